import type { View } from '../view.ts';
import type { Feed } from './feed.ts';
import type { readHydration } from './hydration.ts';
import { openBrowse } from './pages/browse.ts';
import { openForYou } from './pages/for-you.ts';
import { openMessage } from './pages/message.ts';
import { openPost } from './pages/post.ts';
import { openProfile } from './pages/profile.ts';
import { create, need } from './page.ts';
import type { Playback } from './playback.ts';
import { note } from './site-log.ts';

/** What a page may use while it is open. */
export interface PageContext {
  url: URL;
  /** Groups of the path that matched, decoded. */
  params: string[];
  /** The JSON of the first load; null after in-app navigation. */
  hydration: ReturnType<typeof readHydration> | null;
  /** Ends when the page is left. */
  signal: AbortSignal;
  playback: Playback;
  /** Puts the main part into the page. */
  show: (title: string, main: View) => HTMLElement;
  setFeed: (feed: Feed) => void;
}

type Open = (context: PageContext) => void | Promise<void>;

const ROUTES: [RegExp, Open][] = [
  [/^\/(?:foryou)?$/, openForYou],
  [/^\/(explore)$/, openBrowse],
  [/^\/(search)$/, openBrowse],
  [/^\/(tag)\/([^/]+)$/, openBrowse],
  [/^\/(music)\/([^/]+)$/, openBrowse],
  [/^\/@([^/]+)\/(video|photo)\/(\d+)$/, openPost],
  [/^\/@([^/]+)$/, openProfile],
  [/^\/following$/, openMessage],
];

/** Opens pages by their path and keeps the address bar in step. */
export class Router {
  #playback: Playback;
  #open = new AbortController();
  #feed: Feed | null = null;

  constructor(playback: Playback) {
    this.#playback = playback;
    window.addEventListener('popstate', () => {
      note('navigate', { to: location.pathname, how: 'pop' });
      this.open(null);
    });
  }

  /** The feed of the open page, if it has one. */
  feed(): Feed | null {
    return this.#feed;
  }

  /** Goes to another page of the site without loading a document. Layout and hostility go along. */
  navigate(href: string): void {
    const url = new URL(href, location.href);
    const here = new URLSearchParams(location.search);
    for (const name of ['layout', 'hostile']) {
      const value = here.get(name);
      if (value && !url.searchParams.has(name)) url.searchParams.set(name, value);
    }
    note('navigate', { to: url.pathname, how: 'push' });
    history.pushState({}, '', url);
    this.open(null);
  }

  /** Opens the page that the address bar names. */
  open(hydration: PageContext['hydration']): void {
    this.#open.abort();
    this.#open = new AbortController();
    this.#feed = null;
    this.#playback.show(null, null);
    const { signal } = this.#open;
    const [match, open] = findRoute(location.pathname);
    const opened = open({
      url: new URL(location.href),
      params: match.slice(1).map((part) => decodeURIComponent(part ?? '')),
      hydration,
      signal,
      playback: this.#playback,
      show: (title, main) => showMain(title, main),
      setFeed: (feed) => {
        this.#feed = feed;
      },
    });
    void Promise.resolve(opened).catch((error: unknown) =>
      note('error', { message: String(error) }),
    );
  }
}

function findRoute(pathname: string): [string[], Open] {
  for (const [pattern, open] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match) return [match, open];
  }
  return [[], openMessage];
}

function showMain(title: string, main: View): HTMLElement {
  const made = create(main);
  if (!(made instanceof HTMLElement)) throw new Error('A page needs a main part');
  need(document, '[id^="main-content-"]').replaceWith(made);
  document.title = `${title} | clipwhirl`;
  document.documentElement.dataset['page'] = made.id.replace('main-content-', '');
  for (const link of document.querySelectorAll('[data-e2e^="nav-"]')) {
    link.toggleAttribute('data-here', link.getAttribute('href') === location.pathname);
  }
  window.scrollTo(0, 0);
  return made;
}
