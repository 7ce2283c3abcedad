import { i18n } from '#i18n';
import { SPARK } from '../../components/icon-paths.ts';
import type { Tone } from '../../components/status-look.ts';

/** How a button looks and what it is called. */
export interface ButtonLook {
  tone: Tone | 'brand';
  icon: string;
  /** One short word under or beside the icon. */
  word: string;
  /** Action and state, for those who hear the page. */
  name: string;
  needsAttention: boolean;
  /** A quiet dot: the post is worth a look, or its creator is known. */
  mark: 'look' | 'creator' | null;
}

let plain: ButtonLook | undefined;

/** The look of nearly every post on a page, one nobody asked for: worked out once. */
export function plainLook(): ButtonLook {
  plain ??= {
    tone: 'brand',
    icon: SPARK,
    word: i18n.t('feed.button.word'),
    name: i18n.t('feed.button.request'),
    needsAttention: false,
    mark: null,
  };
  return plain;
}
