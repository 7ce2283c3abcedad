import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isTabMessage } from '../../utils/messages/envelope.ts';
import { send } from '../../utils/messages/send.ts';
import { hearProbe } from '../../utils/tiktok/hear-probe.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { hearPort } from '../../utils/tiktok/probe-handover.ts';
import { learnDocument } from '../../utils/tiktok/read-hydration.ts';
import { Feed } from './feed.ts';
import { readPageRules } from './read-page-rules.ts';
import { createUiLoader } from './ui-loader.ts';

/** Runs beside the page's scripts and puts our button on every post. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  // What the page's own scripts are told meanwhile waits in the probe's port.
  runAt: 'document_end',
  // The page need not hear that we are here.
  noScriptStartedPostMessage: true,
  async main({ signal }) {
    const cache = createPostCache();
    let feed: Feed | null = null;
    void globalThis.sparkScoutProbePort?.then((port) =>
      hearPort(port, signal, (text) => {
        const itemIds = hearProbe(text, cache);
        feed?.learn(itemIds);
      }),
    );
    listen(signal, () => feed);
    await nextFrame();
    const rules = await readPageRules();
    if (signal.aborted) return;
    feed = new Feed({ send, loadUi: createUiLoader(send), signal, rules, cache });
    const { href } = location;
    whenIdle(signal, () => feed?.noteDocument(learnDocument(document, href, cache)));
  },
});

/** When the page was painted with what it has by now: that waits for nothing of ours. A hidden one is not painted. */
function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

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
function whenIdle(signal: AbortSignal, act: () => void): void {
  const waiting = requestIdleCallback(act, { timeout: 1_000 });
  signal.addEventListener('abort', () => cancelIdleCallback(waiting), { once: true });
}
