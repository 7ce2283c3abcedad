import type { EpochMs } from '../domain/clock.ts';
import type { PageHealth } from '../domain/page-health.ts';
import type { Card } from './find-cards.ts';
import type { IdFrom, UnreadReason } from './identify-card.ts';
import type { CompiledRules } from './page-rules.ts';
import type { Surface } from './surfaces.ts';

/** Pages fill their cards within this time, and players are mounted. */
const PATIENCE_MS = 4_000;

/** What was read of a card; an `Identity` or a `CardReading`. */
type Reading = { ok: true; idFrom: IdFrom } | { ok: false; reason: UnreadReason };

interface Entry {
  reading: Reading;
  /** False for rows beside a single post: that they can be read says nothing about the post. */
  isMain: boolean;
  rule: number | null;
  /** Since when it has been unreadable; null while it is readable or there is nothing to read. */
  unreadSince: EpochMs | null;
}

/** Keeps count of how well the cards near the viewport are understood. */
export class HealthBook {
  readonly #rules: CompiledRules;
  readonly #entries = new Map<Element, Entry>();
  #surface: Surface = 'other';
  #movedAt: EpochMs = 0;

  constructor(rules: CompiledRules) {
    this.#rules = rules;
  }

  /** The page has another address: patience starts anew. */
  moveTo(surface: Surface, now: EpochMs): void {
    this.#surface = surface;
    this.#movedAt = now;
    for (const entry of this.#entries.values())
      if (entry.unreadSince !== null) entry.unreadSince = now;
  }

  /** A card near the viewport was read. */
  note({ element, layout, rule }: Card, reading: Reading, now: EpochMs): void {
    const before = this.#entries.get(element)?.unreadSince;
    const unreadSince = isMissing(reading) ? (before ?? now) : null;
    this.#entries.set(element, { reading, isMain: layout !== 'related', rule, unreadSince });
  }

  /** Cards left the viewport's surroundings or the page. */
  forget(elements: Iterable<Element>): void {
    for (const element of elements) this.#entries.delete(element);
  }

  /** Whether no card of a known surface could be read for some time, so that it is worth looking without card rules. */
  needsFallback(now: EpochMs): boolean {
    return this.#surface !== 'other' && now - this.#movedAt >= PATIENCE_MS && !this.#some(isRead);
  }

  /**
   * Whether TikTok seems to have changed a known surface: its cards are filled but none has given an id for some time,
   * or posts could only be found without a card rule. Empty slots, advertisements and live videos say nothing.
   */
  isDegraded(now: EpochMs): boolean {
    if (this.#surface === 'other') return false;
    if (this.#some(({ reading, rule }) => reading.ok && rule === null)) return true;
    const isLate = ({ unreadSince }: Entry): boolean =>
      unreadSince !== null && now - unreadSince > PATIENCE_MS;
    return this.#some(isLate) && !this.#some(isRead);
  }

  /** The page's health as it stands. */
  health(now: EpochMs, counts: { buttons: number; postsFromJson: number }): PageHealth {
    const entries = [...this.#entries.values()];
    const read = entries.flatMap(({ reading }) => (reading.ok ? [reading.idFrom] : []));
    const unread = entries.flatMap(({ reading }) => (reading.ok ? [] : [reading.reason]));
    return {
      surface: this.#surface,
      isDegraded: this.isDegraded(now),
      cards: entries.length - unread.filter((reason) => reason === 'empty').length,
      buttons: counts.buttons,
      idFrom: tally(read),
      unread: tally(unread),
      cardRules: tally(entries.map(({ rule }) => String(rule ?? 'fallback'))),
      postsFromJson: counts.postsFromJson,
      rulesVersion: this.#rules.version,
      areRulesOverridden: this.#rules.overridden.length > 0,
    };
  }

  #some(isOne: (entry: Entry) => boolean): boolean {
    return [...this.#entries.values()].some(isOne);
  }
}

const isRead = ({ reading, isMain }: Entry): boolean => reading.ok && isMain;

function isMissing(reading: Reading): boolean {
  return !reading.ok && (reading.reason === 'no-id' || reading.reason === 'conflicting-ids');
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
