import type { TabMessage } from '../../utils/messages/envelope.ts';
import type { FeedParts } from './feed-parts.ts';

/** Does what the background says to a tab, where that is the business of one part alone. */
export function followOrder(message: TabMessage, parts: FeedParts): void {
  switch (message.name) {
    case 'lookout.changed':
      return void parts.lookouts.refresh();
    case 'pick.start':
      return void parts.picking.start();
    case 'saved.byLink':
      return void parts.byHand.tell(message.requestId, message.handle, message.isFresh);
    case 'save.failed':
      return void parts.speaker.sayError(message.code);
    case 'badges.changed':
    case 'save.inView':
    case 'health.read':
      return undefined;
  }
}
