import { parsePostUrl } from '../domain/post-url.ts';
import type { CompiledRules } from './page-rules.ts';

/** A kind of page on tiktok.com. */
export type Surface =
  | 'for-you'
  | 'following'
  | 'explore'
  | 'discover'
  | 'search'
  | 'search-videos'
  | 'search-users'
  | 'hashtag'
  | 'sound'
  | 'profile'
  | 'single-post'
  | 'other';

const PATHS: readonly [RegExp, Surface][] = [
  [/^\/(foryou\/?)?$/, 'for-you'],
  [/^\/following\/?$/, 'following'],
  [/^\/explore\/?$/, 'explore'],
  [/^\/discover(\/|$)/, 'discover'],
  [/^\/search\/video\/?$/, 'search-videos'],
  [/^\/search\/user\/?$/, 'search-users'],
  [/^\/search(\/(top)?)?$/, 'search'],
  [/^\/tag\/[^/]+/, 'hashtag'],
  [/^\/music\/[^/]+/, 'sound'],
  [/^\/@[^/]*\/(video|photo)\/\d+/, 'single-post'],
  [/^\/@[^/]+\/?$/, 'profile'],
];

/** Ids of the main container, without `main-content-`; captures 2023-02 to 2026-10, the last two unverified. */
const CONTAINERS = new Map<string, Surface>([
  ['homepage_hot', 'for-you'],
  ['explore_page', 'explore'],
  ['discovery', 'discover'],
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
export function readPlace(root: ParentNode, url: string, { any }: CompiledRules): Place {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const byPath = PATHS.find(([pattern]) => pattern.test(path))?.[1];
  const byContainer = CONTAINERS.get(
    root.querySelector(any('main'))?.id.slice('main-content-'.length) ?? '',
  );
  const surface = byPath ?? byContainer ?? 'other';
  return {
    surface,
    // The kinds of search share one container.
    isSettled: byContainer === undefined || surface.startsWith(byContainer),
    addressed: parsePostUrl(url),
  };
}
