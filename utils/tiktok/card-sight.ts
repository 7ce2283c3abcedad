/** Two screens ahead, so that a button is there before its card is seen, and asking for states is worth a message. */
const AHEAD = '200% 0px';

/** Cards of a grid that are watched together: less work for the browser at every frame of scrolling, and for us. */
const MAX_IN_GROUP = 24;

/** Both ends of a group taller than five screens could be two screens away while its middle is in sight. */
const MAX_SCREENS = 3;

/**
 * Neighbours in a grid. Only the first one and the first of the next group are watched, and what they see counts for
 * all: a card that ends one group and begins the next is half the work of two.
 */
interface Group {
  cards: Element[];
  /** Which ends are near the viewport. */
  near: Set<Element>;
  /** Null until it is known: then it is told, whatever it is. */
  isNear: boolean | null;
  /** Where the end lies that was heard of first; false once the group is known not to be too tall. */
  firstEnd: DOMRectReadOnly | null | false;
}

/**
 * A card that speaks for a group in sight may itself lie so far from the window. Cards that are scrolled to come near two
 * screens away, and can wait; those that somebody jumped to cannot.
 */
const SCREENS_BESIDE = MAX_SCREENS / 2;

/** What is told of cards. */
export interface SightEvents {
  /** A card came near, or left. */
  onCard: (card: Element, isNear: boolean) => void;
  /** All was told for now; whether some of those that came are in sight already. */
  onTold: (isInSight: boolean) => void;
}

/** Tells which cards are near the viewport, with one IntersectionObserver. */
export class CardSight {
  readonly #observer: IntersectionObserver;
  readonly #groups = new WeakMap<Element, Group>();
  /** What a watched card speaks for: its own group, and the one that ends before it. */
  readonly #spoken = new WeakMap<Element, Group[]>();
  readonly #onCard: SightEvents['onCard'];
  /** Of the window, in CSS pixels; asked for once, for asking may make the browser lay the page out. */
  #height = innerHeight;

  constructor({ onCard, onTold }: SightEvents, signal: AbortSignal) {
    this.#onCard = onCard;
    addEventListener('resize', () => (this.#height = innerHeight), { signal });
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
    this.#observer = new IntersectionObserver((entries) => onTold(this.#read(entries)), margins());
  }

  /**
   * Watches cards, given in the order of the page; those that are watched already stay as they are.
   * @param canGroup whether neighbours may speak for a card
   * @param mayBeNear whether they may have been told to be near: then it is told as well that they are not
   */
  observeAll(
    cards: Iterable<Element>,
    canGroup: (card: Element) => boolean,
    mayBeNear: boolean,
  ): void {
    let group: Group | null = null;
    let list: Element | null | undefined;
    for (const card of cards) {
      if (this.#groups.has(card)) continue;
      const around = card.parentElement?.parentElement;
      const isNeighbour = around === list && list !== undefined;
      // Asked once for each list: matching a thousand cards against every rule is what costs most here.
      const ownList = isNeighbour || canGroup(card) ? around : undefined;
      if (!group || !isNeighbour || group.cards.length === MAX_IN_GROUP) {
        if (group) this.#watchEnds(group, isNeighbour ? card : undefined);
        group = { cards: [], near: new Set(), isNear: mayBeNear ? null : false, firstEnd: null };
        list = ownList;
      }
      group.cards.push(card);
      this.#groups.set(card, group);
    }
    if (group) this.#watchEnds(group);
  }

  /** Watches one card by itself. */
  observe(card: Element): void {
    this.observeAll([card], () => false, true);
  }

  unobserve(card: Element): void {
    const group = this.#groups.get(card);
    if (!group) return;
    this.#groups.delete(card);
    group.cards = group.cards.filter((other) => other !== card);
    this.#observer.unobserve(card);
    const spoken = this.#spoken.get(card) ?? [];
    this.#spoken.delete(card);
    for (const one of spoken) {
      one.near.delete(card);
      this.#watchEnds(one);
    }
  }

  #watchEnds(group: Group, end = group.cards.at(-1)): void {
    for (const card of new Set([group.cards[0], end])) {
      const spoken = card && (this.#spoken.get(card) ?? []);
      if (!card || spoken?.includes(group)) continue;
      this.#spoken.set(card, [...(spoken ?? []), group]);
      this.#observer.observe(card);
    }
  }

  #read(entries: readonly IntersectionObserverEntry[]): boolean {
    const coming: IntersectionObserverEntry[] = [];
    for (const entry of entries) {
      const groups = this.#spoken.get(entry.target) ?? [];
      if (entry.isIntersecting && groups.some(({ isNear }) => !isNear)) coming.push(entry);
      for (const group of groups) this.#readEnd(group, entry);
    }
    const height = this.#height;
    const beside = SCREENS_BESIDE * height;
    return sampleOf(coming).some(
      ({ boundingClientRect: box }) => box.top < height + beside && box.bottom > -beside,
    );
  }

  #readEnd(group: Group, entry: IntersectionObserverEntry): void {
    const { target, isIntersecting } = entry;
    if (isIntersecting) group.near.add(target);
    else group.near.delete(target);
    if (group.cards.length > 1) {
      if (heightOf(group, entry) > MAX_SCREENS * this.#height) return this.#part(group.cards);
      // Another end is then begun to be watched, and will be heard of.
      if (!isIntersecting && isLost(entry)) return this.#part([target]);
    }
    const isNear = group.near.size > 0;
    if (isNear === group.isNear) return;
    group.isNear = isNear;
    for (const card of group.cards) this.#onCard(card, isNear);
  }

  /** Takes cards out of their group, to be watched by themselves. */
  #part(cards: readonly Element[]): void {
    for (const card of cards) {
      this.unobserve(card);
      if (card.isConnected) this.observe(card);
    }
  }
}

/** From end to end of a group, told once, when both were heard of; 0 otherwise. */
function heightOf(group: Group, entry: IntersectionObserverEntry): number {
  const { firstEnd } = group;
  if (firstEnd === false) return 0;
  const box = entry.boundingClientRect;
  group.firstEnd = firstEnd === null ? box : false;
  if (firstEnd === null) return 0;
  return Math.max(firstEnd.bottom, box.bottom) - Math.min(firstEnd.top, box.top);
}

/** Whether an end can speak for its group no more: it was taken away, or is hidden, as by an ad blocker. */
function isLost({ target, boundingClientRect: box }: IntersectionObserverEntry): boolean {
  return !target.isConnected || (box.width === 0 && box.height === 0);
}

/**
 * `scrollMargin` counts for lists that scroll inside the page as well; Firefox 140 does not know it. Given both, the page
 * itself gets one on top of the other: five screens instead of one and a half (Chromium 156, Firefox 153).
 */
function margins(): IntersectionObserverInit {
  return 'scrollMargin' in IntersectionObserver.prototype
    ? { scrollMargin: AHEAD }
    : { rootMargin: AHEAD };
}

/** The first, the middle and the last: cards come in the order of the page, and asking each for its box costs time. */
function sampleOf<T>(list: readonly T[]): T[] {
  const places = new Set([0, list.length >> 1, list.length - 1]);
  return [...places].flatMap((at) => list[at] ?? []);
}
