import { i18n } from '#i18n';
import { isHardlyHelped } from '../../../utils/domain/ads-trouble.ts';
import type { BoardAccount, WaitFacts } from '../../../utils/domain/sync-board.ts';
import { formatAgo } from '../../../utils/platform/i18n.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { problemWords } from '../../problem-words.ts';
import { PROBLEM_WORDS } from '../../words.ts';
import { stateOf } from './sync-words.ts';

/** When the whole list of an ad account was last read, and how far it is being read now. */
export function sweepWords(account: BoardAccount, facts: WaitFacts): string {
  const words = [lastWords(account, facts), sweepingWords(account, facts)];
  return words.filter((one) => one !== null).join(' · ') || i18n.t('syncBoard.notYet');
}

function lastWords({ sweep }: BoardAccount, { now }: WaitFacts): string | null {
  if (sweep === null) return null;
  return i18n.t('syncBoard.swept', sweep.posts, {
    ago: formatAgo(sweep.endedAt, now),
    count: formatNumber(sweep.posts),
  });
}

function sweepingWords(account: BoardAccount, { isHostClosed, now }: WaitFacts): string | null {
  const { sweeping } = account;
  if (sweeping === null) return null;
  const { total, notBefore, problem, trouble } = sweeping;
  const seen = formatNumber(sweeping.seen);
  if (stateOf(account, isHostClosed) !== 'working')
    return sweeping.seen === 0 ? null : i18n.t('syncBoard.sweepStopped', { seen });
  if (problem !== null && notBefore > now) {
    if (isHardlyHelped(trouble))
      return i18n.t('syncBoard.sweepStands', { problem: problemWords({ kind: problem, trouble }) });
    return i18n.t('syncBoard.sweepFailed', { seen, problem: i18n.t(PROBLEM_WORDS[problem]) });
  }
  if (sweeping.seen === 0) return i18n.t('syncBoard.sweepToBegin');
  return total === null
    ? i18n.t('syncBoard.sweepingSome', { seen })
    : i18n.t('syncBoard.sweeping', { seen, total: formatNumber(total) });
}
