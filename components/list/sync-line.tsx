import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { formatAgo, formatMoment, formatTime } from '../../utils/platform/i18n.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import { SYNC } from '../icon-paths.ts';
import { IconButton } from '../ui/button.tsx';

interface SyncLineProps {
  report: SyncReport | null;
  isConnected: boolean;
  /** Connected ad accounts that a person paused: how many, and whether these are all. */
  paused: { count: number; isAll: boolean };
  isSyncing: boolean;
  now: EpochMs;
  /** Where everything that is known of the sync stands. */
  boardUrl: string;
  onSync: () => void;
}

/** When TikTok was last read, how that went, and a button to do it now. Without an ad account there is nothing to sync. */
export function SyncLine(props: SyncLineProps) {
  const { report, isConnected, paused, isSyncing, now, boardUrl, onSync } = props;
  if (!isConnected) {
    return (
      <span class="ss-sync" title={i18n.t('sync.byHandHint')}>
        {i18n.t('sync.byHand')}
      </span>
    );
  }
  if (paused.isAll) {
    return (
      <span class="ss-sync">
        <span role="status">
          <a href={boardUrl} target="_blank">
            {i18n.t('sync.paused')}
          </a>
        </span>
      </span>
    );
  }
  const isFailure = report?.outcome === 'failed' && !isSyncing;
  return (
    <span class={isFailure ? 'ss-sync ss-sync--failed' : 'ss-sync'}>
      <span
        role="status"
        title={report?.lastSuccessAt ? formatMoment(report.lastSuccessAt) : undefined}
      >
        <a href={boardUrl} target="_blank">
          {isSyncing ? i18n.t('sync.running') : syncWords(report, paused.count, now)}
        </a>
      </span>
      <IconButton icon={SYNC} label={i18n.t('sync.now')} isBusy={isSyncing} onClick={onSync} />
    </span>
  );
}

function syncWords(report: SyncReport | null, pausedCount: number, now: EpochMs): string {
  const last = reportWords(report, now);
  if (pausedCount === 0) return last;
  return i18n.t('sync.somePaused', { last, count: formatNumber(pausedCount) });
}

function reportWords(report: SyncReport | null, now: EpochMs): string {
  if (!report) return i18n.t('sync.never');
  const { outcome, lastSuccessAt, nextAt } = report;
  const ago = lastSuccessAt === null ? null : formatAgo(lastSuccessAt, now);
  if (outcome === 'no-host') return i18n.t('sync.noHost');
  if (outcome === 'failed') {
    return ago === null ? i18n.t('sync.failed') : i18n.t('sync.failedSince', { ago });
  }
  const last = ago === null ? i18n.t('sync.never') : i18n.t('sync.done', { ago });
  if (outcome === 'waiting' && nextAt !== null)
    return i18n.t('sync.waiting', { last, time: formatTime(nextAt) });
  return last;
}
