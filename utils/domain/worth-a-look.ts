import type { Campaign, Fit, Lookout, Thresholds } from './campaign.ts';
import { DAY_MS, type EpochMs } from './clock.ts';
import { ageMs, engagementRate, keepRate, viewsPerFollower, viewsPerHour } from './measures.ts';
import { firstNamed, hasTerms, type Named } from './named-terms.ts';
import type { Post } from './post.ts';
import { isHandleIn, ownership } from './remix.ts';

/** Why a post is worth a look, with the value to name. Rates are fractions. */
export type Why =
  | { kind: 'names'; named: Named }
  | { kind: 'by'; handle: string }
  | { kind: 'views-per-hour'; perHour: number }
  | { kind: 'views'; plays: number }
  | { kind: 'engagement'; rate: number }
  | { kind: 'keeps'; rate: number }
  | { kind: 'views-per-follower'; ratio: number }
  | { kind: 'young'; ageMs: number }
  | { kind: 'duet-allowed' }
  | { kind: 'language'; language: string };

/** A post that passed a campaign. */
export interface BestLook {
  campaignId: string;
  campaignName: string;
  /** Never empty; what the post names first, then numbers. */
  why: Why[];
}

/** Older posts have had their rush: how many views they get an hour is no longer asked. */
const RUSH_MS = 7 * DAY_MS;

/** One condition: not asked, failed, or passed with a reason to show. */
type Answer = 'not-asked' | 'failed' | Why;

/**
 * Why a post passes a campaign: every number that is asked for is known and reached, something of the fit is named if
 * the fit names anything, and the language is one of those wanted.
 * @returns null when it does not pass, and for a campaign that asks for nothing.
 */
export function worthALook(
  post: Post,
  { thresholds, fit }: Pick<Campaign, 'thresholds' | 'fit'>,
  now: EpochMs,
): Why[] | null {
  const numbers = askNumbers(post, thresholds, now);
  // Reading a caption costs more than comparing numbers: only posts that are good enough are read.
  if (numbers.includes('failed')) return null;
  const answers = [askTerms(post, fit), ...numbers, askLanguage(post, fit)];
  const why = answers.filter((answer) => typeof answer === 'object');
  return answers.includes('failed') || why.length === 0 ? null : why;
}

/** The first active campaign that a post is worth a look for; never for posts of our own. */
export function bestLook(post: Post, lookout: Lookout, now: EpochMs): BestLook | null {
  if (ownership(post, lookout.ownHandles) === 'ours') return null;
  for (const campaign of lookout.campaigns) {
    const why = campaign.isActive ? worthALook(post, campaign, now) : null;
    if (why) return { campaignId: campaign.id, campaignName: campaign.name, why };
  }
  return null;
}

function askNumbers(post: Post, asked: Thresholds, now: EpochMs): Answer[] {
  const age = ageMs(post, now);
  const hasRush = age === null || age < RUSH_MS;
  return [
    atLeast(hasRush ? asked.minViewsPerHour : null, viewsPerHour(post, now), (perHour) => ({
      kind: 'views-per-hour',
      perHour,
    })),
    atLeast(asked.minViews, post.stats.plays, (plays) => ({ kind: 'views', plays })),
    atLeast(asked.minEngagementRate, engagementRate(post.stats), (rate) => ({
      kind: 'engagement',
      rate,
    })),
    atLeast(asked.minKeepRate, keepRate(post.stats), (rate) => ({ kind: 'keeps', rate })),
    atLeast(asked.minViewsPerFollower, viewsPerFollower(post), (ratio) => ({
      kind: 'views-per-follower',
      ratio,
    })),
    askAge(age, asked.maxAgeDays),
    askDuet(post, asked.mustAllowDuet),
  ];
}

function atLeast(
  least: number | null,
  value: number | null | undefined,
  why: (value: number) => Why,
): Answer {
  if (least === null) return 'not-asked';
  return typeof value === 'number' && value >= least ? why(value) : 'failed';
}

function askAge(age: number | null, maxAgeDays: number | null): Answer {
  if (maxAgeDays === null) return 'not-asked';
  return age !== null && age <= maxAgeDays * DAY_MS ? { kind: 'young', ageMs: age } : 'failed';
}

function askDuet({ details }: Post, mustAllowDuet: boolean): Answer {
  if (!mustAllowDuet) return 'not-asked';
  return details.canDuet === true ? { kind: 'duet-allowed' } : 'failed';
}

function askTerms(post: Post, fit: Fit): Answer {
  if (!hasTerms(fit)) return 'not-asked';
  if (post.handle !== null && isHandleIn(post.handle, fit.handles))
    return { kind: 'by', handle: post.handle };
  const named = firstNamed(post, fit);
  return named ? { kind: 'names', named } : 'failed';
}

function askLanguage({ language }: Post, { languages }: Fit): Answer {
  if (languages.length === 0) return 'not-asked';
  const base = baseOf(language ?? '');
  const isWanted = languages.some((wanted) => baseOf(wanted) === base);
  return isWanted && base ? { kind: 'language', language: base } : 'failed';
}

/** `pt` of `pt-BR`; null for what is no language, and for `un`, which TikTok writes where it cannot tell. */
function baseOf(language: string): string | null {
  const base = /^[a-z]{2,3}(?![^-_])/.exec(language.trim().toLowerCase())?.[0] ?? null;
  return base === 'un' ? null : base;
}
