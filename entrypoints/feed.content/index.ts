import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isBadgesChanged } from '../../utils/messages/envelope.ts';
import { send } from '../../utils/messages/send.ts';
import { Feed } from './feed.ts';

/** Runs beside the page's scripts and puts our button on every post. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_start',
  // The page need not hear that we are here.
  noScriptStartedPostMessage: true,
  main({ signal }) {
    const feed = new Feed(send, signal);
    const hear = (message: unknown): undefined => {
      if (isBadgesChanged(message)) feed.hearChanged(message.itemIds);
    };
    browser.runtime.onMessage.addListener(hear);
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear), {
      once: true,
    });
  },
});
