import { cannotRun } from '../../utils/domain/eligibility.ts';
import { insightOf, type PostInsight } from '../../utils/domain/insight.ts';
import type { Post } from '../../utils/domain/post.ts';
import { isHandleIn } from '../../utils/domain/remix.ts';
import { bestLook } from '../../utils/domain/worth-a-look.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import type { StatusBoard } from './ask-status.ts';
import type { Known } from './button-look.ts';
import type { LookoutBoard } from './lookout-board.ts';

/** Joins what the page, the background and the person's campaigns say of a post. */
export class Knowledge {
  readonly #board: StatusBoard;
  readonly #lookouts: LookoutBoard;
  readonly #cache: PostCache;

  constructor(board: StatusBoard, lookouts: LookoutBoard, cache: PostCache) {
    this.#board = board;
    this.#lookouts = lookouts;
    this.#cache = cache;
  }

  /** What the button of a post shows; cheap while nothing is known, as of nearly all. */
  forButton(itemId: string, handle: string | null): Known {
    const lookout = this.#lookouts.get();
    const badge = this.#board.badge(itemId);
    const facts = badge ? undefined : this.#cache.get(itemId);
    return {
      itemId,
      badge,
      problem: this.#board.problem(itemId),
      memory: this.#board.creator(handle),
      isOurs: isHandleIn(handle, lookout.ownHandles),
      cannotRun: facts !== undefined && cannotRun(facts),
      look: facts ? bestLook(facts, lookout, Date.now()) : null,
    };
  }

  /** Everything that can be said of a post. */
  insight(post: Post): PostInsight {
    return insightOf(post, {
      lookout: this.#lookouts.get(),
      memory: this.#board.creator(post.handle),
      badge: this.#board.badge(post.itemId),
      madeFromCount: this.#cache.madeFromCount(post.itemId),
      now: Date.now(),
    });
  }
}
