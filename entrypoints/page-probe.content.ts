import { defineContentScript } from 'wxt/utils/define-content-script';
import { drainInIdle } from '../utils/tiktok/drain-in-idle.ts';
import { walkJson } from '../utils/tiktok/page-json.ts';
import { offerPort } from '../utils/tiktok/probe-handover.ts';
import { watchAnswers } from '../utils/tiktok/watch-answers.ts';

/** Runs in the page's own world and passes on what the page itself was told of posts and creators. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    const port = offerPort(window);
    watchAnswers(window, (json, path) => {
      // Stories have an endpoint of their own (code of public downloaders to 2026-10), and no sign on the item.
      const facts = walkJson(json, path.startsWith('/api/story/') || undefined);
      drainInIdle(facts, (batch) => port.post(JSON.stringify(batch)));
    });
  },
});
