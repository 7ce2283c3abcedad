import { CardSight } from './card-sight.ts';
import { FallbackCards } from './fallback-cards.ts';
import { toCard, type Card } from './find-cards.ts';
import { isElement } from './is-element.ts';
import type { CompiledRules } from './page-rules.ts';

/** What changed since last time. */
export interface FeedChange {
  /** Cards near the viewport that are new there, or in which something changed: to be read again. */
  near: Card[];
  /** Cards that left the viewport's surroundings or the page. */
  gone: Element[];
}

/** Cards that come near within this time are dealt with together: a grid lays itself out anew each time. */
const GATHER_MS = 400;

/** As many as are dealt with in one go, so that no task gets long; the rest follows at once. */
const MAX_AT_ONCE = 60;

/** Above this, one look at the whole page is cheaper than going through the records. */
const MAX_RECORDS = 5_000;

/**
 * Watches the page for cards that come, fill, empty, are reused, and go. There is one MutationObserver, whose records
 * are gathered for one look an animation frame, and one IntersectionObserver (card-sight.ts), so that only cards near the
 * viewport cost anything. Everything ends with the signal.
 */
export class FeedWatcher {
  readonly #document: Document;
  readonly #rules: CompiledRules;
  readonly #signal: AbortSignal;
  readonly #onChange: (change: FeedChange) => void;
  readonly #mutations: MutationObserver;
  readonly #sight: CardSight;
  readonly #fallback = new FallbackCards();
  readonly #near = new Map<Element, Card>();
  readonly #sightings = new Map<Element, boolean>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #records: MutationRecord[] = [];
  #mustScan = true;
  #mustReread = false;
  #frame: number | null = null;
  #url: string;

  constructor(
    document: Document,
    rules: CompiledRules,
    signal: AbortSignal,
    onChange: (change: FeedChange) => void,
  ) {
    this.#document = document;
    this.#rules = rules;
    this.#signal = signal;
    this.#onChange = onChange;
    this.#url = document.location.href;
    this.#mutations = new MutationObserver((records) => this.#gather(records));
    const onCard = (card: Element, isNear: boolean): void => void this.#sightings.set(card, isNear);
    const onTold = (isInSight: boolean): void => this.#planTelling(isInSight);
    this.#sight = new CardSight({ onCard, onTold }, signal);
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    this.#listenToNavigation();
    this.#observe();
    this.#plan();
  }

  /** Changes the page without hearing of it. */
  write(change: () => void): void {
    this.#gather(this.#mutations.takeRecords());
    this.#mutations.disconnect();
    try {
      change();
    } finally {
      this.#observe();
    }
  }

  /** Has every card near the viewport read again, at the next frame. */
  reread(): void {
    this.#mustReread = true;
    this.#plan();
  }

  /** Looks for cards without card rules as well, until the page has another address. */
  useFallback(): void {
    this.#fallback.start();
    this.#mustScan = true;
    this.#plan();
  }

