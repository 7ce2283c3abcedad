import { i18n } from '#i18n';
import { isHardlyHelped } from '../../../utils/domain/ads-trouble.ts';
import type { BoardAccount, BoardLine, Wait } from '../../../utils/domain/sync-board.ts';
import type { SyncReport } from '../../../utils/domain/sync-report.ts';
import { formatSoon, formatTime } from '../../../utils/platform/i18n.ts';
import { CHECK, CLOCK, WARNING } from '../../icon-paths.ts';
import type { Tone } from '../../status-look.ts';
import { problemWords } from '../../problem-words.ts';
import { PROBLEM_WORDS } from '../../words.ts';

/** How an ad account is doing. */
export type AccountState = 'working' | 'paused' | 'problem' | 'no-host';

/** A pause is a person's wish, so it is said before any problem; a closed host stops all that would work. */
export function stateOf({ pausedAt, problem }: BoardAccount, isHostClosed: boolean): AccountState {
  if (pausedAt !== null) return 'paused';
  if (problem !== null) return 'problem';
  return isHostClosed ? 'no-host' : 'working';
}

/** The look of every state, never by colour alone. */
export const STATE_LOOKS = {
  working: { words: 'syncBoard.working', tone: 'green', icon: CHECK },
  paused: { words: 'syncBoard.paused', tone: 'slate', icon: CLOCK },
  problem: { words: 'syncBoard.problem', tone: 'red', icon: WARNING },
  'no-host': { words: 'syncBoard.noHost', tone: 'orange', icon: WARNING },
} as const satisfies Record<AccountState, { words: string; tone: Tone; icon: string }>;

/** What a line is to do, e.g. "Check the code of @ana". */
export function lineWords({ kind, handle, itemId }: BoardLine): string {
  const creator = creatorWords(handle, itemId);
  switch (kind) {
    case 'preview-code':
      return creator === null
        ? i18n.t('syncBoard.previewLoose')
        : i18n.t('syncBoard.preview', { creator });
    case 'apply-code':
    case 'confirm-code':
      return i18n.t('syncBoard.apply', { creator: creator ?? i18n.t('syncBoard.unknownPost') });
    case 'read-post':
      return i18n.t('syncBoard.read', { creator: creator ?? i18n.t('syncBoard.unknownPost') });
  }
}

function creatorWords(handle: string | null, itemId: string | null): string | null {
  if (handle !== null) return `@${handle}`;
  return itemId === null ? null : i18n.t('syncBoard.aPost', { id: itemId.slice(-6) });
}

/** Why a line waits, as a sentence with the next step where there is one. */
export function waitWords(wait: Wait): string {
  switch (wait.kind) {
    case 'confirmation':
      return i18n.t('syncBoard.whyConfirmation');
    case 'disconnected':
      return i18n.t('syncBoard.whyDisconnected');
    case 'paused':
      return i18n.t('syncBoard.whyPaused');
    case 'account-problem':
      return i18n.t('syncBoard.whyProblem');
    case 'unwanted':
      return i18n.t('syncBoard.whyUnwanted');
    case 'no-host':
      return i18n.t('syncBoard.whyNoHost');
    case 'held-back':
      return i18n.t('syncBoard.whyHeldBack');
    case 'failed':
      return isHardlyHelped(wait.trouble)
        ? i18n.t('syncBoard.whyStands', {
            problem: problemWords({ kind: wait.problem, trouble: wait.trouble }),
          })
        : i18n.t('syncBoard.whyFailed', { problem: i18n.t(PROBLEM_WORDS[wait.problem]) });
    case 'looks-again':
      return i18n.t('syncBoard.whyLooksAgain');
    case 'later':
      return i18n.t('syncBoard.whyLater');
    case 'behind':
      return i18n.t('syncBoard.whyBehind');
    case 'next':
      return i18n.t('syncBoard.whyNext');
  }
}

/** A moment to come, e.g. "in 5 min, at 14:32"; "now" once it is there. */
export function soonWords(at: number, now: number): string {
  const soon = formatSoon(at, now);
  return at <= now ? soon : i18n.t('syncBoard.soonAt', { soon, time: formatTime(at) });
}

/** How a run went, with what comes next. */
export function runWords({ outcome, problem, waiting }: SyncReport): string {
  switch (outcome) {
    case 'done':
      return i18n.t('syncBoard.runDone');
    case 'waiting':
      return i18n.t('syncBoard.runWaiting', waiting);
    case 'failed':
      return i18n.t('syncBoard.runFailed', {
        problem: i18n.t(PROBLEM_WORDS[problem ?? 'unexpected-reply']),
      });
    case 'no-account':
      return i18n.t('syncBoard.runNoAccount');
    case 'no-host':
      return i18n.t('syncBoard.runNoHost');
    case 'busy':
      return i18n.t('syncBoard.runBusy');
  }
}
