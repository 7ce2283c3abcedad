import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listenToCommands } from '../../../entrypoints/background/commands.ts';

const TAB = 7;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** The keys as the browser would pass them on, with this page in front. */
function keys(url: string, { isHeard = true } = {}) {
  const listen = vi.spyOn(browser.commands.onCommand, 'addListener').mockReturnValue();
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: TAB, url }] as never);
  const told = vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>;
  if (isHeard) told.mockResolvedValue(undefined);
  else told.mockRejectedValue(new Error('Receiving end does not exist.'));
  listenToCommands();
  const press = listen.mock.calls[0]?.[0] as (name: string) => void;
  return { press, told };
}

describe('a command', () => {
  test.each([
    ['save-post', 'save.inView'],
    ['pick-posts', 'pick.start'],
  ])('%s is carried out by the TikTok tab in front', async (command, name) => {
    const { press, told } = keys('https://www.tiktok.com/foryou');
    press(command);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(told.mock.calls[0]?.slice(0, 2)).toMatchObject([TAB, { name }]);
  });

  test.each([
    ['save-post', 'https://example.com/'],
    ['toString', 'https://www.tiktok.com/foryou'],
  ])('%s on %s does nothing', async (command, url) => {
    const { press, told } = keys(url);
    press(command);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).not.toHaveBeenCalled();
  });

  test('on a tab that was open before the extension says so on the icon', async () => {
    const { press } = keys('https://www.tiktok.com/foryou', { isHeard: false });
    press('save-post');
    await vi.waitFor(async () =>
      expect(await browser.action.getBadgeText({ tabId: TAB })).toBe('!'),
    );
    expect(await browser.action.getTitle({ tabId: TAB })).toContain('Reload');
  });
});
