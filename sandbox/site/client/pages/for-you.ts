import { view } from '../../view.ts';
import { feedList } from '../../views/feed-list.ts';
import { recommend } from '../api.ts';
import { Feed } from '../feed.ts';
import type { PageContext } from '../router.ts';

/** For You: the first posts come with the page, if it is the first one; the others from the interface. */
export function openForYou({ hydration, signal, playback, show, setFeed }: PageContext): void {
  const main = show(
    'For You',
    view`<main css="MainContainer" id="main-content-homepage_hot">${feedList()}</main>`,
  );
  const first = hydration?.['webapp.updated-items'] ?? [];
  setFeed(new Feed({ root: main, first, load: recommend, playback, signal }));
}
