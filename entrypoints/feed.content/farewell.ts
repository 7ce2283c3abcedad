import { i18n } from '#i18n';
import { isConnected } from '../../utils/messages/send.ts';

/** What is left to say once an update of the extension has cut this tab off from it. */
export interface Farewell {
  /** Whether the extension is gone: from then on it has no words for us either. */
  isDue(): boolean;
  /** The last sentence, in the clothes of the panel. */
  draw(): HTMLElement;
}

/** Fetches the last sentence while there are words. */
export function prepareFarewell(): Farewell {
  const sentence = i18n.t('error.extensionUpdated');
  return {
    isDue: () => !isConnected(),
    draw() {
      const panel = document.createElement('section');
      panel.className = 'ss-panel';
      panel.setAttribute('role', 'dialog');
      panel.setAttribute('aria-label', sentence);
      panel.tabIndex = -1;
      const words = document.createElement('p');
      words.className = 'ss-panel__farewell';
      words.setAttribute('role', 'alert');
      words.textContent = sentence;
      panel.append(words);
      return panel;
    },
  };
}
