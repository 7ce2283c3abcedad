import type { OpenCard, PageUi } from '../panel.content/page-ui.ts';
import type { SparkButton } from './mount-button.ts';
import type { LoadUi } from './ui-loader.ts';

/** How long one has to stay on a button: moving across it opens nothing. */
const STAY_MS = 350;

/** Opens the card over one button: null when there is nothing to show, or a panel stands there already. */
export type DrawCard = (ui: PageUi, button: SparkButton) => OpenCard | null;

/** The one card that shows what is known of the post whose button is pointed at or focused. */
export class HoverCard {
  readonly #loadUi: LoadUi;
  readonly #draw: DrawCard;
  #button: SparkButton | null = null;
  #card: OpenCard | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(loadUi: LoadUi, signal: AbortSignal, draw: DrawCard) {
    this.#loadUi = loadUi;
    this.#draw = draw;
    const close = (): void => this.close();
    // A card beside a button that has moved away would speak of another post.
    addEventListener('scroll', close, { signal, capture: true, passive: true });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') close();
      },
      { signal, capture: true },
    );
    signal.addEventListener('abort', close, { once: true });
  }

  /** A button is pointed at or focused. */
  enter(button: SparkButton): void {
    if (this.#button === button) return;
    this.close();
    this.#button = button;
    this.#timer = setTimeout(() => void this.#open(button), STAY_MS);
  }

  /** It no longer is. */
  leave(button: SparkButton): void {
    if (this.#button === button) this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#button = null;
    this.#card?.close();
    this.#card = null;
  }

  async #open(button: SparkButton): Promise<void> {
    const loaded = await this.#loadUi();
    // Where it cannot be loaded the press says why; hovering is no question.
    if (!loaded.ok || this.#button !== button || !button.host.isConnected) return;
    this.#card = this.#draw(loaded.value, button);
  }
}
