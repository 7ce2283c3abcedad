import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { PageToast } from '../panel.content/page-ui.ts';
import type { Farewell } from './farewell.ts';
import { showNotice } from './page-notice.ts';
import type { LoadUi } from './ui-loader.ts';

/** Says short answers at the end of the window. */
export class Speaker {
  readonly #loadUi: LoadUi;
  readonly #farewell: Farewell;
  readonly #signal: AbortSignal;

  constructor(loadUi: LoadUi, farewell: Farewell, signal: AbortSignal) {
    this.#loadUi = loadUi;
    this.#farewell = farewell;
    this.#signal = signal;
  }

  async say(toast: PageToast): Promise<void> {
    const loaded = await this.#loadUi();
    if (loaded.ok) loaded.value.showToast(toast, this.#signal);
    else showNotice(this.#sentence(loaded.error), document.body, this.#signal);
  }

  /** Says why something was not done; behind what was done before it, with its undo. */
  sayError(code: ErrorCode, done?: PageToast): Promise<void> {
    const text = [done?.text, this.#sentence(code)].filter(Boolean).join(' ');
    return this.say({ ...done, text, isFailure: true });
  }

  #sentence(code: ErrorCode): string {
    return this.#farewell.isDue() ? this.#farewell.sentence : i18n.t(ERROR_WORDS[code]);
  }
}
