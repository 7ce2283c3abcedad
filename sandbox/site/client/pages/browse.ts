import { view, type View } from '../../view.ts';
import { explorePage, titledGridPage } from '../../views/grid-page.ts';
import {
  EXPLORE_GRID,
  MUSIC_GRID,
  SEARCH_GRID,
  TAG_GRID,
  type GridStyle,
} from '../../views/grid-card.ts';
import { searchPage, userRow, type SearchUser } from '../../views/search.ts';
import { message } from '../../views/states.ts';
import { explore, search, taggedPosts, type ItemPage } from '../api.ts';
import { startGrid } from '../grid.ts';
import { create, need } from '../page.ts';
import type { PageContext } from '../router.ts';

/** After how many search results the accounts stand. */
const USERS_AFTER = 8;

/** The pages that are a grid of many creators' posts: Explore, search, hashtag, sound. */
export async function openBrowse(context: PageContext): Promise<void> {
  const [kind = '', key = ''] = context.params;
  if (kind === 'search') await openSearch(context);
  else if (kind === 'tag')
    await openGrid(context, `#${key}`, 'challenge', tagMain(key), TAG_GRID, (cursor) =>
      taggedPosts('challenge', key, cursor),
    );
  else if (kind === 'music') {
    const id = /\d+$/.exec(key)?.[0] ?? '';
    await openGrid(context, 'Sound', 'single_song', musicMain(key), MUSIC_GRID, (cursor) =>
      taggedPosts('music', id, cursor),
    );
  } else await openGrid(context, 'Explore', 'explore_page', explorePage(), EXPLORE_GRID, explore);
}

async function openGrid(
  context: PageContext,
  title: string,
  name: string,
  body: View,
  style: GridStyle,
  load: (cursor: number) => Promise<ItemPage>,
): Promise<void> {
  const main = context.show(
    title,
    view`<div css="DivShareLayoutBase" id="main-content-${name}">${body}</div>`,
  );
  await startGrid({
    list: need(main, '[data-e2e$="-item-list"]'),
    style,
    load,
    signal: context.signal,
  });
}

const tagMain = (tag: string): View =>
  titledGridPage('challenge', `# ${tag}`, 'Posts with this hashtag');
const musicMain = (slug: string): View =>
  titledGridPage('music', slug.replace(/-?\d+$/, '').replaceAll('-', ' '), 'Posts with this sound');

async function openSearch({ url, show, signal }: PageContext): Promise<void> {
  const keyword = url.searchParams.get('q') ?? '';
  const main = show(
    `${keyword} - Search`,
    view`<div css="DivSearchContainer" id="main-content-general_search">${searchPage()}</div>`,
  );
  const list = need(main, '[data-e2e="search_top-item-list"]');
  let users: SearchUser[] = [];
  const load = async (cursor: number): Promise<ItemPage> => {
    const page = await search(keyword, cursor);
    users = page.users;
    return page;
  };
  const addUsers = (): void => {
    if (users.length === 0) return;
    const row = create(userRow(users));
    const after = list.children[USERS_AFTER];
    if (after) after.before(row);
    else list.append(row);
  };
  await startGrid({ list, style: SEARCH_GRID, load, signal, onPage: addUsers });
  if (list.childElementCount === 0 && !signal.aborted) {
    list.replaceWith(
      create(view`<div>${message('search', 'Nothing found', 'Try other words.')}</div>`),
    );
  }
}
