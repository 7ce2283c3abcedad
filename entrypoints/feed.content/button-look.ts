import { i18n } from '#i18n';
import { SPARK } from '../../components/icon-paths.ts';
import { STATUS_LOOK, type Tone } from '../../components/status-look.ts';
import { ERROR_WORDS } from '../../components/words.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { formatDay, formatShortDay } from '../../utils/platform/i18n.ts';

/** What is known of a post: its request, that there is none, or why nothing is known. */
export interface Known {
  badge: PostBadge | null;
  problem: ErrorCode | null;
}

/** How a button looks and what it is called. */
export interface ButtonLook {
  tone: Tone | 'brand';
  icon: string;
  /** One short word under or beside the icon. */
  word: string;
  /** Action and state, for the tooltip and for those who hear the page. */
  name: string;
  needsAttention: boolean;
}

/** Works out the look of a post's button. */
export function lookOf({ badge, problem }: Known): ButtonLook {
  if (!badge) return problem ? unknownLook(problem) : plainLook();
  const { labelKey, tone, icon } = STATUS_LOOK[badge.status];
  const label = i18n.t(labelKey);
  const needsAttention = badge.attention.length > 0;
  const name = i18n.t('feed.button.state', { status: stateOf(badge, label) });
  return {
    tone,
    icon,
    word: wordOf(badge, label),
    name: needsAttention ? i18n.t('feed.button.attention', { name }) : name,
    needsAttention,
  };
}

let plain: ButtonLook | undefined;

/** The look of nearly every post on a page, one nobody asked for: worked out once. */
export function plainLook(): ButtonLook {
  plain ??= {
    tone: 'brand',
    icon: SPARK,
    word: i18n.t('feed.button.word'),
    name: i18n.t('feed.button.request'),
    needsAttention: false,
  };
  return plain;
}

function unknownLook(problem: ErrorCode): ButtonLook {
  const name = i18n.t('feed.button.unknown', { reason: i18n.t(ERROR_WORDS[problem]) });
  return { ...plainLook(), tone: 'grey', name };
}

function wordOf({ status, endsAt }: PostBadge, label: string): string {
  if (status !== 'authorized' || endsAt === null) return label;
  return i18n.t('feed.button.untilDay', { day: formatShortDay(endsAt) });
}

function stateOf({ status, endsAt, endIsLatestPossible }: PostBadge, label: string): string {
  if (endsAt === null || (status !== 'authorized' && status !== 'expired')) return label;
  const day = formatDay(endsAt, Date.now());
  if (status === 'expired') return i18n.t('feed.button.endedOn', { status: label, day });
  return endIsLatestPossible
    ? i18n.t('feed.button.untilAtLatest', { status: label, day })
    : i18n.t('feed.button.until', { status: label, day });
}
