import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { PageHealth } from '../domain/page-health.ts';
import { ENVELOPE } from './envelope.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const word = v.pipe(v.string(), v.maxLength(100));
const counts = v.record(word, count);

const health = v.object({
  surface: word,
  isDegraded: v.boolean(),
  cards: count,
  buttons: count,
  idFrom: counts,
  unread: counts,
  cardRules: counts,
  postsFromJson: count,
  rulesVersion: word,
  areRulesOverridden: v.boolean(),
}) satisfies v.GenericSchema<unknown, PageHealth>;

/**
 * Asks our script in a tab how well it understands the page. Never rejects.
 * @returns null when no script of ours answers, or not in this shape
 */
export async function askHealth(tabId: number): Promise<PageHealth | null> {
  try {
    const message = { ...ENVELOPE, name: 'health.read' };
    const reply: unknown = await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    const read = v.safeParse(health, reply);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
