import type { CardFacts, OpenCard } from '../panel.content/page-ui.ts';
import type { SparkButton } from './mount-button.ts';
import type { LoadUi } from './ui-loader.ts';

/** How long one has to stay on a button: moving across it opens nothing. */
const STAY_MS = 350;

/** A card beside a button that has moved away would speak of another post. */
const SCROLL = { capture: true, passive: true } as const;

/** What the card of a button shows; null when there is nothing to show, or a panel stands there already. */
export type ReadFacts = (button: SparkButton) => CardFacts | null;

/** The one card that shows what is known of the post whose button is pointed at or focused. */
export class HoverCard {
  readonly #loadUi: LoadUi;
  readonly #signal: AbortSignal;
  readonly #read: ReadFacts;
  #button: SparkButton | null = null;
  #card: OpenCard | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(loadUi: LoadUi, signal: AbortSignal, read: ReadFacts) {
    this.#loadUi = loadUi;
    this.#signal = signal;
    this.#read = read;
    signal.addEventListener('abort', this.close, { once: true });
  }

  get isOpen(): boolean {
    return this.#card !== null;
  }

  /** A button is pointed at or focused. */
  enter(button: SparkButton): void {
    if (this.#button === button) return;
    this.close();
    this.#button = button;
    // Only while there is something to close: a page is scrolled a lot.
    addEventListener('scroll', this.close, SCROLL);
    this.#timer = setTimeout(() => void this.#open(button), STAY_MS);
  }

  /** It no longer is, or stands for another post now. */
  leave(button: SparkButton): void {
    if (this.#button === button) this.close();
  }

  /** What is known may have changed. */
  refresh(): void {
    if (!this.#card || !this.#button) return;
    const facts = this.#read(this.#button);
    if (facts) this.#card.show(facts);
    else this.close();
  }

  readonly close = (): void => {
    removeEventListener('scroll', this.close, SCROLL);
    clearTimeout(this.#timer);
    this.#button = null;
    this.#card?.close();
    this.#card = null;
  };

  async #open(button: SparkButton): Promise<void> {
    const loaded = await this.#loadUi();
    // Where it cannot be loaded the press says why; hovering is no question.
    if (!loaded.ok || this.#button !== button || !button.host.isConnected) return;
    const facts = this.#read(button);
    if (facts) this.#card = loaded.value.openCard(facts, button.host, this.#signal);
  }
}
