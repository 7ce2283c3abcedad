import { render } from 'preact';
import { cardSummary, PostCard } from '../../components/post-card.tsx';
import { insightOf } from '../../utils/domain/insight.ts';
import { placeBeside } from '../../utils/platform/place-beside.ts';
import style from './card.css?inline';
import type { CardFacts, OpenCard } from './page-ui.ts';
import { openHost } from './ui-host.ts';

const CARD_HOST = 'spark-scout-card';
/** A screen reader hears what is put into a live region some time after the region itself. */
const SAID_AFTER_MS = 100;

/** Opens the card of a post beside its button. Nothing in it can be pressed, and it lets every press through. */
export function openCard(facts: CardFacts, beside: Element, signal: AbortSignal): OpenCard {
  const { host, root, place } = openHost(CARD_HOST, style, signal);
  const said = document.createElement('p');
  said.className = 'ss-hidden';
  said.setAttribute('role', 'status');
  root.append(said);
  const life = new AbortController();
  const show = (learned: CardFacts): void =>
    render(<PostCard {...judge(learned)} now={Date.now()} />, place);
  show(facts);
  const timer = setTimeout(() => (said.textContent = cardSummary(judge(facts))), SAID_AFTER_MS);
  placeBeside(place, beside, life.signal);
  return {
    show,
    close() {
      clearTimeout(timer);
      life.abort();
      render(null, place);
      host.remove();
    },
  };
}

function judge({ post, sources }: CardFacts) {
  return { post, badge: sources.badge, insight: insightOf(post, sources) };
}
