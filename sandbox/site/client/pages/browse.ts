import { view, type View } from '../../view.ts';
import { explorePage, titledGridPage } from '../../views/grid-page.ts';
import { EXPLORE_GRID, MUSIC_GRID, TAG_GRID } from '../../views/grid-card.ts';
import { message } from '../../views/states.ts';
import { explore, listHeader, taggedPosts } from '../api.ts';
import { startGrid } from '../grid.ts';
import { create, need } from '../page.ts';
import { patch } from '../patch.ts';
import type { PageContext } from '../router.ts';
import { say } from '../../words/say.ts';

/** The pages that are a grid of many creators' posts: Explore, hashtag, sound. */
export async function openBrowse(context: PageContext): Promise<void> {
  const [kind = '', key = ''] = context.params;
  if (kind === 'tag') await openTitled(context, 'challenge', key);
  else if (kind === 'music') await openTitled(context, 'music', key);
  else await openExplore(context);
}

async function openExplore({ show, signal, setGrid }: PageContext): Promise<void> {
  const main = show(
    'Explore',
    view`<div css="DivShareLayoutBase" id="main-content-explore_page">${explorePage()}</div>`,
  );
  const list = need(main, '[data-e2e="explore-item-list"]');
  await startGrid({ list, style: EXPLORE_GRID, load: explore, signal, setGrid });
}

/** A hashtag by its name, a sound by the digits its link ends in. The header comes before the posts do. */
async function openTitled(
  { show, signal, setGrid }: PageContext,
  list: 'challenge' | 'music',
  slug: string,
): Promise<void> {
  const isTag = list === 'challenge';
  const key = isTag ? slug : (/\d+$/.exec(slug)?.[0] ?? '');
  const words = isTag ? slug : slug.replace(/-?\d+$/, '').replaceAll('-', ' ');
  const page = (title: string, authorName: string, count: number | null): View =>
    view`<div css="StyledShareLayoutV2" id="main-content-${isTag ? 'challenge' : 'single_song'}">${titledGridPage(list, { title, authorName, count })}</div>`;
  const main = show(isTag ? `#${slug}` : words, page(words, '', null));
  const header = await listHeader(list, key);
  if (signal.aborted) return;
  if (header) {
    const { title, authorName, videoCount } = header;
    const drawn = create(page(title, authorName, videoCount));
    patch(need(main, '[data-part="header"]'), need(drawn, '[data-part="header"]'));
  }
  const posts = need(main, '[data-e2e$="-item-list"]');
  const style = isTag ? TAG_GRID : MUSIC_GRID;
  const load = (cursor: number): ReturnType<typeof explore> => taggedPosts(list, key, cursor);
  await startGrid({ list: posts, style, load, signal, setGrid });
  if (posts.childElementCount === 0 && !signal.aborted)
    posts.replaceWith(create(message('broken', say('Nothing here'), say('No post has this yet.'))));
}
