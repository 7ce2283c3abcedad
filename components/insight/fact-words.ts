import type { Disclosure, SoundRights } from '../../utils/domain/post.ts';

/** Where a sound stands: keys for `i18n.t`. */
export const SOUND_WORDS = {
  original: 'facts.soundOriginal',
  commercial: 'facts.soundCommercial',
} as const satisfies Record<Exclude<SoundRights, 'unclear'>, string>;

/** TikTok's labels of what is paid for. */
export const DISCLOSURE_WORDS = {
  'paid-partnership': 'facts.paidPartnership',
  promotional: 'facts.promotional',
  commission: 'facts.commission',
} as const satisfies Record<Exclude<Disclosure, 'none'>, string>;
