import { i18n } from '#i18n';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { Post } from '../../utils/domain/post.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import type { Speaker } from './speaker.ts';

/** Saves without the panel, by key or from the menu of a link, and says how it went. */
export class SaveByHand {
  readonly #send: typeof sendMessage;
  readonly #speaker: Speaker;
  readonly #onBadge: (itemId: string, badge: PostBadge | null) => void;

  constructor(
    send: typeof sendMessage,
    speaker: Speaker,
    onBadge: (itemId: string, badge: PostBadge | null) => void,
  ) {
    this.#send = send;
    this.#speaker = speaker;
    this.#onBadge = onBadge;
  }

  /** Saves a post; null when the page shows none that can be read. */
  async save(post: Post | null): Promise<void> {
    if (!post) return this.#speaker.say({ text: i18n.t('feed.save.noneInView'), isFailure: true });
    const reply = await this.#send('request.saveMany', { posts: [post] });
    if (!reply.ok) return this.#speaker.sayError(reply.error.code);
    const { badges, freshIds } = reply.value;
    for (const badge of badges) this.#onBadge(badge.itemId, badge);
    const requestId = freshIds[0] ?? badges[0]?.requestId;
    if (requestId !== undefined) await this.tell(requestId, post.handle, freshIds.length > 0);
  }

  /** Says that a post is in the list now, or was already. */
  async tell(requestId: string, handle: string | null, isFresh: boolean): Promise<void> {
    const creator = handle === null ? i18n.t('feed.save.aPost') : `@${handle}`;
    const text = i18n.t(isFresh ? 'feed.save.saved' : 'feed.save.wasSaved', { creator });
    const undo = (): void => void this.#undo(requestId);
    await this.#speaker.say({ text, isFailure: false, ...(isFresh ? { undo } : {}) });
  }

  async #undo(requestId: string): Promise<void> {
    const reply = await this.#send('request.undoSaves', { requestIds: [requestId] });
    if (!reply.ok) return this.#speaker.sayError(reply.error.code);
    await this.#speaker.say({ text: i18n.t('feed.save.undone'), isFailure: false });
  }
}
