import { i18n } from '#i18n';
import { heldBackUntil } from '../../../utils/domain/rate-pause.ts';
import type { BoardAccount, SyncBoard } from '../../../utils/domain/sync-board.ts';
import { CallsTable } from './calls-table.tsx';
import { OutboxTable } from './outbox-table.tsx';
import { SyncAccounts } from './sync-accounts.tsx';
import { SyncHead } from './sync-head.tsx';

interface SyncViewProps {
  board: SyncBoard;
  now: number;
  /** When the next run starts by itself; null when none is planned. */
  nextRunAt: number | null;
  /** Whether a person closed TikTok's host to us. */
  isHostClosed: boolean;
  /** A run that was started here: since when it goes on, or how it went. */
  run: { startedAt: number | null; outcome: string | null };
  onRun: () => void;
  onPause: (account: BoardAccount, isPaused: boolean) => void;
  onCopy: () => void;
}

/** How the sync is doing: per ad account, what waits and why, and the last calls. */
export function SyncView({ board, now, nextRunAt, isHostClosed, run, ...does }: SyncViewProps) {
  const { accounts, lines, lineCount, calls, ratePause } = board;
  const facts = {
    accounts,
    lines,
    heldBackUntil: heldBackUntil(ratePause, now),
    isHostClosed,
    now,
  };
  const { startedAt } = run;
  return (
    <>
      {accounts.length === 0 ? (
        <section class="ss-card">
          <h2>{i18n.t('syncBoard.title')}</h2>
          <p>{i18n.t('syncBoard.noAccount')}</p>
          <div>
            <a class="ss-button ss-button--plain" href="#settings">
              {i18n.t('syncBoard.toSettings')}
            </a>
          </div>
        </section>
      ) : (
        <>
          <SyncHead
            isRunning={startedAt !== null}
            callsSoFar={startedAt === null ? 0 : calls.filter(({ at }) => at >= startedAt).length}
            outcome={run.outcome}
            onRun={does.onRun}
          />
          <SyncAccounts facts={facts} nextRunAt={nextRunAt} onPause={does.onPause} />
        </>
      )}
      {(accounts.length > 0 || lines.length > 0) && (
        <OutboxTable facts={facts} lineCount={lineCount} />
      )}
      {(accounts.length > 0 || calls.length > 0) && (
        <CallsTable calls={calls} accounts={accounts} now={now} onCopy={does.onCopy} />
      )}
    </>
  );
}
