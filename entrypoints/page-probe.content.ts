import { defineContentScript } from 'wxt/utils/define-content-script';
import { findPosts } from '../utils/tiktok/page-json.ts';
import { offerPort } from '../utils/tiktok/probe-handover.ts';
import { watchAnswers } from '../utils/tiktok/watch-answers.ts';

/** As many posts as the other side reads in one go. */
const BATCH = 100;

/** Runs in the page's own world and passes on the posts that the page itself was answered with. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    const port = offerPort(window);
    watchAnswers(window, (json) => {
      const posts = findPosts(json);
      for (let at = 0; at < posts.length; at += BATCH) {
        port.post(JSON.stringify(posts.slice(at, at + BATCH)));
      }
    });
  },
});
