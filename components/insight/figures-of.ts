import { i18n } from '#i18n';
import { DAY_MS, type EpochMs } from '../../utils/domain/clock.ts';
import {
  engagementRate,
  keepRate,
  viewsPerFollower,
  viewsPerHour,
} from '../../utils/domain/measures.ts';
import type { Post } from '../../utils/domain/post.ts';
import { formatAgo, formatCount, formatDay } from '../../utils/platform/i18n.ts';
import { formatNumber, formatRate } from '../../utils/platform/numbers.ts';
import { formatLength } from '../../utils/platform/span.ts';

/** A number of a post with its name. */
export interface Figure {
  label: string;
  value: string;
}

/** The numbers of a post as they were at `seenAt`; what is unknown is left out. */
export function figuresOf(post: Post, seenAt: EpochMs): Figure[] {
  const { stats, details } = post;
  const isAbout = details.areCountsApproximate === true;
  const all: [string, string | null][] = [
    [i18n.t('figures.views'), count(stats.plays, isAbout)],
    [i18n.t('figures.likes'), count(stats.likes, isAbout)],
    [i18n.t('figures.comments'), count(stats.comments, isAbout)],
    [i18n.t('figures.shares'), count(stats.shares, isAbout)],
    [i18n.t('figures.saves'), count(stats.saves, isAbout)],
    [i18n.t('figures.engagement'), rate(engagementRate(stats), isAbout)],
    [i18n.t('figures.kept'), rate(keepRate(stats), isAbout)],
    [i18n.t('figures.perHour'), shortNumber(viewsPerHour(post, seenAt), isAbout)],
    [i18n.t('figures.followers'), count(details.followers, false)],
    [i18n.t('figures.perFollower'), shortNumber(viewsPerFollower(post), isAbout)],
    [i18n.t('figures.uploaded'), uploadWords(post, seenAt)],
    [
      i18n.t('figures.length'),
      details.durationS === undefined ? null : formatLength(details.durationS),
    ],
  ];
  return all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function count(value: number | null | undefined, isAbout: boolean): string | null {
  return value === null || value === undefined ? null : orAbout(formatCount(value), isAbout);
}

/** A quotient: as many digits as say something, whether it is 0.02 or two million. */
function shortNumber(value: number | null, isAbout: boolean): string | null {
  if (value === null || value >= 10)
    return count(value === null ? null : Math.round(value), isAbout);
  return orAbout(formatNumber(value, value < 1 ? 2 : 1), isAbout);
}

/** How long ago, and after a month the day. */
function uploadWords({ publishedAt }: Post, now: EpochMs): string | null {
  if (publishedAt === null) return null;
  return now - publishedAt > 30 * DAY_MS
    ? formatDay(publishedAt, now)
    : formatAgo(publishedAt, now);
}

function rate(value: number | null, isAbout: boolean): string | null {
  return value === null ? null : orAbout(formatRate(value), isAbout);
}

/** What comes from counts that were read off the screen is only about right. */
function orAbout(words: string, isAbout: boolean): string {
  return isAbout ? i18n.t('figures.about', { count: words }) : words;
}
