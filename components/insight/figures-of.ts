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
  const perFollower = viewsPerFollower(post);
  const all: [string, string | null][] = [
    [i18n.t('figures.views'), count(stats.plays, isAbout)],
    [i18n.t('figures.likes'), count(stats.likes, isAbout)],
    [i18n.t('figures.comments'), count(stats.comments, isAbout)],
    [i18n.t('figures.shares'), count(stats.shares, isAbout)],
    [i18n.t('figures.saves'), count(stats.saves, isAbout)],
    [i18n.t('figures.engagement'), rate(engagementRate(stats))],
    [i18n.t('figures.kept'), rate(keepRate(stats))],
    [i18n.t('figures.perHour'), count(viewsPerHour(post, seenAt), isAbout)],
    [i18n.t('figures.followers'), count(details.followers, false)],
    [i18n.t('figures.perFollower'), perFollower === null ? null : formatNumber(perFollower, 1)],
    [i18n.t('figures.uploaded'), uploadWords(post, seenAt)],
    [
      i18n.t('figures.length'),
      details.durationS === undefined ? null : formatLength(details.durationS),
    ],
  ];
  return all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** A count; one that was read off the screen says that it is only about right. */
function count(value: number | null | undefined, isAbout: boolean): string | null {
  if (value === null || value === undefined) return null;
  return isAbout ? i18n.t('figures.about', { count: formatCount(value) }) : formatCount(value);
}

/** How long ago, and after a month the day. */
function uploadWords({ publishedAt }: Post, now: EpochMs): string | null {
  if (publishedAt === null) return null;
  return now - publishedAt > 30 * DAY_MS
    ? formatDay(publishedAt, now)
    : formatAgo(publishedAt, now);
}

function rate(value: number | null): string | null {
  return value === null ? null : formatRate(value);
}
