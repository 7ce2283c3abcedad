import { defineContentScript } from 'wxt/utils/define-content-script';
import { PAGE_UI } from './draw-ui.ts';

/** Put into a tab when a person first reaches for a button: most pages never need it. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main() {
    globalThis.sparkScoutTakeUi?.(PAGE_UI);
  },
});