  #observe(): void {
    if (this.#signal.aborted) return;
    this.#mutations.observe(this.#document, {
      childList: true,
      subtree: true,
      // A reused slot may keep its nodes and only change what they point to.
      attributes: true,
      attributeFilter: ['href', 'id'],
    });
  }

  #stop(): void {
    this.#mutations.disconnect();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#telling);
    this.#sightings.clear();
    this.#near.clear();
    this.#records = [];
  }

  /** Pages of tiktok.com change their address without loading, and not always in the same moment as their content. */
  #listenToNavigation(): void {
    const look = (): void => this.#plan();
    const signal = this.#signal;
    addEventListener('popstate', look, { signal });
    if ('navigation' in globalThis)
      navigation.addEventListener('currententrychange', look, { signal });
  }

  #gather(records: MutationRecord[]): void {
    if (records.length > 0) this.#plan();
    if (this.#mustScan) return;
    this.#records.push(...records);
    if (this.#records.length < MAX_RECORDS) return;
    // Frames stand still in a hidden tab: records must not pile up and keep removed nodes alive.
    this.#records = [];
    this.#mustScan = true;
  }

  #plan(): void {
    if (this.#signal.aborted) return;
    this.#frame ??= requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    this.#frame = null;
    const records = this.#records;
    this.#records = [];
    if (this.#mustScan)
      this.#watch(this.#document.querySelectorAll(this.#rules.any('cards')), false);
    const hasMoved = this.#hasMoved();
    if (hasMoved) this.#fallback.end();
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    if (this.#mustScan || added.size > 0)
      this.#fallback.look(this.#document, this.#rules, this.#sight);
    const mustRereadAll = hasMoved || this.#mustReread || this.#mustScan;
    this.#mustReread = false;
    this.#mustScan = false;
    const touched = new Set([...this.#watchAdded(added), ...this.#touchedCards(records, added)]);
    const gone = [...this.#near.values()].flatMap(({ element, rule }) => {
      const isCard = element.isConnected && (rule !== null || this.#fallback.get(element));
      return isCard ? [] : [element];
    });
    for (const element of gone) this.#near.delete(element);
    const near = [...this.#near.values()].filter(
      ({ element }) => mustRereadAll || touched.has(element),
    );
    if (near.length > 0 || gone.length > 0) this.#onChange({ near, gone });
  }

  #watchAdded(added: ReadonlySet<Node>): Element[] {
    const cards: Element[] = [];
    const anyCard = this.#rules.any('cards');
    for (const node of added) {
      // What came with its parent is found from there.
      if (!isElement(node) || !node.isConnected || (node.parentNode && added.has(node.parentNode)))
        continue;
      if (node.matches(anyCard)) cards.push(node);
      cards.push(...node.querySelectorAll(anyCard));
    }
    // One that was taken out and put back is looked for anew: its coming back alone may not count as coming near.
    for (const card of cards) this.#sight.unobserve(card);
    this.#watch(cards, true);
    return cards;
  }

  #watch(cards: Iterable<Element>, mayBeNear: boolean): void {
    this.#sight.observeAll(cards, (card) => card.matches(this.#rules.grid), mayBeNear);
  }

  #touchedCards(records: readonly MutationRecord[], added: ReadonlySet<Node>): Element[] {
    if (this.#near.size === 0) return [];
    const targets = new Map<Node, boolean>();
    for (const { target, removedNodes } of records) {
      if (!added.has(target))
        targets.set(target, (targets.get(target) ?? false) || removedNodes.length > 0);
    }
    return [...targets].flatMap(([target, hasLost]) => {
      const card = this.#nearAround(target);
      if (card) return [card];
      // What was taken away around a card may have been its button.
      return hasLost ? [...this.#near.keys()].filter((element) => target.contains(element)) : [];
    });
  }

  #nearAround(node: Node): Element | null {
    let at: Element | null = isElement(node) ? node : node.parentElement;
    while (at && !this.#near.has(at)) at = at.parentElement;
    return at;
  }

  #hasMoved(): boolean {
    const before = this.#url;
    this.#url = this.#document.location.href;
    return this.#url !== before;
  }

  /** Cards that are in sight are dealt with at once, those around it together. */
  #planTelling(isInSight: boolean): void {
    if (isInSight) this.#tell();
    else if (this.#sightings.size > 0) this.#telling ??= setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const near: Card[] = [];
    const gone: Element[] = [];
    for (const [element, isNear] of this.#sightings) {
      if (near.length === MAX_AT_ONCE) break;
      this.#sightings.delete(element);
      const card = isNear && !this.#near.has(element) ? this.#toCard(element) : null;
      if (card) near.push(card);
      else if (!isNear && this.#near.delete(element)) gone.push(element);
    }
    for (const card of near) this.#near.set(card.element, card);
    if (near.length > 0 || gone.length > 0) this.#onChange({ near, gone });
    if (this.#sightings.size > 0) this.#telling = setTimeout(() => this.#tell());
  }

  #toCard(element: Element): Card | null {
    return toCard(element, this.#rules) ?? this.#fallback.get(element);
  }
}
