import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import type { World } from '../world/world.ts';
import type { WorldPost } from '../world/posts.ts';

const slot = v.object({
  /** Whether it is the one that plays. */
  isPlaying: v.boolean(),
  holds: v.picklist(['post', 'ad', 'live']),
  /** Id in the player's wrapper; photo posts have none. */
  playerId: v.nullable(v.string()),
  handle: v.string(),
  caption: v.string(),
  /** Ids of our buttons in it. */
  buttons: v.array(v.string()),
  /** How often another extension's node stands first in it, where there is one. */
  neighbours: v.number(),
});

/** A filled slot of a feed, judged without any code of the extension. */
export type FeedSlot = v.InferOutput<typeof slot>;

const LOOK = `(() => {
  const textOf = (node) => (node?.textContent ?? '').replace(/\\s+/g, '');
  const filled = [...document.querySelectorAll('article[data-scroll-index]')].filter(
    (one) => one.childElementCount > 0,
  );
  return JSON.stringify(filled.map((article) => ({
    isPlaying: article.hasAttribute('data-playing'),
    holds: article.querySelector('[data-e2e="ad-tag"]') ? 'ad'
      : article.querySelector('a[href$="/live"]') ? 'live' : 'post',
    playerId: article.querySelector('[id^="xgwrapper-"]')?.id.split('-')[2] ?? null,
    handle: textOf(article.querySelector('[class*="DivNameLine"]')),
    caption: textOf(article.querySelector('[data-e2e="video-desc"]')),
    buttons: [...article.querySelectorAll('spark-scout-button')].map((host) => host.dataset.itemId),
    neighbours: article.querySelectorAll('[class*="DivContentFlexLayout"] > .neighbour-mark:first-child').length,
  })));
})()`;

/** Looks at the filled slots of a feed, in the order of the page. */
export async function lookAtFeed(page: Page): Promise<FeedSlot[]> {
  return v.parse(v.array(slot), JSON.parse(v.parse(v.string(), await page.evaluate(LOOK))));
}

/** The posts of the world that a slot can be showing: by its player, else by who made it and what it says. */
export function postsOfSlot(world: World, { playerId, handle, caption }: FeedSlot): WorldPost[] {
  const all = [...world.posts, ...world.fringe.odd.values(), ...world.fringe.ads];
  return all.filter((post) =>
    playerId === null
      ? post.author.handle === handle && post.caption.replaceAll(/\s+/g, '') === caption
      : post.id === playerId,
  );
}
