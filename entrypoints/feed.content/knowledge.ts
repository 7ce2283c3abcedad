import { cannotRun } from '../../utils/domain/eligibility.ts';
import type { InsightSources } from '../../utils/domain/insight.ts';
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

  /** What everything that can be said of a post is drawn from; the panel and the card do that, buttons need less. */
  sources({ itemId, handle }: Post): InsightSources {
    return {
      lookout: this.#lookouts.get(),
      memory: this.#board.creator(handle),
      badge: this.#board.badge(itemId),
      madeFromCount: this.#cache.madeFromCount(itemId),
      now: Date.now(),
    };
  }
}
