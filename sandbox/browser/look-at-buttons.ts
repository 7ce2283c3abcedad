import type { Page } from 'puppeteer-core';
import * as v from 'valibot';

const seen = v.array(
  v.object({
    itemId: v.string(),
    shape: v.string(),
    /** Whether it lies inside a link of the page. */
    isInLink: v.boolean(),
    /** Ids that the smallest part of the page around it names, links in captions aside. */
    named: v.array(v.string()),
    isVisible: v.boolean(),
  }),
);

/** A button of ours with what the page around it says, judged without any code of the extension. */
export type SeenButton = v.InferOutput<typeof seen>[number];

const LOOK = `(() => {
  const idsIn = (part) => {
    const ids = new Set();
    for (const link of part.querySelectorAll('a[href]')) {
      if (link.closest('[data-e2e$="video-desc"], [data-e2e="search-card-video-caption"]')) continue;
      const id = /\\/(?:video|photo)\\/(\\d+)/.exec(link.getAttribute('href'))?.[1];
      if (id) ids.add(id);
    }
    for (const player of part.querySelectorAll('[id^="xgwrapper-"]')) ids.add(player.id.split('-')[2]);
    return [...ids];
  };
  return JSON.stringify([...document.querySelectorAll('spark-scout-button')].map((host) => {
    let part = host.parentElement;
    // Photo posts of a feed name no id: what lies around their slot names another one.
    const isEnd = (at) => at === document.body || at.matches('article[data-scroll-index]');
    while (part && !isEnd(part) && idsIn(part).length === 0) part = part.parentElement;
    const box = host.getBoundingClientRect();
    return {
      itemId: host.dataset.itemId ?? '',
      shape: host.dataset.shape ?? '',
      isInLink: host.closest('a') !== null,
      named: part && part !== document.body ? idsIn(part) : [],
      isVisible: box.width > 0 && box.height > 0,
    };
  }));
})()`;

/** Looks at every button of ours on a page. */
export async function lookAtButtons(page: Page): Promise<SeenButton[]> {
  return v.parse(seen, JSON.parse(v.parse(v.string(), await page.evaluate(LOOK))));
}
