import { i18n } from '#i18n';
import type { Attention } from '../../utils/domain/badge.ts';
import { daysUntil, type EpochMs } from '../../utils/domain/clock.ts';
import { formatDay, formatTime } from '../../utils/platform/i18n.ts';
import type { Tone } from '../status-look.ts';
import { Notice } from '../ui/notice.tsx';
import { REFUSAL_WORDS } from '../words.ts';

const TONES = {
  'code-refused': 'red',
  'confirm-apply': 'amber',
  'outcome-uncertain': 'amber',
  'expires-soon': 'orange',
  'window-contradicted': 'orange',
  'not-listed': 'orange',
  'account-problem': 'red',
} as const satisfies Record<Attention['kind'], Tone>;

/** What a person should look at, each with its next step. */
export function AttentionNotes({ attention, now }: { attention: Attention[]; now: EpochMs }) {
  return attention.map((one) => (
    <Notice key={one.kind} tone={TONES[one.kind]}>
      {attentionWords(one, now)}
    </Notice>
  ));
}

/** One thing to look at as a sentence. */
export function attentionWords(one: Attention, now: EpochMs): string {
  switch (one.kind) {
    case 'code-refused':
      return i18n.t(REFUSAL_WORDS[one.reason]);
    case 'confirm-apply':
      return i18n.t(one.why === 'not-applied' ? 'attention.notApplied' : 'attention.postUnknown');
    case 'outcome-uncertain':
      return i18n.t('attention.outcomeUncertain');
    case 'expires-soon':
      if (formatDay(one.endsAt, now) === formatDay(now, now))
        return i18n.t('attention.endsToday', { time: formatTime(one.endsAt) });
      return i18n.t('attention.expiresSoon', daysUntil(one.endsAt, now), {
        day: formatDay(one.endsAt, now),
      });
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
