import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLinkMenu, listenToLinkMenu } from '../../../entrypoints/background/link-menu.ts';
import { aContext, ITEM_ID } from '../../support/build.ts';

const TAB = 7;
const LINK = `https://www.tiktok.com/@ana.sandbox/video/${ITEM_ID}?is_from_webapp=1`;

type Clicked = Parameters<typeof browser.contextMenus.onClicked.addListener>[0];

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** The menu as the browser would use it. */
function openMenu({ isHeard = true } = {}) {
  const context = aContext();
  const announce = vi.fn<(itemIds: string[] | null) => void>();
  const listen = vi.spyOn(browser.contextMenus.onClicked, 'addListener').mockReturnValue();
  const told = vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>;
  if (isHeard) told.mockResolvedValue(undefined);
  else told.mockRejectedValue(new Error('Receiving end does not exist.'));
  listenToLinkMenu({ context, announce });
  const clicked = listen.mock.calls[0]?.[0] as Clicked;
  const click = (linkUrl: string, menuItemId = 'save-link'): void =>
    clicked({ menuItemId, linkUrl } as never, { id: TAB } as never);
  return { context, announce, told, click };
}

const sign = () => browser.action.getBadgeText({ tabId: TAB });

describe('"save" in the menu of a link', () => {
  test('saves the post and tells the page where it was chosen', async () => {
    const { context, announce, told, click } = openMenu();
    click(LINK);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    const [request] = await context.db.requests.toArray();
    expect(request).toMatchObject({ itemId: ITEM_ID, status: 'saved', days: 30 });
    expect(told.mock.calls[0]?.slice(0, 2)).toMatchObject([
      TAB,
      { name: 'saved.byLink', requestId: request?.id, handle: 'ana.sandbox', isFresh: true },
    ]);
    expect(announce).toHaveBeenCalledWith([ITEM_ID]);
    expect(await sign()).toBe('');
  });

  test('says when the post was in the list already', async () => {
    const { told, click } = openMenu();
    click(LINK);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    click(LINK);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    expect(told.mock.calls[1]?.[1]).toMatchObject({ name: 'saved.byLink', isFresh: false });
  });

  test('on a page without a script of ours shows a tick on the icon for four seconds', async () => {
    const { click } = openMenu({ isHeard: false });
    click(LINK);
    await vi.waitFor(async () => expect(await sign()).toBe('✓'));
    await vi.advanceTimersByTimeAsync(3_900);
    expect(await sign()).toBe('✓');
    await vi.advanceTimersByTimeAsync(200);
    expect(await sign()).toBe('');
  });

  test('chosen again keeps the second tick as long as the first', async () => {
    const { click, told } = openMenu({ isHeard: false });
    click(LINK);
    await vi.waitFor(async () => expect(await sign()).toBe('✓'));
    await vi.advanceTimersByTimeAsync(2_500);
    click(LINK);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await sign()).toBe('✓');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await sign()).toBe('');
  });

  test('that fails says why, by a code only', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { context, told, click } = openMenu();
    context.db.close();
    click(LINK);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(told.mock.calls[0]?.[1]).toEqual(
      expect.objectContaining({ name: 'save.failed', code: 'internal' }),
    );
  });

  test.each([
    ['of a profile', 'https://www.tiktok.com/@ana.sandbox', 'save-link'],
    ['of another site', `https://evil.example/@ana/video/${ITEM_ID}`, 'save-link'],
    ['of another menu', LINK, 'somebody-elses'],
  ])('%s does nothing', async (_, link, menuItemId) => {
    const { context, told, click } = openMenu();
    click(link, menuItemId);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).not.toHaveBeenCalled();
    expect(await context.db.requests.count()).toBe(0);
  });
});

describe('the entry in the menu', () => {
  test('is made once, although installing and starting come together', async () => {
    const entries: string[] = [];
    const create = vi.fn(({ id }: { id: string }) => void entries.push(id));
    vi.spyOn(browser.contextMenus, 'create').mockImplementation(create as never);
    const clear = async (): Promise<void> => {
      await Promise.resolve();
      entries.length = 0;
    };
    const clearing: { mockImplementation: (how: typeof clear) => unknown } = vi.spyOn(
      browser.contextMenus,
      'removeAll',
    );
    clearing.mockImplementation(clear);
    createLinkMenu();
    createLinkMenu();
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(0);
    expect(entries).toEqual(['save-link']);
  });
});
