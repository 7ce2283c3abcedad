import { parsePostUrl } from '../domain/post-url.ts';
import { MAIN } from './selectors.ts';

/** A kind of page on tiktok.com. */
export type Surface =
  | 'for-you'
  | 'following'
  | 'explore'
  | 'search'
  | 'hashtag'
  | 'sound'
  | 'profile'
  | 'single-post'
  | 'other';

const PATHS: readonly [RegExp, Surface][] = [
  [/^\/(foryou\/?)?$/, 'for-you'],
  [/^\/following\/?$/, 'following'],
  [/^\/explore\/?$/, 'explore'],
  [/^\/search(\/|$)/, 'search'],
  [/^\/tag\/[^/]+/, 'hashtag'],
  [/^\/music\/[^/]+/, 'sound'],
  [/^\/@[^/]*\/(video|photo)\/\d+/, 'single-post'],
  [/^\/@[^/]+\/?$/, 'profile'],
];

/** Ids of the main container, without `main-content-`; captures 2023-02 to 2026-10, the last two unverified. */
const CONTAINERS = new Map<string, Surface>([
  ['homepage_hot', 'for-you'],
  ['explore_page', 'explore'],
  ['general_search', 'search'],
  ['challenge', 'hashtag'],
  ['others_homepage', 'profile'],
  ['video_detail', 'single-post'],
  ['homepage_follow', 'following'],
  ['single_song', 'sound'],
]);

/** What the address and the page say about where we are. */
export interface Place {
  surface: Surface;
  /** False while the page still shows another surface than its address names, e.g. a player over a grid. */
  isSettled: boolean;
  /** The post that the address names; null elsewhere. */
  addressed: ReturnType<typeof parsePostUrl>;
}

/** Tells the surface: by the address, with the main container's id as a cross-check. */
export function readPlace(root: ParentNode, url: string): Place {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const byPath = PATHS.find(([pattern]) => pattern.test(path))?.[1];
  const byContainer = CONTAINERS.get(
    root.querySelector(MAIN)?.id.slice('main-content-'.length) ?? '',
  );
  const surface = byPath ?? byContainer ?? 'other';
  return {
    surface,
    isSettled: byContainer === undefined || byContainer === surface,
    addressed: parsePostUrl(url),
  };
}
