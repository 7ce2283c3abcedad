import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import { barePost } from '../../utils/domain/post.ts';
import { parsePostUrl, type PostLink } from '../../utils/domain/post-url.ts';
import type { TabMessage } from '../../utils/messages/envelope.ts';
import { tellTab } from '../../utils/messages/tell-tab.ts';
import { logError } from '../../utils/platform/log.ts';
import { settings } from '../../utils/settings/settings.ts';
import { showSign } from './toolbar-sign.ts';
import { toErrorCode } from './to-error-code.ts';
import type { Wiring } from './wiring.ts';

const SAVE = 'save-link';
/** Links of posts on www, m and the bare host, on whatever page they stand. */
const POST_LINKS = ['video', 'photo'].map((kind) => `*://*.tiktok.com/@*/${kind}/*`);

let making = Promise.resolve();

/** Puts "save" into the menu of links to posts. Menus outlive the worker, so that once an install is enough. */
export function createLinkMenu(): void {
  // An update at the start of the browser asks for it twice: one after the other, or both would find the place free.
  making = making.then(replaceMenu).catch((error: unknown) => logError('link menu', error));
}

async function replaceMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: SAVE,
    title: i18n.t('toolbar.saveLink'),
    contexts: ['link'],
    targetUrlPatterns: POST_LINKS,
  });
}

/** Saves the post of a link that a person chose "save" for, and says so where they are. */
export function listenToLinkMenu(wiring: Pick<Wiring, 'context' | 'announce'>): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    const link = menuItemId === SAVE && linkUrl ? parsePostUrl(linkUrl) : null;
    if (link) void saveLink(wiring, link, tab?.id ?? null);
  });
}

async function saveLink(
  wiring: Pick<Wiring, 'context' | 'announce'>,
  link: PostLink,
  tabId: number | null,
): Promise<void> {
  const outcome = await trySaving(wiring, link);
  if (tabId === null || (await tellTab(tabId, outcome))) return;
  const isSaved = outcome.name === 'saved.byLink';
  showSign(
    isSaved ? 'done' : 'failed',
    i18n.t(isSaved ? 'toolbar.savedLink' : 'toolbar.saveLinkFailed'),
    tabId,
  );
}

async function trySaving(
  { context, announce }: Pick<Wiring, 'context' | 'announce'>,
  { itemId, kind, handle }: PostLink,
): Promise<TabMessage> {
  try {
    const { defaultDays } = await settings.getValue();
    const post = barePost(itemId, kind, handle);
    const { requests, freshIds } = await saveManyPosts(context, [post], defaultDays);
    announce([itemId]);
    const requestId = requests[0]?.id ?? '';
    return { name: 'saved.byLink', requestId, handle, isFresh: freshIds.length > 0 };
  } catch (error) {
    return { name: 'save.failed', code: toErrorCode(error, 'save link') };
  }
}
