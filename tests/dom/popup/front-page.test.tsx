import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageHealth } from '../../../utils/domain/page-health.ts';
import { axeFaults } from '../../support/axe.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

const TAB_ID = 7;
const WELL: PageHealth = {
  surface: 'for-you',
  isDegraded: false,
  cards: 4,
  buttons: 4,
  idFrom: { link: 4 },
  unread: {},
  cardRules: { '0': 4 },
  postsFromJson: 12,
  rulesVersion: '2026-11-22',
  areRulesOverridden: false,
};

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'x', version: '0.2.0' });
  stage = stagePage();
});

const open = (health: PageHealth | null) =>
  openPopupPage(stage, { frontPage: { tabId: TAB_ID, health } });
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('over a page of TikTok', () => {
  test('several posts can be picked; the popup makes way for the page', async () => {
    const told = vi.fn<(tabId: number, message: unknown) => Promise<void>>(() => Promise.resolve());
    fakeBrowser.tabs.sendMessage = told;
    const closed = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    await open(WELL);
    press('Pick several on this page');
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(told.mock.calls[0]?.[0]).toBe(TAB_ID);
    expect(told.mock.calls[0]?.[1]).toMatchObject({ name: 'pick.start' });
  });

  test('with a single post there is nothing to pick from', async () => {
    await open({ ...WELL, cards: 1 });
    expect(screen.queryByRole('button', { name: 'Pick several on this page' })).toBeNull();
  });

  test('that is no longer understood, that is said by its name, with diagnostics to copy', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open({ ...WELL, surface: 'hashtag', isDegraded: true, buttons: 0 });
    expect(screen.queryByText(/does not recognize posts on this page \(hashtag\)/)).not.toBeNull();
    press('Copy diagnostics');
    await screen.findByText(/counts and versions only/);
    const [text = ''] = copied.mock.calls[0] ?? [];
    expect(JSON.parse(text)).toMatchObject({
      version: '0.2.0',
      pages: [{ surface: 'hashtag', isDegraded: true }],
    });
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });

  test('on which our script does not run, a reload is offered', async () => {
    const reload = vi.fn<(tabId: number) => Promise<void>>(() => Promise.resolve());
    fakeBrowser.tabs.reload = reload as unknown as typeof fakeBrowser.tabs.reload;
    vi.spyOn(window, 'close').mockImplementation(() => undefined);
    await open(null);
    press('Reload the page');
    expect(reload).toHaveBeenCalledWith(TAB_ID);
  });
});

test('over any other page nothing is said of it', async () => {
  await openPopupPage(stage);
  expect(screen.queryByText(/on this page/)).toBeNull();
});
