import type { ItemStruct } from '../../world/item-shape.ts';
import { feedCard } from '../views/feed-card.ts';
import { feedSlot } from '../views/feed-list.ts';
import type { ItemPage } from './api.ts';
import { create, need, NOW } from './page.ts';
import { patch } from './patch.ts';
import type { Playback } from './playback.ts';
import { note } from './site-log.ts';

/** How many articles the feed keeps, and how many on each side of the active one it fills. */
const SLOTS = 13;
const NEAR = 1;
/** When the active slot comes this close to an end, the posts move by so many slots: filled slots get other posts. */
const MARGIN = 3;
const SHIFT = 2;
/** Posts left below when the next answer is asked for. */
const AHEAD = 6;
/** How long the list must rest before posts move. */
const REST_MS = 140;

interface FeedParts {
  /** Holds `#column-list-container`. */
  root: ParentNode;
  first: ItemStruct[];
  load: (cursor: number) => Promise<ItemPage>;
  playback: Playback;
  /** Ends the feed. */
  signal: AbortSignal;
}

/** A virtualised feed: a few slots near the viewport are filled, the others stay empty, and all are used again. */
export class Feed {
  #parts: FeedParts;
  #list: HTMLElement;
  #items: ItemStruct[];
  #slots: { article: Element; item: ItemStruct | undefined }[] = [];
  /** Number of the post in the first slot. */
  #base = 0;
  #active = 0;
  #cursor: number;
  #hasMore = true;
  #isLoading = false;
  #rest = 0;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#list = need(parts.root, '#column-list-container');
    this.#items = parts.first;
    this.#cursor = parts.first.length;
    const { signal } = parts;
    this.#list.addEventListener('scroll', () => this.#look(), { signal, passive: true });
    signal.addEventListener('abort', () => window.clearTimeout(this.#rest));
    this.#draw();
    this.#loadMore();
  }

  /** Scrolls to the next (1) or the previous (-1) post. */
  go(step: 1 | -1): void {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = (this.#active + step) * this.#slotHeight();
    this.#list.scrollTo({ top, behavior: isCalm ? 'auto' : 'smooth' });
  }

  #slotHeight(): number {
    return this.#slots[0]?.article.getBoundingClientRect().height ?? this.#list.clientHeight;
  }

  #draw(): void {
    if (this.#items.length > 0) this.#list.querySelector(':scope > div')?.remove();
    while (this.#slots.length < Math.min(SLOTS, this.#items.length)) {
      const article = create(feedSlot(this.#slots.length));
      this.#slots.push({ article, item: undefined });
      this.#list.append(article);
    }
    for (const index of this.#slots.keys()) this.#fill(index);
    const article = this.#slots[this.#active]?.article ?? null;
    this.#parts.playback.show(article, this.#items[this.#base + this.#active] ?? null);
  }

  /** A slot that stays filled keeps its nodes and changes what they say; one that leaves loses them. */
  #fill(index: number): void {
    const slot = this.#slots[index];
    const isNear = Math.abs(index - this.#active) <= NEAR;
    const item = isNear ? this.#items[this.#base + index] : undefined;
    if (!slot || slot.item === item) return;
    const card = slot.item && slot.article.firstElementChild;
    if (!item) slot.article.replaceChildren();
    else if (card) patch(card, create(feedCard(item, index, NOW)));
    else slot.article.replaceChildren(create(feedCard(item, index, NOW)));
    slot.item = item;
  }

  #look(): void {
    const now = Math.round(this.#list.scrollTop / this.#slotHeight());
    if (now !== this.#active && this.#slots[now]) {
      this.#active = now;
      this.#draw();
      note('feed', { slot: now, itemId: this.#slots[now].item?.id ?? '' });
    }
    if (this.#base + this.#active > this.#items.length - AHEAD) this.#loadMore();
    window.clearTimeout(this.#rest);
    // At the very end there is nothing left to scroll to, however fast somebody is.
    if (this.#isAtEnd()) this.#shift();
    else this.#rest = window.setTimeout(() => this.#shift(), REST_MS);
  }

  #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#list;
    return scrollTop + clientHeight >= scrollHeight - 1;
  }

  /** Moves the posts along the slots, so that there is always room to scroll; the eye sees nothing of it. */
  #shift(): void {
    const below = this.#items.length - this.#base - this.#slots.length;
    const isLow = this.#active > SLOTS - 1 - MARGIN;
    const isHigh = this.#active < MARGIN;
    const step = isLow ? Math.min(SHIFT, below) : isHigh ? -Math.min(SHIFT, this.#base) : 0;
    if (step === 0) return;
    this.#base += step;
    this.#active -= step;
    this.#draw();
    this.#list.scrollTop -= step * this.#slotHeight();
  }

  #loadMore(): void {
    if (this.#isLoading || !this.#hasMore) return;
    this.#isLoading = true;
    this.#parts
      .load(this.#cursor)
      .then((page) => {
        if (!this.#parts.signal.aborted) this.#add(page);
      })
      .catch((error: unknown) => note('error', { message: String(error) }))
      .finally(() => {
        this.#isLoading = false;
      });
  }

  #add(page: ItemPage): void {
    const known = new Set(this.#items.map((item) => item.id));
    this.#items = [...this.#items, ...page.items.filter((item) => !known.has(item.id))];
    this.#cursor = page.cursor;
    this.#hasMore = page.hasMore;
    this.#draw();
  }
}
