import type { NotAPost } from '../utils/domain/parse-links.ts';

/** Why a line is no link of a post, and what to copy instead: keys for `i18n.t`. */
export const LINK_WORDS = {
  profile: 'links.profile',
  live: 'links.live',
  sound: 'links.sound',
  hashtag: 'links.hashtag',
  'other-page': 'links.otherPage',
  'other-site': 'links.otherSite',
  'no-link': 'links.noLink',
} as const satisfies Record<NotAPost, string>;
