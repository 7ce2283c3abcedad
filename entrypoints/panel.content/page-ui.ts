import type { PostBadge } from '../../utils/domain/badge.ts';
import type { InsightSources } from '../../utils/domain/insight.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { PanelWorld } from './panel-world.ts';

/** What the panel needs from the rest of the tab. */
export interface PanelNeeds extends Pick<PanelWorld, 'send' | 'onBadge'> {
  post: Post;
  sources: InsightSources;
  /** Asking makes no sense, or is not wanted: the post is only saved when a person says so. */
  isHeld: boolean;
  /** Ends with the page, not with the panel: a click that closes the panel must not get out either. */
  signal: AbortSignal;
  /** The button it belongs to. */
  beside: Element;
  /** Whether an update of the extension has cut this tab off: then there are no words any more. */
  isCutOff: () => boolean;
  /** True when the focus should go back to the button. */
  onClosed(returnFocus: boolean): void;
}

/** The one panel that is open. */
export interface OpenPanel {
  itemId: string;
  hear(sources: InsightSources): void;
  close(returnFocus: boolean): void;
}

/** What the card beside a button shows. */
export interface CardFacts {
  post: Post;
  sources: InsightSources;
}

/** The card that is open. */
export interface OpenCard {
  show(facts: CardFacts): void;
  close(): void;
}

/** What the bar of pick mode shows. */
export interface PickView {
  picked: number;
  isBusy: boolean;
}

/** What a person can do in the bar. */
export interface PickActions {
  save: () => void;
  pickAll: () => void;
  cancel: () => void;
}

/** The bar of pick mode. */
export interface OpenPickBar {
  show(view: PickView): void;
  close(): void;
}

/** A short answer at the end of the window. */
export interface PageToast {
  text: string;
  isFailure: boolean;
  undo?: () => void;
}

/** What pick mode needs from the rest of the tab. */
export interface PickWorld {
  send: typeof sendMessage;
  signal: AbortSignal;
  /** Posts of all buttons on the page that have no request yet. */
  pickable: () => Post[];
  onBadge: (itemId: string, badge: PostBadge | null) => void;
  say: (toast: PageToast) => void;
  /** Says why something was not done; behind what was done before it, if that was something. */
  sayError: (code: ErrorCode, done?: PageToast) => void;
  /** Which posts are picked has changed. */
  onChange: () => void;
  onEnd: () => void;
}

/** Pick mode while it lasts. */
export interface PickSession {
  readonly isEmpty: boolean;
  has(itemId: string): boolean;
  toggle(post: Post): void;
  end(): void;
}

/** All that is drawn on a page besides the buttons; fetched when it is wanted for the first time. */
export interface PageUi {
  openPanel(needs: PanelNeeds): OpenPanel;
  openCard(facts: CardFacts, beside: Element, signal: AbortSignal): OpenCard;
  startPicking(world: PickWorld): PickSession;
  showToast(toast: PageToast, signal: AbortSignal): void;
}

declare global {
  /** Where the script of the panel hands itself over; both live in the same isolated world, closed to the page. */
  var sparkScoutTakeUi: ((ui: PageUi) => void) | undefined;
}
