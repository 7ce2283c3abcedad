import type { ItemStruct } from '../../../world/item-shape.ts';
import { view, type View } from '../../view.ts';
import { titleOf } from '../../views/browse-mode.ts';
import { classicPost, oneColumnPost, relatedCard } from '../../views/post-page.ts';
import { feedSkeleton, message } from '../../views/states.ts';
import { itemDetail, recommend, related } from '../api.ts';
import { Feed } from '../feed.ts';
import { create, need, NOW } from '../page.ts';
import type { PageContext } from '../router.ts';
import { say } from '../../words/say.ts';

const main = (body: View): View =>
  view`<div css="DivMainContainer" id="main-content-video_detail">${body}</div>`;

/** One post: from the page's JSON if that is of this very post, else from the interface. */
export async function openPost(context: PageContext): Promise<void> {
  const { params, hydration, show, signal } = context;
  const id = params[2] ?? '';
  const known = hydration?.['webapp.video-detail'];
  if (!known) show('Post', main(feedSkeleton()));
  const detail = known ?? (await itemDetail(id));
  if (signal.aborted) return;
  const item = detail.itemInfo?.itemStruct;
  if (!item) show('Not available', main(whyNot(detail.statusCode)));
  else if (context.url.searchParams.get('layout') === 'classic') await openClassic(context, item);
  else await openOneColumn(context, item);
}

/** What is said in place of a post that cannot be shown, by TikTok's number. */
function whyNot(statusCode: number): View {
  const mine = { href: '/foryou', label: say('Go to For You') };
  if (statusCode === 10216)
    return message('lock', say('This post is private'), say('Only its creator sees it.'), mine);
  if (statusCode === 10222)
    return message(
      'lock',
      say('This account is private'),
      say('Only people whom it lets in see its posts.'),
      mine,
    );
  return message(
    'broken',
    say('This post is not available'),
    say('It was deleted, or never was.'),
    mine,
  );
}

async function openOneColumn(
  { show, signal, playback, setFeed }: PageContext,
  item: ItemStruct,
): Promise<void> {
  const page = show(titleOf(item), main(oneColumnPost(item)));
  const load = (cursor: number): ReturnType<typeof recommend> => recommend(cursor - 1);
  setFeed(
    new Feed({
      root: page,
      first: [item],
      load: async (cursor) => addOne(await load(cursor)),
      playback,
      signal,
    }),
  );
  await fillRelated(page, item, signal);
}

/** The post itself stands before the recommended ones, so cursors are one further here. */
const addOne = <T extends { cursor: number }>(page: T): T => ({ ...page, cursor: page.cursor + 1 });

async function openClassic(
  { show, signal, playback }: PageContext,
  item: ItemStruct,
): Promise<void> {
  const page = show(titleOf(item), main(classicPost(item, NOW)));
  playback.show(page, item);
  await fillRelated(page, item, signal);
}

async function fillRelated(
  page: HTMLElement,
  item: ItemStruct,
  signal: AbortSignal,
): Promise<void> {
  const { items } = await related(item.id);
  if (signal.aborted) return;
  const list = need(page, '[data-part="related"]');
  for (const other of items) list.append(create(relatedCard(other, NOW)));
}
