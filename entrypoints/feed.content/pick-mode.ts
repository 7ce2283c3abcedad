import type { PickSession, PickWorld } from '../panel.content/page-ui.ts';
import type { CardButtons } from './card-buttons.ts';
import type { Speaker } from './speaker.ts';
import type { LoadUi } from './ui-loader.ts';

type Given = Omit<PickWorld, 'onChange' | 'onEnd' | 'say' | 'sayError'>;

/** Turns the buttons of the page into switches while several posts are picked. */
export class PickMode {
  readonly #given: Given;
  readonly #buttons: CardButtons;
  readonly #speaker: Speaker;
  readonly #loadUi: LoadUi;
  #session: PickSession | null = null;

  constructor(given: Given, buttons: CardButtons, speaker: Speaker, loadUi: LoadUi) {
    this.#given = given;
    this.#buttons = buttons;
    this.#speaker = speaker;
    this.#loadUi = loadUi;
    const leave = ({ key, isTrusted }: KeyboardEvent): void => {
      if (key === 'Escape' && isTrusted) this.end();
    };
    addEventListener('keydown', leave, { signal: given.signal, capture: true });
  }

  get session(): PickSession | null {
    return this.#session;
  }

  /** Begins, unless it has begun. */
  async start(): Promise<PickSession | null> {
    const loaded = await this.#loadUi();
    if (!loaded.ok) {
      void this.#speaker.sayError(loaded.error);
      return null;
    }
    this.#session ??= loaded.value.startPicking({
      ...this.#given,
      say: (toast) => void this.#speaker.say(toast),
      sayError: (code) => void this.#speaker.sayError(code),
      onChange: () => this.#buttons.showPicked((itemId) => this.#session?.has(itemId) ?? false),
      onEnd: () => {
        this.#session = null;
        this.#buttons.showPicked(null);
      },
    });
    return this.#session;
  }

  end(): void {
    this.#session?.end();
  }
}
