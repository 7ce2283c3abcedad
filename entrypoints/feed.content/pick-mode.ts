import type { PageUi, PickSession, PickWorld } from '../panel.content/page-ui.ts';
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
    given.signal.addEventListener('abort', () => this.#session?.end(), { once: true });
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
    this.#session ??= this.#begin(loaded.value);
    this.#showPicked();
    return this.#session;
  }

  #begin(ui: PageUi): PickSession {
    const session = ui.startPicking({
      ...this.#given,
      say: (toast) => void this.#speaker.say(toast),
      sayError: (code, done) => void this.#speaker.sayError(code, done),
      onChange: () => this.#showPicked(),
      onEnd: () => {
        if (this.#session === session) this.#session = null;
        this.#showPicked();
      },
    });
    return session;
  }

  #showPicked(): void {
    const session = this.#session;
    this.#buttons.showPicked(session && ((itemId) => session.has(itemId)));
  }
}
