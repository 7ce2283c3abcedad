import type { Post } from '../../utils/domain/post.ts';
import type { PageView } from '../../utils/tiktok/identify-card.ts';
import type { CompiledRules } from '../../utils/tiktok/page-rules.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import { readCard } from '../../utils/tiktok/read-card.ts';
import { type Place, readPlace } from '../../utils/tiktok/surfaces.ts';
import type { Mounted } from './card-buttons.ts';

/** Reads posts off the page as it stands. */
export class PageReader {
  readonly #rules: CompiledRules;
  readonly #cache: PostCache;

  constructor(rules: CompiledRules, cache: PostCache) {
    this.#rules = rules;
    this.#cache = cache;
  }

  /** What cards are read against in this moment; the place is worked out only if a card asks. */
  view(): PageView {
    let place: Place | undefined;
    const [rules, cache] = [this.#rules, this.#cache];
    return { place: () => (place ??= readPlace(document, location.href, rules)), cache, rules };
  }

  /** The post of a button's card, read anew; null when the card shows another one by now. */
  post({ card, itemId }: Mounted): Post | null {
    const reading = readCard(card, this.view());
    return reading.ok && reading.post.itemId === itemId ? reading.post : null;
  }
}
