import { browser } from 'wxt/browser';

/** What every text for support begins with: which Spark Scout, in which browser, and when. Nothing of the person. */
export function readSupportFacts() {
  return {
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: navigator.language,
    now: Date.now(),
  };
}
