import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { CompiledRules } from '../../utils/tiktok/page-rules.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import { type Heard, StatusBoard } from './ask-status.ts';
import { CardButtons } from './card-buttons.ts';
import { type Farewell, prepareFarewell } from './farewell.ts';
import { HoverCard } from './hover-card.ts';
import { inView } from './in-view.ts';
import { Knowledge } from './knowledge.ts';
import { LookoutBoard } from './lookout-board.ts';
import type { ButtonEvents } from './mount-button.ts';
import { PageReader } from './page-reader.ts';
import { Panels } from './panels.ts';
import { PickMode } from './pick-mode.ts';
import { SaveByHand } from './save-by-hand.ts';
import { Sightings } from './sightings.ts';
import { Speaker } from './speaker.ts';
import type { LoadUi } from './ui-loader.ts';

/** What everything on a page of tiktok.com is given. */
export interface FeedWorld {
  send: typeof sendMessage;
  loadUi: LoadUi;
  signal: AbortSignal;
  rules: CompiledRules;
  cache: PostCache;
}

/** What the parts say to the feed. */
interface FeedEvents {
  onHeard: (heard: Heard) => void;
  onLookout: () => void;
  onPress: ButtonEvents['onPress'];
}

/** Everything that a feed is made of. */
export interface FeedParts {
  farewell: Farewell;
  reader: PageReader;
  board: StatusBoard;
  lookouts: LookoutBoard;
  buttons: CardButtons;
  panels: Panels;
  card: HoverCard;
  picking: PickMode;
  byHand: SaveByHand;
  speaker: Speaker;
  sightings: Sightings;
}

/** Makes the parts and introduces them to each other. */
export function makeParts(world: FeedWorld, events: FeedEvents): FeedParts {
  const { send, loadUi, signal, rules, cache } = world;
  const farewell = prepareFarewell();
  const reader = new PageReader(rules, cache);
  const board = new StatusBoard(send, signal, events.onHeard);
  const lookouts = new LookoutBoard(send, events.onLookout);
  const knowledge = new Knowledge(board, lookouts, cache);
  const buttons: CardButtons = new CardButtons(knowledge, signal, {
    onPress: events.onPress,
    onEnter: (button) => card.enter(button),
    onLeave: (button) => card.leave(button),
  });
  const speaker = new Speaker(loadUi, farewell, signal);
  const panels = new Panels({ ...world, farewell, board, knowledge, buttons });
  const card = new HoverCard(loadUi, signal, (button) => {
    const mounted = buttons.find(button);
    const post = mounted ? reader.post(mounted) : null;
    const isFree = post && panels.post?.itemId !== post.itemId;
    if (!isFree) return null;
    return { post, sources: knowledge.sources(post) };
  });
  const onBadge = board.put.bind(board);
  const pickable = () =>
    inView(buttons.mounted()).flatMap((one) =>
      board.badge(one.itemId) ? [] : (reader.post(one) ?? []),
    );
  return {
    farewell,
    reader,
    board,
    lookouts,
    buttons,
    panels,
    card,
    speaker,
    picking: new PickMode({ send, signal, pickable, onBadge }, buttons, speaker, loadUi),
    byHand: new SaveByHand(send, speaker, onBadge),
    sightings: new Sightings(send, signal),
  };
}
