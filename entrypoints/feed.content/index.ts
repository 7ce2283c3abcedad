import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isTabMessage } from '../../utils/messages/envelope.ts';
import { send } from '../../utils/messages/send.ts';
import { hearProbe } from '../../utils/tiktok/hear-probe.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { takePort } from '../../utils/tiktok/probe-handover.ts';
import { learnDocument } from '../../utils/tiktok/read-hydration.ts';
import { Feed } from './feed.ts';
import { readPageRules } from './read-page-rules.ts';
import { createUiLoader } from './ui-loader.ts';

/** Runs beside the page's scripts and puts our button on every post. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_start',
  // The page need not hear that we are here.
  noScriptStartedPostMessage: true,
  async main({ signal }) {
    const cache = createPostCache();
    let feed: Feed | null = null;
    // At once, before any script of the page runs: the probe's port is handed over only then.
    takePort(window, signal, (text) => {
      const itemIds = hearProbe(text, cache);
      feed?.learn(itemIds);
    });
    listen(signal, () => feed);
    await firstFrame();
    const rules = await readPageRules();
    if (signal.aborted) return;
    feed = new Feed({ send, loadUi: createUiLoader(send), signal, rules, cache });
    const { href } = location;
    whenCompleteAndIdle(signal, () => feed?.noteDocument(learnDocument(document, href, cache)));
  },
});

/** When the page was painted for the first time: it waits for nothing of ours until then. */
const firstFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

function listen(signal: AbortSignal, feed: () => Feed | null): void {
  const hear = (
    message: unknown,
    _sender: unknown,
    answer: (reply: unknown) => void,
  ): undefined => {
    if (!isTabMessage(message)) return;
    if (message.name === 'health.read') answer(feed()?.health() ?? null);
    else feed()?.hear(message);
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear), {
    once: true,
  });
}

/** Not before the page has had its first frames: what the server wrote into it is long. */
function whenCompleteAndIdle(signal: AbortSignal, act: () => void): void {
  const wait = (): void => {
    const waiting = requestIdleCallback(act, { timeout: 1_000 });
    signal.addEventListener('abort', () => cancelIdleCallback(waiting), { once: true });
  };
  if (document.readyState !== 'loading') wait();
  else document.addEventListener('DOMContentLoaded', wait, { signal, once: true });
}
