import type { Card } from '../../utils/tiktok/find-cards.ts';
import type { Spot } from '../../utils/tiktok/find-spot.ts';
import type { PageView } from '../../utils/tiktok/identify-card.ts';
import { lookOf } from './button-look.ts';
import type { StatusBoard } from './ask-status.ts';
import { createButton, type SparkButton } from './mount-button.ts';
import { anchor, type ButtonPlan, planButton } from './plan-button.ts';

/** A button in the page. */
interface Mounted {
  card: Card;
  itemId: string;
  button: SparkButton;
  /** Undoes what placing it changed on the page's own element; null when that was nothing. */
  release: (() => void) | null;
}

/** A page that throws our button out again and again gets its way. */
const MAX_REMOUNTS = 20;
/** Buttons kept for the next cards: making one costs three times as much as using it again. */
const MAX_SPARE = 60;

/** The buttons on the cards near the viewport: mounts, moves, paints and takes them away. */
export class CardButtons {
  readonly #board: StatusBoard;
  readonly #signal: AbortSignal;
  readonly #onPress: (card: Card, itemId: string, button: SparkButton) => void;
  readonly #mounted = new Map<Element, Mounted>();
  readonly #spare: SparkButton[] = [];
  readonly #remounts = new WeakMap<Element, number>();

  constructor(
    board: StatusBoard,
    signal: AbortSignal,
    onPress: (card: Card, itemId: string, button: SparkButton) => void,
  ) {
    this.#board = board;
    this.#signal = signal;
    this.#onPress = onPress;
    signal.addEventListener('abort', () => this.remove(this.#mounted.keys()), { once: true });
  }

  /** Reads cards first and answers with the change to the page, so that reading never waits for a new layout. */
  plan(cards: readonly Card[], view: PageView): () => void {
    const plans = cards.map((card) => planButton(card, view));
    return () => {
      for (const plan of plans) this.#apply(plan);
      this.#board.ask(plans.flatMap(({ itemId }) => itemId ?? []));
    };
  }

  /** Takes the buttons of these cards away. */
  remove(elements: Iterable<Element>): void {
    for (const element of elements) {
      this.#unmount(element);
      this.#remounts.delete(element);
    }
  }

  /** Posts that carry a button now. */
  itemIds(): Set<string> {
    return new Set([...this.#mounted.values()].map(({ itemId }) => itemId));
  }

  /** Paints the buttons of these posts anew. */
  paint(itemIds: ReadonlySet<string>): void {
    for (const { itemId, button } of this.#mounted.values()) {
      if (itemIds.has(itemId)) button.paint(lookOf(this.#board.get(itemId)));
    }
  }

  /** The button of a post; undefined while it has none. */
  of(itemId: string): SparkButton | undefined {
    return [...this.#mounted.values()].find((mounted) => mounted.itemId === itemId)?.button;
  }

  #apply(plan: ButtonPlan): void {
    const { card, itemId, spot } = plan;
    const now = this.#mounted.get(card.element);
    const isInPlace = now?.button.host.parentElement === spot.parent;
    if (now && isInPlace && itemId === now.itemId) return;
    if (now && isInPlace && itemId !== null) return this.#assign(now, itemId, spot);
    if (now?.itemId === itemId && this.#countRemount(card.element) > MAX_REMOUNTS) return;
    this.#unmount(card.element);
    if (itemId !== null) this.#mount(plan, itemId);
  }

  #countRemount(element: Element): number {
    const count = (this.#remounts.get(element) ?? 0) + 1;
    this.#remounts.set(element, count);
    return count;
  }

  #mount({ card, spot, mustAnchor }: ButtonPlan, itemId: string): void {
    const button =
      this.#spare.pop() ?? createButton(this.#signal, (pressed) => this.#press(pressed));
    const release = mustAnchor ? anchor(spot.parent) : null;
    const mounted = { card, itemId, button, release };
    this.#assign(mounted, itemId, spot);
    spot.put(button.host);
    this.#mounted.set(card.element, mounted);
  }

  #assign(mounted: Mounted, itemId: string, { shape }: Spot): void {
    mounted.itemId = itemId;
    mounted.button.assign(itemId, shape);
    mounted.button.paint(lookOf(this.#board.get(itemId)));
  }

  #unmount(element: Element): void {
    const mounted = this.#mounted.get(element);
    if (!mounted) return;
    this.#mounted.delete(element);
    mounted.button.host.remove();
    mounted.release?.();
    if (this.#spare.length < MAX_SPARE) this.#spare.push(mounted.button);
  }

  #press(button: SparkButton): void {
    const mounted = [...this.#mounted.values()].find((one) => one.button === button);
    if (mounted) this.#onPress(mounted.card, mounted.itemId, button);
  }
}
