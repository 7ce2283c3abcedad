import { i18n } from '#i18n';
import type { Attention, EndStage } from '../../utils/domain/badge.ts';
import { daysUntil, type EpochMs } from '../../utils/domain/clock.ts';
import type { GoneWhy } from '../../utils/domain/post-gone.ts';
import { urgencyOf } from '../../utils/domain/urgency.ts';
import { formatDay, formatMoment, formatTime } from '../../utils/platform/i18n.ts';
import type { Tone } from '../status-look.ts';
import { Notice } from '../ui/notice.tsx';
import { REFUSAL_WORDS } from '../words.ts';

/** How what presses within days looks; what presses now is red, what is only good to know quiet. */
const TONES = {
  'code-refused': 'red',
  'confirm-apply': 'amber',
  'outcome-uncertain': 'amber',
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
  /** Whether the post is by one of the person's own accounts: then there is nobody to ask. */
  isOurs: boolean;
  now: EpochMs;
}

/** What a person should look at, each with its next step. */
export function AttentionNotes({ attention, isOurs, now }: AttentionNotesProps) {
  return attention.map((one) => (
    <Notice key={one.kind} tone={toneOf(one, now)}>
      {attentionWords(one, now, isOurs)}
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
export function attentionWords(one: Attention, now: EpochMs, isOurs = false): string {
  switch (one.kind) {
    case 'code-refused':
      return i18n.t(REFUSAL_WORDS[one.reason]);
    case 'confirm-apply':
      return i18n.t(one.why === 'not-applied' ? 'attention.notApplied' : 'attention.postUnknown');
    case 'outcome-uncertain':
      return i18n.t('attention.outcomeUncertain');
    case 'expires-soon':
      return `${endWords(one.endsAt, now)} ${i18n.t(isOurs ? 'attention.extendOurs' : STAGE_WORDS[one.stage])}`;
    case 'window-over':
      return overWords(one, now, isOurs);
    case 'ends-before-ad':
      return i18n.t('attention.endsBeforeAd', shortWords(one, now));
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

function overWords(
  { how, endsAt, adEndsAt }: Extract<Attention, { kind: 'window-over' }>,
  now: EpochMs,
  isOurs: boolean,
): string {
  const isPast = endsAt !== null && endsAt <= now;
  return [
    how === 'revoked'
      ? i18n.t('attention.takenBack')
      : isPast
        ? i18n.t('attention.endedOn', { day: formatDay(endsAt, now) })
        : i18n.t('attention.ended'),
    ...(adEndsAt === null ? [] : [i18n.t('attention.adGoesOn', { day: formatDay(adEndsAt, now) })]),
    i18n.t(isOurs ? 'attention.renewOurs' : NEXT_WORDS[how]),
  ].join(' ');
}

const NEXT_WORDS = {
  expired: 'attention.askForMore',
  revoked: 'attention.askForNewCode',
} as const;

/** Of an end on the ad's own last day the hour is said, or it would read as the same end. */
function shortWords(
  { endsAt, adEndsAt }: { endsAt: EpochMs; adEndsAt: EpochMs },
  now: EpochMs,
): { day: string; adDay: string } {
  const day = formatDay(endsAt, now);
  const adDay = formatDay(adEndsAt, now);
  return { day: day === adDay ? formatMoment(endsAt) : day, adDay };
}
