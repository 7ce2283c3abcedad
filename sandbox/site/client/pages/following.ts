import { view } from '../../view.ts';
import { feedList } from '../../views/feed-list.ts';
import { message } from '../../views/states.ts';
import { following } from '../api.ts';
import { Feed } from '../feed.ts';
import type { PageContext } from '../router.ts';
import { say } from '../../words/say.ts';

/** Following: a feed on `?login=1`, for guests only words. */
export function openFollowing({ url, signal, playback, show, setFeed }: PageContext): void {
  if (url.searchParams.get('login') === '1') {
    const main = show(
      'Following',
      view`<main css="MainContainer" id="main-content-homepage_follow">${feedList()}</main>`,
    );
    setFeed(new Feed({ root: main, first: [], load: following, playback, signal }));
    return;
  }
  show(
    'Following',
    view`<main css="DivMainContainer" id="main-content-homepage_follow">${message('people', say('Log in to follow creators'), say('There are no accounts here; For You works without one.'))}</main>`,
  );
}
