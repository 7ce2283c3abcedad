import type { PanelView } from '../../components/request-panel-view.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';

/** What the panel needs from the world. */
export interface PanelWorld {
  send: typeof sendMessage;
  /** Puts a text on the clipboard; false when the browser does not let us. */
  copy(text: string): Promise<boolean>;
  /** Tells the rest of the tab what is known of the post now. */
  onBadge(itemId: string, badge: PostBadge | null): void;
  onChange(view: PanelView): void;
  onClose(): void;
}
