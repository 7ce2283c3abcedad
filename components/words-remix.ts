import { i18n } from '#i18n';
import type { RemixNote } from '../utils/domain/remix.ts';
import { type Advice, howWords, twoOwnersWords } from './words-eligibility.ts';

/** What is to say of duets and stitches; null when nothing is. */
export function remixWords(note: RemixNote): Advice | null {
  switch (note.kind) {
    case 'none':
      return null;
    case 'of-someone-else':
      return twoOwnersWords(note.how, note.handle);
    case 'source-unknown':
      return twoOwnersWords(note.how, null);
    case 'of-same-creator':
      return {
        why: i18n.t('remix.ofSameCreator.why', { how: howWords(note.how) }),
        next: i18n.t('remix.ofSameCreator.next'),
      };
    case 'of-ours':
      return {
        why: i18n.t('remix.ofOurs.why', { how: howWords(note.how) }),
        next: i18n.t('remix.ofOurs.next'),
      };
    case 'ours-remixed':
      return {
        why: i18n.t('remix.oursRemixed.why', note.count),
        next: i18n.t('remix.oursRemixed.next'),
      };
  }
}
