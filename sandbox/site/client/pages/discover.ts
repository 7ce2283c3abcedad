import { view } from '../../view.ts';
import { discoverPage, topicBlock } from '../../views/discover.ts';
import { message } from '../../views/states.ts';
import { topics } from '../api.ts';
import { create, need } from '../page.ts';
import type { PageContext } from '../router.ts';
import { say } from '../../words/say.ts';

/** Discover: blocks of three posts to a topic, or one topic at length. Its cards open pages, not the player over a grid. */
export async function openDiscover({ params, show, signal }: PageContext): Promise<void> {
  const topic = params[0] ?? '';
  const main = show(
    topic ? `Discover ${topic}` : 'Discover',
    view`<div css="DivShareLayoutBase" id="main-content-discovery">${discoverPage(topic)}</div>`,
  );
  const list = need(main, '[data-e2e="explore-feed"]');
  const more = need(main, '[data-part="more"]');
  const grow = async (cursor: number): Promise<void> => {
    const page = await topics(topic, cursor);
    if (signal.aborted) return;
    if (cursor === 0) list.replaceChildren();
    for (const block of page.blocks) list.append(create(topicBlock(block)));
    more.hidden = !page.hasMore;
    more.onclick = () => void grow(page.cursor);
  };
  await grow(0);
  if (list.childElementCount === 0 && !signal.aborted)
    list.replaceWith(
      create(message('compass', say('Nothing to discover'), say('Try another topic.'))),
    );
}
