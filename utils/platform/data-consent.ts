import { browser } from 'wxt/browser';
import { logError } from './log.ts';

/** What leaves the machine once an ad account is connected, in Firefox's words (manifest: optional). */
const WANTED = { origins: [], data_collection: ['authenticationInfo', 'websiteContent'] };

/**
 * Readies Firefox's question whether data may leave the machine (Firefox 140 and later). The answer has to be looked up
 * before, because the question itself is only allowed straight from a click.
 * @returns asks; true when granted, and at once in browsers that have no such question.
 */
export async function prepareDataConsent(): Promise<() => Promise<boolean>> {
  const hasQuestion = 'data_collection' in (await browser.permissions.getAll());
  return () => (hasQuestion ? ask() : Promise.resolve(true));
}

async function ask(): Promise<boolean> {
  try {
    return await browser.permissions.request(WANTED);
  } catch (error) {
    logError('asking for consent', error);
    return false;
  }
}
