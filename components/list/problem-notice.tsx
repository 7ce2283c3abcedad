import { i18n } from '#i18n';
import { isHardlyHelped } from '../../utils/domain/ads-trouble.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { AdsErrorKind } from '../../utils/domain/refusal.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { formatTime } from '../../utils/platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';
import { PROBLEM_WORDS } from '../words.ts';

interface ProblemNoticeProps {
  accounts: AdAccount[];
  report: SyncReport | null;
  /** Where everything that is known of the sync stands. */
  boardUrl: string;
  onSettings: () => void;
  onSync: () => void;
}

/** What passes by itself: waiting or trying again mends it, the settings do not. */
const PASSES: readonly AdsErrorKind[] = ['network', 'rate-limited', 'server', 'unexpected-reply'];

/** What keeps the whole sync from working, with the way to mend it; an ad account's own trouble goes first. */
export function ProblemNotice({ accounts, report, ...ways }: ProblemNoticeProps) {
  const ill = accounts.find(({ connectedAt, problem }) => connectedAt !== null && problem !== null);
  if (ill?.problem) {
    const { kind } = ill.problem;
    return (
      <Trouble kind={kind} {...ways}>
        {i18n.t('notice.accountProblem', { name: ill.label, problem: problemWords(ill.problem) })}
      </Trouble>
    );
  }
  if (report?.outcome !== 'failed' || report.problem === null) return null;
  const { problem, trouble } = report;
  // What is wrong stays wrong until somebody does something.
  const words = isHardlyHelped(trouble)
    ? [problemWords({ kind: problem, trouble })]
    : [i18n.t(PROBLEM_WORDS[problem]), againWords(report)];
  return (
    <Trouble kind={problem} {...ways}>
      {words.filter(Boolean).join(' ')}
    </Trouble>
  );
}

interface TroubleProps extends Omit<ProblemNoticeProps, 'accounts' | 'report'> {
  kind: AdsErrorKind;
  children: string;
}

function Trouble({ kind, boardUrl, onSettings, onSync, children }: TroubleProps) {
  const passes = PASSES.includes(kind);
  return (
    <Notice
      tone={passes ? 'orange' : 'red'}
      action={
        <Button onClick={passes ? onSync : onSettings}>
          {i18n.t(passes ? 'ui.retry' : 'notice.openSettings')}
        </Button>
      }
    >
      {children}{' '}
      <a href={boardUrl} target="_blank">
        {i18n.t('sync.look')}
      </a>
    </Notice>
  );
}

function againWords({ problem, nextAt }: SyncReport): string | null {
  if (nextAt === null || problem === null || !PASSES.includes(problem)) return null;
  return i18n.t('notice.triesAgain', { time: formatTime(nextAt) });
}
