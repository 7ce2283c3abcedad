import { HOUR_MS } from '../../utils/domain/clock.ts';
import { MOST_POSTS } from '../../utils/domain/message-limits.ts';
import type { Post } from '../../utils/domain/post.ts';
import { logError } from '../../utils/platform/log.ts';
import type { send as sendMessage } from '../../utils/messages/send.ts';

/** Posts that come together are told of together. */
const GATHER_MS = 1_500;

/** Tells the background how posts of the list are doing, each at most once an hour. */
export class Sightings {
  readonly #send: typeof sendMessage;
  readonly #toldAt = new Map<string, number>();
  readonly #waiting = new Map<string, Post>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: typeof sendMessage, signal: AbortSignal) {
    this.#send = send;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** A post that is in the list was seen; one whose exact counts the page has not told yet is waited for. `now` in epoch milliseconds. */
  saw(post: Post, now: number): void {
    const { audience, areCountsApproximate } = post.details;
    const isExact = post.stats.plays !== undefined && !areCountsApproximate;
    if (!isExact && audience === undefined) return;
    const toldAt = this.#toldAt.get(post.itemId);
    if (toldAt !== undefined && now - toldAt < HOUR_MS) return;
    this.#toldAt.set(post.itemId, now);
    this.#waiting.set(post.itemId, post);
    this.#timer ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const posts = [...this.#waiting.values()].slice(0, MOST_POSTS);
    for (const { itemId } of posts) this.#waiting.delete(itemId);
    const reply = await this.#send('post.seen', { posts });
    if (!reply.ok) {
      logError('telling of seen posts', reply.error.code);
      for (const { itemId } of posts) this.#toldAt.delete(itemId);
    }
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }
}
