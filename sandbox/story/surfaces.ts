import type { Page } from 'puppeteer-core';
import { waitUntil } from '../browser/wait-until.ts';
import type { World } from '../world/world.ts';

/** A kind of page of the site, and how to get there. */
export interface SurfaceCase {
  name: string;
  /** Path and query. */
  path: (world: World) => string;
  /** What a person does before the posts are there. */
  prepare?: (page: Page) => Promise<void>;
  /** How our buttons sit there. */
  shape: 'column' | 'corner' | 'player' | 'small';
  /** Further shapes on the same page, as of related posts. */
  also?: 'small';
}

const press =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    const there = async (): Promise<boolean> => (await page.$(selector)) !== null;
    await waitUntil(`${selector} is on the page`, there);
    await page.click(selector);
  };

/** The newest post of a kind that is nothing out of the ordinary. */
const postPath = ({ posts }: World, kind: 'video' | 'photo'): string => {
  const post = posts.find((one) => one.kind === kind);
  if (!post) throw new Error(`The world has no ${kind} post.`);
  return `/@${post.author.handle}/${kind}/${post.id}`;
};

const soundPath = ({ posts }: World): string => `/music/x-${posts[0]?.music.id ?? ''}`;

/** Every surface on which a scout meets posts. */
export const SURFACE_CASES: readonly SurfaceCase[] = [
  { name: 'For You', path: () => '/foryou', shape: 'column' },
  { name: 'Following', path: () => '/following?login=1', shape: 'column' },
  { name: 'Explore', path: () => '/explore', shape: 'corner' },
  { name: 'Discover', path: () => '/discover', shape: 'corner' },
  { name: 'search Top', path: () => '/search?q=bread', shape: 'corner' },
  { name: 'search Videos', path: () => '/search/video?q=bread', shape: 'corner' },
  { name: 'hashtag', path: () => '/tag/sourdough', shape: 'corner' },
  { name: 'sound', path: soundPath, shape: 'corner' },
  { name: 'profile', path: () => '/@mara.kneads.dough', shape: 'corner' },
  {
    name: 'liked posts',
    path: () => '/@mara.kneads.dough',
    prepare: press('[data-e2e="liked-tab"]'),
    shape: 'corner',
  },
  {
    name: 'reposts',
    path: () => '/@mara.kneads.dough',
    prepare: press('[data-e2e="repost-tab"]'),
    shape: 'corner',
  },
  {
    name: 'single post, one column',
    path: (world) => postPath(world, 'video'),
    shape: 'column',
    also: 'small',
  },
  {
    name: 'single post, classic',
    path: (world) => `${postPath(world, 'video')}?layout=classic`,
    shape: 'player',
    also: 'small',
  },
  { name: 'photo post', path: (world) => postPath(world, 'photo'), shape: 'column', also: 'small' },
  {
    name: 'player over a grid',
    path: () => '/explore',
    prepare: press('[data-e2e="explore-item"] a'),
    shape: 'player',
  },
  {
    name: 'single post, mobile site',
    path: (world) => `${postPath(world, 'video')}?device=mobile`,
    prepare: press('[data-e2e="launch-popup-close"]'),
    shape: 'corner',
  },
];
