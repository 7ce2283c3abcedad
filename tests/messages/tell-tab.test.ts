import { afterEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageHealth } from '../../utils/domain/page-health.ts';
import { askHealth } from '../../utils/messages/ask-health.ts';
import { isTabMessage } from '../../utils/messages/envelope.ts';
import { activeTikTokTab, tellAllTabs, tellTab } from '../../utils/messages/tell-tab.ts';

afterEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const sendMessage = () => vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>;
const tabs = (...found: object[]) =>
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(found as never);

const HEALTH: PageHealth = {
  surface: 'for-you',
  isDegraded: false,
  cards: 4,
  buttons: 4,
  idFrom: { link: 4 },
  unread: {},
  cardRules: { 0: 4 },
  postsFromJson: 12,
  rulesVersion: '2026-11-22',
  areRulesOverridden: false,
};

describe('saying something to a tab', () => {
  test('reaches the script of the top frame in a shape it knows as ours', async () => {
    const sent = sendMessage().mockResolvedValue(undefined);
    expect(await tellTab(7, { name: 'save.inView' })).toBe(true);
    expect(sent).toHaveBeenCalledWith(7, expect.anything(), { frameId: 0 });
    expect(isTabMessage(sent.mock.calls[0]?.[1])).toBe(true);
  });

  test('where nobody listens answers so instead of throwing', async () => {
    sendMessage().mockRejectedValue(new Error('Receiving end does not exist.'));
    expect(await tellTab(7, { name: 'save.inView' })).toBe(false);
  });

  test('tells every tab of tiktok.com, whichever of them cannot hear', async () => {
    tabs({ id: 1 }, { id: 2 }, {}, { id: 3 });
    const sent = sendMessage()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(undefined);
    await tellAllTabs({ name: 'lookout.changed' });
    expect(sent.mock.calls.map(([tabId]) => tabId as number)).toEqual([1, 2, 3]);
  });

  test('tells nobody when the tabs cannot be listed', async () => {
    vi.spyOn(browser.tabs, 'query').mockRejectedValue(new Error('shutting down'));
    const sent = sendMessage();
    await tellAllTabs({ name: 'lookout.changed' });
    expect(sent).not.toHaveBeenCalled();
  });
});

describe('the tab in front', () => {
  test.each([
    ['https://www.tiktok.com/foryou', 5],
    ['https://www.tiktok.com.evil.example/', null],
    ['https://example.com/https://www.tiktok.com/', null],
    [undefined, null],
  ])('showing %s is %s', async (url, tabId) => {
    tabs({ id: 5, url });
    expect(await activeTikTokTab()).toBe(tabId);
  });
});

describe('asking a tab how well it understands its page', () => {
  test('gives its answer', async () => {
    sendMessage().mockResolvedValue(HEALTH);
    expect(await askHealth(7)).toEqual(HEALTH);
  });

  test.each([
    undefined,
    null,
    'fine',
    { ...HEALTH, cards: 'many' },
    { ...HEALTH, idFrom: { link: '4' } },
    { ...HEALTH, surface: 'x'.repeat(500) },
  ])('gives nothing when the answer is %j', async (reply) => {
    sendMessage().mockResolvedValue(reply);
    expect(await askHealth(7)).toBeNull();
  });

  test('leaves out what a report has no place for', async () => {
    sendMessage().mockResolvedValue({ ...HEALTH, watched: ['a post'] });
    expect(await askHealth(7)).toEqual(HEALTH);
  });

  test('gives nothing when no script of ours is there', async () => {
    sendMessage().mockRejectedValue(new Error('Receiving end does not exist.'));
    expect(await askHealth(7)).toBeNull();
  });
});
