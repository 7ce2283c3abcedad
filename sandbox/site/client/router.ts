import type { ItemStruct } from '../../world/item-shape.ts';
import type { View } from '../view.ts';
import { postPath } from '../views/links.ts';
import { BrowseMode, type BrowsableGrid } from './browse-mode.ts';
import type { readHydration } from './hydration.ts';
import { openBrowse } from './pages/browse.ts';
import { openDiscover } from './pages/discover.ts';
import { openFollowing } from './pages/following.ts';
import { openForYou } from './pages/for-you.ts';
import { openNotFound } from './pages/not-found.ts';
import { openLive } from './pages/live.ts';
import { openPost } from './pages/post.ts';
import { openProfile } from './pages/profile.ts';
import { openSearch } from './pages/search.ts';
import { create, need } from './page.ts';
import type { Playback } from './playback.ts';
import { note } from './site-log.ts';
import { STICKY } from './wishes.ts';

/** What goes to the next (1) or the previous (-1) post: a feed, or the player over a grid. */
export interface Stepper {
  go: (step: 1 | -1) => void;
}

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
  setFeed: (feed: Stepper) => void;
  /** Lets the cards of this grid open in the player over it. */
  setGrid: (grid: BrowsableGrid) => void;
}

type Open = (context: PageContext) => void | Promise<void>;

const ROUTES: [RegExp, Open][] = [
  [/^\/(?:foryou)?$/, openForYou],
  [/^\/(explore)$/, openBrowse],
  [/^\/search(?:\/(user|video|live))?$/, openSearch],
  [/^\/discover(?:\/([^/]+))?$/, openDiscover],
  [/^\/(tag)\/([^/]+)$/, openBrowse],
  [/^\/(music)\/([^/]+)$/, openBrowse],
  [/^\/@([^/]+)\/(video|photo)\/(\d+)$/, openPost],
  [/^\/@([^/]+)\/live$/, openLive],
  [/^\/@([^/]+)$/, openProfile],
  [/^\/following$/, openFollowing],
];
const POST_ID = /^\/@[^/]*\/(?:video|photo)\/(\d+)$/;

/** Opens pages by their path and keeps the address bar in step. */
export class Router {
  #playback: Playback;
  #open = new AbortController();
  #feed: Stepper | null = null;
  #grid: BrowsableGrid | null = null;
  #browsing: BrowseMode | null = null;
  /** The address of the open page: what the address bar names again when the player over it is closed. */
  #pageHref = location.href;

  constructor(playback: Playback) {
    this.#playback = playback;
    window.addEventListener('popstate', () => {
      note('navigate', { to: location.pathname, how: 'pop' });
      if (this.#browsing && location.href === this.#pageHref) this.#stopBrowsing();
      else this.open(null);
    });
  }

  /** The feed of the open page or the player over it, if there is one. */
  stepper(): Stepper | null {
    return this.#browsing ?? this.#feed;
  }

  /** Whether the player lies over a grid. */
  isBrowsing(): boolean {
    return this.#browsing !== null;
  }

  /** Opens a card: in the player over its grid, which stays, or as a page (`?modal=0`, and grids without the player). */
  openCard(href: string): void {
    const url = toUrl(href);
    const id = POST_ID.exec(url.pathname)?.[1] ?? '';
    const grid = this.#grid;
    if (url.searchParams.get('modal') === '0' || !grid?.items.some((item) => item.id === id)) {
      this.navigate(href);
      return;
    }
    history.pushState({}, '', url);
    note('navigate', { to: url.pathname, how: 'push' });
    this.#browsing = new BrowseMode({ grid, playback: this.#playback, onMove: renameInPlace });
    this.#browsing.open(id);
  }

  /** Goes to another page of the site without loading a document. The switches of the address go along. */
  navigate(href: string): void {
    const url = toUrl(href);
    note('navigate', { to: url.pathname, how: 'push' });
    history.pushState({}, '', url);
    this.open(null);
  }

  #stopBrowsing(): void {
    this.#browsing?.close();
    this.#browsing = null;
  }

  /** Opens the page that the address bar names. */
  open(hydration: PageContext['hydration']): void {
    this.#open.abort();
    this.#open = new AbortController();
    this.#feed = null;
    this.#grid = null;
    this.#stopBrowsing();
    this.#pageHref = location.href;
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
      setGrid: (grid) => {
        this.#grid = grid;
      },
    });
    void Promise.resolve(opened).catch((error: unknown) =>
      note('error', { message: String(error) }),
    );
  }
}

/** Where a link leads, with the switches of this page's address. */
function toUrl(href: string): URL {
  const url = new URL(href, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of STICKY) {
    const value = here.get(name);
    if (value && !url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url;
}

/** The player over a grid shows another post: the address follows, without a further step to go back. */
function renameInPlace(item: ItemStruct): void {
  const url = toUrl(postPath(item));
  history.replaceState({}, '', url);
  note('navigate', { to: url.pathname, how: 'replace' });
}

function findRoute(pathname: string): [string[], Open] {
  for (const [pattern, open] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match) return [match, open];
  }
  return [[], openNotFound];
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
