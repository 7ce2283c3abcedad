import type { Card } from '../../utils/tiktok/find-cards.ts';
import type { Spot } from '../../utils/tiktok/find-spot.ts';
import type { PageView } from '../../utils/tiktok/identify-card.ts';
import type { Asked, Heard } from './ask-status.ts';
import { lookOf, pickLook } from './button-look.ts';
import type { Knowledge } from './knowledge.ts';
import { type ButtonEvents, createButton, type SparkButton } from './mount-button.ts';
import { anchor, type ButtonPlan, planButton } from './plan-button.ts';

/** A button in the page. */
export interface Mounted extends Asked {
  card: Card;
  button: SparkButton;
  /** Undoes what placing it changed on the page's own element; null when that was nothing. */
  release: (() => void) | null;
}

/** A page that throws our button out again and again gets its way. */
const MAX_REMOUNTS = 20;
/** Buttons kept for the next cards: making one costs three times as much as using it again. */
const MAX_SPARE = 60;
/** A page that shows no posts for this time is taken for one without. */
const TIDY_MS = 3_000;

/** The buttons on the cards near the viewport: mounts, moves, paints and takes them away. */
export class CardButtons {
  readonly #knowledge: Knowledge;
  readonly #signal: AbortSignal;
  readonly #events: ButtonEvents;
  readonly #mounted = new Map<Element, Mounted>();
  readonly #spare: SparkButton[] = [];
  #tidying: ReturnType<typeof setTimeout> | undefined;
  readonly #remounts = new WeakMap<Element, number>();
  /** Whether a post is picked; null outside pick mode. */
  #isPicked: ((itemId: string) => boolean) | null = null;

  constructor(knowledge: Knowledge, signal: AbortSignal, events: ButtonEvents) {
    this.#knowledge = knowledge;
    this.#signal = signal;
    this.#events = events;
    signal.addEventListener('abort', () => this.remove(this.#mounted.keys()), { once: true });
  }

  /** Reads cards first and answers with the change to the page, so that reading never waits for a new layout. */
  plan(cards: readonly Card[], view: PageView): { plans: ButtonPlan[]; carryOut: () => void } {
    const plans = cards.map((card) => planButton(card, view));
    return { plans, carryOut: () => plans.forEach((plan) => this.#apply(plan)) };
  }

  /** Takes the buttons of these cards away. */
  remove(elements: Iterable<Element>): void {
    for (const element of elements) {
      this.#unmount(element);
      this.#remounts.delete(element);
    }
    if (this.#mounted.size > 0) return;
    // A page without posts keeps nothing of ours.
    clearTimeout(this.#tidying);
    this.#tidying = setTimeout(() => {
      if (this.#mounted.size === 0) this.#spare.length = 0;
    }, TIDY_MS);
  }

  /** Every button in the page. */
  mounted(): Iterable<Mounted> {
    return this.#mounted.values();
  }

  /** Where a button of ours stands; undefined once it was taken away. */
  find(wanted: SparkButton | string): Mounted | undefined {
    return [...this.#mounted.values()].find(
      ({ button, itemId }) => button === wanted || itemId === wanted,
    );
  }

  /** Paints the buttons that something new was heard of; all of them for null. */
  paint(heard: Heard | null): void {
    for (const mounted of this.#mounted.values()) {
      if (!heard || heard.itemIds.has(mounted.itemId) || heard.handles.has(mounted.handle ?? ''))
        this.#paintOne(mounted);
    }
  }

  /** Turns all buttons into switches that show what is picked, and with null back again. */
  showPicked(isPicked: ((itemId: string) => boolean) | null): void {
    this.#isPicked = isPicked;
    for (const mounted of this.#mounted.values()) this.#paintOne(mounted);
  }

  #apply(plan: ButtonPlan): void {
    const { card, itemId, spot } = plan;
    const now = this.#mounted.get(card.element);
    if (!spot || itemId === null) return this.#unmount(card.element);
    const isInPlace = now?.button.host.parentElement === spot.parent;
    if (now && isInPlace) return this.#assign(now, plan);
    if (now?.itemId === itemId) {
      const count = this.#remounts.get(card.element) ?? 0;
      if (count >= MAX_REMOUNTS) return;
      this.#remounts.set(card.element, count + 1);
    }
    this.#unmount(card.element);
    this.#mount(plan, spot);
  }

  #mount(plan: ButtonPlan, spot: Spot): void {
    const button = this.#spare.pop() ?? createButton(this.#signal, this.#events);
    const mounted: Mounted = { card: plan.card, itemId: '', handle: null, button, release: null };
    this.#assign(mounted, plan);
    spot.parent.append(button.host);
    this.#mounted.set(plan.card.element, mounted);
  }

  #assign(mounted: Mounted, { itemId, handle, spot, mustAnchor }: ButtonPlan): void {
    if (!spot || itemId === null) return;
    // The page may style a place anew, or move our button to another, and leave it there.
    if (mustAnchor) mounted.release = anchor(spot.parent) ?? mounted.release;
    if (mounted.itemId === itemId) return;
    this.#events.onLeave(mounted.button);
    Object.assign(mounted, { itemId, handle });
    mounted.button.assign(itemId, spot.shape);
    this.#paintOne(mounted);
  }

  #paintOne({ itemId, handle, button }: Mounted): void {
    // What is in the list already cannot be picked.
    const known = this.#knowledge.forButton(itemId, handle);
    const isPicked = known.badge ? null : (this.#isPicked?.(itemId) ?? null);
    button.setPicked(isPicked);
    button.paint(isPicked === null ? lookOf(known) : pickLook(known, handle, isPicked));
  }

  #unmount(element: Element): void {
    const mounted = this.#mounted.get(element);
    if (!mounted) return;
    this.#mounted.delete(element);
    this.#events.onLeave(mounted.button);
    mounted.button.host.remove();
    mounted.release?.();
    if (this.#spare.length < MAX_SPARE) this.#spare.push(mounted.button);
  }
}
