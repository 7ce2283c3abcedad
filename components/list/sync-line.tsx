import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { formatAgo, formatMoment, formatTime } from '../../utils/platform/i18n.ts';
import { SYNC } from '../icon-paths.ts';
import { IconButton } from '../ui/button.tsx';

interface SyncLineProps {
  report: SyncReport | null;
  isConnected: boolean;
  isSyncing: boolean;
  now: EpochMs;
  onSync: () => void;
}

/** When TikTok was last read, how that went, and a button to do it now. Without an ad account there is nothing to sync. */
export function SyncLine({ report, isConnected, isSyncing, now, onSync }: SyncLineProps) {
  if (!isConnected) {
    return (
      <span class="ss-sync" title={i18n.t('sync.byHandHint')}>
        {i18n.t('sync.byHand')}
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
        {isSyncing ? i18n.t('sync.running') : reportWords(report, now)}
      </span>
      <IconButton icon={SYNC} label={i18n.t('sync.now')} isBusy={isSyncing} onClick={onSync} />
    </span>
  );
}

function reportWords(report: SyncReport | null, now: EpochMs): string {
  if (!report) return i18n.t('sync.never');
  const { outcome, lastSuccessAt, nextAt } = report;
  const ago = lastSuccessAt === null ? null : formatAgo(lastSuccessAt, now);
  if (outcome === 'failed') {
    return ago === null ? i18n.t('sync.failed') : i18n.t('sync.failedSince', { ago });
  }
  const last = ago === null ? i18n.t('sync.never') : i18n.t('sync.done', { ago });
  if (outcome === 'waiting' && nextAt !== null)
    return i18n.t('sync.waiting', { last, time: formatTime(nextAt) });
  return last;
}
