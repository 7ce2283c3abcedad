import type { PageHealth } from '../../utils/domain/page-health.ts';
import { HealthBook } from '../../utils/tiktok/health-book.ts';
import type { CompiledRules } from '../../utils/tiktok/page-rules.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import { readPlace } from '../../utils/tiktok/surfaces.ts';
import type { FeedChange } from '../../utils/tiktok/watch-feed.ts';
import type { ButtonPlan } from './plan-button.ts';

/** When a page that was just opened is judged: a little after the book's own patience is over. */
const JUDGE_AFTER_MS = 4_500;

/** Notices when a page is no longer understood, and has it read without card rules then. */
export class HealthWatch {
  readonly #rules: CompiledRules;
  readonly #cache: PostCache;
  readonly #book: HealthBook;
  readonly #useFallback: () => void;
  #url = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    rules: CompiledRules,
    cache: PostCache,
    signal: AbortSignal,
    useFallback: () => void,
  ) {
    this.#rules = rules;
    this.#cache = cache;
    this.#book = new HealthBook(rules);
    this.#useFallback = useFallback;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The page may have another address now. */
  look(): void {
    if (location.href === this.#url) return;
    this.#url = location.href;
    this.#book.moveTo(readPlace(document, this.#url, this.#rules).surface, Date.now());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#judge(), JUDGE_AFTER_MS);
  }

  /** Cards were read, and others left. */
  note(plans: readonly ButtonPlan[], { gone }: FeedChange): void {
    this.look();
    const now = Date.now();
    this.#book.forget(gone);
    for (const { card, identity } of plans) this.#book.note(card, identity, now);
  }

  health(buttons: number): PageHealth {
    this.look();
    return this.#book.health(Date.now(), { buttons, postsFromJson: this.#cache.size });
  }

  #judge(): void {
    if (this.#book.needsFallback(Date.now())) this.#useFallback();
  }
}
