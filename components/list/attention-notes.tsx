import { i18n } from '#i18n';
import type { Attention, EndStage } from '../../utils/domain/badge.ts';
import { daysUntil, type EpochMs } from '../../utils/domain/clock.ts';
import type { GoneWhy } from '../../utils/domain/post-gone.ts';
import type { Extender } from '../../utils/domain/situation.ts';
import { urgencyOf } from '../../utils/domain/urgency.ts';
import { formatDay, formatList, formatMoment, formatTime } from '../../utils/platform/i18n.ts';
import type { Tone } from '../status-look.ts';
import { Notice } from '../ui/notice.tsx';
import { REFUSAL_WORDS } from '../words.ts';

/** How what presses within days looks; what presses now is red, what is only good to know quiet. */
const TONES = {
  'code-refused': 'red',
  'confirm-apply': 'amber',
  'outcome-uncertain': 'amber',
  'not-applied-in': 'amber',
  'expires-soon': 'orange',
  'ends-before-ad': 'orange',
  'window-over': 'red',
  'post-gone': 'red',
  'window-contradicted': 'orange',
  'not-listed': 'orange',
  'account-problem': 'red',
} as const satisfies Record<Attention['kind'], Tone>;

interface AttentionNotesProps {
  attention: Attention[];
  /** Who can make its window longer. */
  extender: Extender;
  now: EpochMs;
}

/** What a person should look at, each with its next step. */
export function AttentionNotes({ attention, extender, now }: AttentionNotesProps) {
  return attention.map((one) => (
    <Notice key={one.kind} tone={toneOf(one, now)}>
      {attentionWords(one, now, extender)}
    </Notice>
  ));
}

function toneOf(one: Attention, now: EpochMs): Tone {
  const urgency = urgencyOf(one, now);
  if (urgency === 'soon') return TONES[one.kind];
  return urgency === 'now' ? 'red' : 'slate';
}

const GONE_WORDS = {
  deleted: 'attention.postDeleted',
  private: 'attention.postPrivate',
  unavailable: 'attention.postUnavailable',
} as const satisfies Record<GoneWhy, string>;

/** One thing to look at, in words: what it is and what comes next. */
export function attentionWords(
  one: Attention,
  now: EpochMs,
  extender: Extender = 'creator',
): string {
  switch (one.kind) {
    case 'code-refused':
      return i18n.t(REFUSAL_WORDS[one.reason]);
    case 'confirm-apply':
      return i18n.t(one.why === 'not-applied' ? 'attention.notApplied' : 'attention.postUnknown');
    case 'outcome-uncertain':
      return i18n.t('attention.outcomeUncertain');
    case 'not-applied-in':
      return i18n.t('attention.notAppliedIn', { accounts: formatList(one.accounts) });
    case 'expires-soon':
      return `${endWords(one.endsAt, now)} ${i18n.t(EXTEND_WORDS[extender] ?? STAGE_WORDS[one.stage])}`;
    case 'window-over':
      return overWords(one, now, extender);
    case 'ends-before-ad':
      return i18n.t(BEFORE_AD_WORDS[extender], shortWords(one, now));
    case 'post-gone':
      return i18n.t(GONE_WORDS[one.why]);
    case 'window-contradicted':
      return i18n.t('attention.windowContradicted', {
        hand: one.byHand === null ? i18n.t('window.noEnd') : formatDay(one.byHand, now),
        tiktok: one.byTikTok === null ? i18n.t('window.noEnd') : formatDay(one.byTikTok, now),
      });
    case 'not-listed':
      return i18n.t('attention.notListed');
    case 'account-problem':
      return i18n.t('attention.accountProblem');
  }
}

/** What to do about an end that is near; null where it depends on how near it is. */
const EXTEND_WORDS = {
  creator: null,
  ourselves: 'attention.extendOurs',
  nobody: 'attention.noContactEnds',
} as const satisfies Record<Extender, string | null>;

const STAGE_WORDS = {
  early: 'attention.askInTime',
  due: 'attention.askNow',
  asked: 'attention.wasAsked',
} as const satisfies Record<EndStage, string>;

function endWords(endsAt: EpochMs, now: EpochMs): string {
  const day = formatDay(endsAt, now);
  return day === formatDay(now, now)
    ? i18n.t('attention.endsToday', { time: formatTime(endsAt) })
    : i18n.t('attention.endsIn', daysUntil(endsAt, now), { day });
}

type WindowOver = Extract<Attention, { kind: 'window-over' }>;
type OverHow = WindowOver['how'];

function overWords(
  { how, endsAt, adEndsAt }: WindowOver,
  now: EpochMs,
  extender: Extender,
): string {
  const isPast = endsAt !== null && endsAt <= now;
  return [
    how === 'expired' && isPast
      ? i18n.t('attention.endedOn', { day: formatDay(endsAt, now) })
      : i18n.t(OVER_WORDS[how]),
    ...(adEndsAt === null ? [] : [i18n.t('attention.adGoesOn', { day: formatDay(adEndsAt, now) })]),
    i18n.t(RENEW_WORDS[extender] ?? NEXT_WORDS[how]),
  ].join(' ');
}

/** What to do about a window that is over; null where it depends on how that came. */
const RENEW_WORDS = {
  creator: null,
  ourselves: 'attention.renewOurs',
  nobody: 'attention.noContactOver',
} as const satisfies Record<Extender, string | null>;

const BEFORE_AD_WORDS = {
  creator: 'attention.endsBeforeAd',
  ourselves: 'attention.endsBeforeAd',
  nobody: 'attention.endsBeforeAdNoContact',
} as const satisfies Record<Extender, string>;

const OVER_WORDS = {
  expired: 'attention.ended',
  revoked: 'attention.takenBack',
  'not-listed': 'attention.leftAccount',
} as const satisfies Record<OverHow, string>;

const NEXT_WORDS = {
  expired: 'attention.askForMore',
  revoked: 'attention.askForNewCode',
  'not-listed': 'attention.applyOrAsk',
} as const satisfies Record<OverHow, string>;

/** Of an end on the ad's own last day the hour is said, or it would read as the same end. */
function shortWords(
  { endsAt, adEndsAt }: { endsAt: EpochMs; adEndsAt: EpochMs },
  now: EpochMs,
): { day: string; adDay: string } {
  const day = formatDay(endsAt, now);
  const adDay = formatDay(adEndsAt, now);
  return { day: day === adDay ? formatMoment(endsAt) : day, adDay };
}
