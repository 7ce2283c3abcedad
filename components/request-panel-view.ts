import type { PostBadge } from '../utils/domain/badge.ts';
import type { EpochMs } from '../utils/domain/clock.ts';
import type { PostInsight } from '../utils/domain/insight.ts';
import type { KitLanguage } from '../utils/domain/kit-language.ts';
import type { MessageKit } from '../utils/domain/message-kit.ts';
import type { Post } from '../utils/domain/post.ts';
import type { Channel, CodeDays } from '../utils/domain/request.ts';
import type { ErrorCode } from '../utils/domain/scout-error.ts';

/** The two messages: may we?, and how to make the code. */
export type WhichMessage = 'ask' | 'steps';

/** What the panel of one post shows. */
export interface PanelView {
  itemId: string;
  handle: string | null;
  /** Null until the post is saved. */
  badge: PostBadge | null;
  /** It is not saved by opening the panel, only when a person says so. */
  isHeld: boolean;
  kit: MessageKit | null;
  channel: Channel;
  /** Whether it was marked as asked while this panel was open. */
  isAskedHere: boolean;
  isBusy: boolean;
  notice:
    | { kind: 'error'; code: ErrorCode }
    | { kind: 'copied' | 'copy-failed'; which: WhichMessage }
    | null;
}

/** What a person can do in the panel. */
export interface PanelActions {
  close: () => void;
  /** Saves the post, at last or again. */
  save: () => void;
  setDays: (days: CodeDays) => void;
  setLanguage: (language: KitLanguage) => void;
  setChannel: (channel: Channel) => void;
  copy: (which: WhichMessage) => void;
  markAsked: () => void;
  takeBackAsk: () => void;
  mark: (event: 'agreed' | 'declined' | 'unanswered') => void;
  undo: () => void;
}

/** What every part of the panel gets. */
export interface PanelProps {
  view: PanelView;
  post: Post;
  insight: PostInsight;
  actions: PanelActions;
  now: EpochMs;
}

/** What the parts of the panel that show the two messages need; they stand in the list too. */
export interface MessagePartProps extends Pick<PanelProps, 'view' | 'now'> {
  actions: Pick<PanelActions, 'setLanguage' | 'setChannel' | 'copy' | 'takeBackAsk'>;
}
