import type { Post } from '../../utils/domain/post.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { CompiledRules } from '../../utils/tiktok/page-rules.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import { type Heard, StatusBoard } from './ask-status.ts';
import { CardButtons, type Mounted } from './card-buttons.ts';
import { type Farewell, prepareFarewell } from './farewell.ts';
import { HoverCard } from './hover-card.ts';
import { Knowledge } from './knowledge.ts';
import { LookoutBoard } from './lookout-board.ts';
import type { ButtonEvents, SparkButton } from './mount-button.ts';
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
  /** Reads the post of a button's card anew; null when it is another one now. */
  read: (mounted: Mounted) => Post | null;
}

/** Everything that a feed is made of. */
export interface FeedParts {
  farewell: Farewell;
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
  const { send, loadUi, signal, cache } = world;
  const farewell = prepareFarewell();
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
  const card = new HoverCard(loadUi, signal, (ui, button) => {
    const post = readPost(buttons, button, events);
    const isFree = post && panels.post?.itemId !== post.itemId;
    if (!isFree) return null;
    const [badge, insight] = [board.badge(post.itemId), knowledge.insight(post)];
    return ui.openCard({ post, badge, insight, beside: button.host, signal });
  });
  const onBadge = board.put.bind(board);
  const pickable = (): Post[] =>
    [...buttons.mounted()].flatMap((one) =>
      board.badge(one.itemId) ? [] : (events.read(one) ?? []),
    );
  return {
    farewell,
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

function readPost(buttons: CardButtons, button: SparkButton, { read }: FeedEvents): Post | null {
  const mounted = buttons.find(button);
  return mounted ? read(mounted) : null;
}
