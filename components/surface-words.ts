import { i18n } from '#i18n';

/** Kinds of pages on tiktok.com by their names in `PageHealth`. */
const SURFACE_WORDS = {
  'for-you': 'surface.forYou',
  following: 'surface.following',
  explore: 'surface.explore',
  discover: 'surface.discover',
  search: 'surface.search',
  'search-videos': 'surface.search',
  'search-users': 'surface.search',
  hashtag: 'surface.hashtag',
  sound: 'surface.sound',
  profile: 'surface.profile',
  'single-post': 'surface.singlePost',
} as const;

/** What people call a kind of page. */
export function surfaceWords(surface: string): string {
  const found = Object.entries(SURFACE_WORDS).find(([name]) => name === surface);
  return i18n.t(found?.[1] ?? 'pageHealth.otherPage');
}
