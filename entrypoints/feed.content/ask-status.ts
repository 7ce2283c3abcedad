import type { PostBadge } from '../../utils/domain/badge.ts';
import type { CreatorMemory } from '../../utils/domain/creator.ts';
import { MOST_IDS } from '../../utils/domain/message-limits.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';
import { AnswerBook } from './answer-book.ts';

/** Posts seen within this time are asked for together. */
const GATHER_MS = 50;
/** A post on the page, as far as asking for it goes. */
export interface Asked {
  itemId: string;
  handle: string | null;
}

/** Which posts and creators something new was heard of. */
export interface Heard {
  itemIds: ReadonlySet<string>;
  handles: ReadonlySet<string>;
}

/** What this tab knows of posts and their creators. */
export class StatusBoard {
  readonly #send: typeof sendMessage;
  readonly #onChange: (heard: Heard) => void;
  readonly #posts = new AnswerBook<PostBadge>();
  readonly #creators = new AnswerBook<CreatorMemory>();
  readonly #wantedPosts = new Set<string>();
  readonly #wantedCreators = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: typeof sendMessage, signal: AbortSignal, onChange: (heard: Heard) => void) {
    this.#send = send;
    this.#onChange = onChange;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The request of a post; null when it has none, or none is known. */
  badge(itemId: string): PostBadge | null {
    return this.#posts.get(itemId);
  }

  /** Why nothing certain is known of a post; null when it is. */
  problem(itemId: string): ErrorCode | null {
    return this.#posts.problem(itemId);
  }

  /** What is known of a creator. */
  creator(handle: string | null): CreatorMemory | null {
    return handle === null ? null : this.#creators.get(handle);
  }

  /** Asks for those of which nothing certain is known. */
  ask(posts: Iterable<Asked>): void {
    for (const { itemId, handle } of posts) {
      if (this.#posts.isDoubtful(itemId)) this.#wantedPosts.add(itemId);
      if (handle !== null && this.#creators.isDoubtful(handle)) this.#wantedCreators.add(handle);
    }
    if (this.#wantedPosts.size + this.#wantedCreators.size > 0)
      this.#timer ??= setTimeout(() => void this.#askNow(), GATHER_MS);
  }

  /** What is known of these posts, or of any, may have changed; and with it what is known of creators. */
  doubt(itemIds: Iterable<string> | null): void {
    this.#posts.doubt(itemIds);
    this.#creators.doubt(null);
  }

  /** Notes what was heard in another way. */
  put(itemId: string, badge: PostBadge | null): void {
    this.#posts.put(itemId, badge);
    this.#onChange({ itemIds: new Set([itemId]), handles: new Set() });
  }

  async #askNow(): Promise<void> {
    this.#timer = undefined;
    const itemIds = [...this.#wantedPosts];
    const handles = [...this.#wantedCreators];
    this.#wantedPosts.clear();
    this.#wantedCreators.clear();
    for (let at = 0; at < Math.max(itemIds.length, handles.length); at += MOST_IDS)
      await this.#askFor(itemIds.slice(at, at + MOST_IDS), handles.slice(at, at + MOST_IDS));
  }

  async #askFor(itemIds: string[], handles: string[]): Promise<void> {
    const [postsAt, creatorsAt] = [this.#posts.ask(), this.#creators.ask()];
    const reply = await this.#send('badge.read', { itemIds, handles });
    const { badges, creators } = reply.ok ? reply.value : { badges: [], creators: [] };
    const problem = reply.ok ? null : reply.error.code;
    const byId = new Map(badges.map((badge) => [badge.itemId, badge]));
    const byHandle = new Map(creators.map((creator) => [creator.handle, creator]));
    const heard = {
      itemIds: this.#posts.takeIn(itemIds, byId, problem, postsAt),
      handles: this.#creators.takeIn(handles, byHandle, problem, creatorsAt),
    };
    if (heard.itemIds.size + heard.handles.size > 0) this.#onChange(heard);
  }
}
