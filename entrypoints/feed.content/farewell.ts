import { i18n } from '#i18n';
import { isConnected } from '../../utils/messages/send.ts';

/** What is left to say once an update of the extension has cut this tab off from it. */
export interface Farewell {
  /** Whether the extension is gone: from then on it has no words for us either. */
  isDue(): boolean;
  sentence: string;
}

/** Fetches the last sentence while there are words. */
export function prepareFarewell(): Farewell {
  return { isDue: () => !isConnected(), sentence: i18n.t('error.extensionUpdated') };
}
