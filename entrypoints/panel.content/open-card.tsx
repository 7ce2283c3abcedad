import { render } from 'preact';
import { PostCard } from '../../components/post-card.tsx';
import { placeBeside } from '../../utils/platform/place-beside.ts';
import style from './card.css?inline';
import type { CardNeeds, OpenCard } from './page-ui.ts';
import { openHost } from './ui-host.ts';

const CARD_HOST = 'spark-scout-card';

/** Opens the card of a post beside its button. Nothing in it can be pressed, and it lets every press through. */
export function openCard({ post, badge, insight, beside, signal }: CardNeeds): OpenCard {
  const { host, place } = openHost(CARD_HOST, style, signal);
  const life = new AbortController();
  render(<PostCard post={post} badge={badge} insight={insight} now={Date.now()} />, place);
  placeBeside(place, beside, life.signal);
  return {
    close() {
      life.abort();
      render(null, place);
      host.remove();
    },
  };
}
