import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takePort } from '../utils/tiktok/probe-handover.ts';

/**
 * Takes the probe's port before any script of the page runs, for the feed, which begins once the page is there: all that
 * ours has to do with a page's first paint are these few lines.
 */
export default defineUnlistedScript(() => {
  globalThis.sparkScoutProbePort = takePort(window);
});
