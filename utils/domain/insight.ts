import type { PostBadge } from './badge.ts';
import type { Lookout } from './campaign.ts';
import type { EpochMs } from './clock.ts';
import type { CreatorMemory } from './creator.ts';
import { type Eligibility, eligibility, intentOf } from './eligibility.ts';
import { type Growth, growthOf } from './growth.ts';
import type { Post } from './post.ts';
import { type RemixNote, ownership, remixNote } from './remix.ts';
import { bestLook, type BestLook } from './worth-a-look.ts';

/** What can be said of a post before anybody asks for it. */
export interface PostInsight {
  isOurs: boolean;
  eligibility: Eligibility;
  /** The campaign it is worth a look for; null when there is none. */
  look: BestLook | null;
  remix: RemixNote;
  /** What is remembered of its creator; null when that is nothing. */
  memory: CreatorMemory | null;
  /** How it grew since it was kept; null when it was not, or too short ago. */
  growth: Growth | null;
}

/** What an insight is drawn from, besides the post. */
export interface InsightSources {
  lookout: Lookout;
  memory: CreatorMemory | null;
  badge: PostBadge | null;
  /** How many posts are known to be made from this one. */
  madeFromCount: number;
  now: EpochMs;
}

/** Puts together what can be said of a post. */
export function insightOf(post: Post, sources: InsightSources): PostInsight {
  const { lookout, memory, badge, madeFromCount, now } = sources;
  return {
    isOurs: ownership(post, lookout.ownHandles) === 'ours',
    eligibility: eligibility(post, intentOf(lookout)),
    look: bestLook(post, lookout, now),
    remix: remixNote(post, lookout.ownHandles, madeFromCount),
    memory,
    growth: growthOf(badge?.baseline ?? null, { at: now, stats: post.stats }),
  };
}
