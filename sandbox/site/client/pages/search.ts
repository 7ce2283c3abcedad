import { view, type View } from '../../view.ts';
import { SEARCH_GRID, VIDEO_SEARCH_GRID } from '../../views/grid-card.ts';
import {
  searchPage,
  userList,
  userRow,
  type SearchTab,
  type SearchUser,
} from '../../views/search.ts';
import { message } from '../../views/states.ts';
import type { ItemPage } from '../api.ts';
import { startGrid } from '../grid.ts';
import { create, need } from '../page.ts';
import type { PageContext } from '../router.ts';
import { search, searchUsers, searchVideos } from '../search-api.ts';
import { say } from '../../words/say.ts';

/** After how many search results the accounts stand. */
const USERS_AFTER = 8;
const TABS = new Map<string, SearchTab>([
  ['user', 'account'],
  ['video', 'video'],
  ['live', 'live'],
]);

/** Search with its tabs: Top (posts and accounts), Users, Videos, LIVE. */
export async function openSearch(context: PageContext): Promise<void> {
  const tab = TABS.get(context.params[0] ?? '') ?? 'top';
  const keyword = context.url.searchParams.get('q') ?? '';
  const main = context.show(
    `${keyword} - Search`,
    view`<div css="DivSearchContainer" id="main-content-general_search">${searchPage(tab, keyword)}</div>`,
  );
  if (tab === 'top') await openTop(context, main, keyword);
  else if (tab === 'video') await openVideos(context, main, keyword);
  else if (tab === 'account') await openUsers(context, main, keyword);
  else
    showNothing(
      need(main, '[role="tabpanel"] > div'),
      say('Nobody is live'),
      say('Come back later.'),
    );
}

async function openTop(
  { signal, setGrid }: PageContext,
  main: HTMLElement,
  keyword: string,
): Promise<void> {
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
  await startGrid({ list, style: SEARCH_GRID, load, signal, onPage: addUsers, setGrid });
  if (list.childElementCount === 0 && !signal.aborted) showNothing(list);
}

async function openVideos(
  { signal, setGrid }: PageContext,
  main: HTMLElement,
  keyword: string,
): Promise<void> {
  const list = need(main, '[data-e2e="search_video-item-list"]');
  const load = (cursor: number): Promise<ItemPage> => searchVideos(keyword, cursor);
  await startGrid({ list, style: VIDEO_SEARCH_GRID, load, signal, setGrid });
  if (list.childElementCount === 0 && !signal.aborted) showNothing(list);
}

async function openUsers(
  { signal }: PageContext,
  main: HTMLElement,
  keyword: string,
): Promise<void> {
  const users = await searchUsers(keyword);
  if (signal.aborted) return;
  const list = need(main, '[role="tabpanel"] > div');
  if (users.length > 0) list.replaceChildren(create(userList(users)));
  else showNothing(list);
}

function showNothing(
  list: HTMLElement,
  title = say('Nothing found'),
  text = say('Try other words.'),
): void {
  const said: View = message('search', title, text);
  list.replaceWith(create(view`<div>${said}</div>`));
}
