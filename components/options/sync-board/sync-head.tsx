import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { MOST_CALLS } from '../../../utils/domain/ads-call.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { SYNC } from '../../icon-paths.ts';
import { Button } from '../../ui/button.tsx';

interface SyncHeadProps {
  isRunning: boolean;
  /** Calls since the run was started by hand, of those that are kept. */
  callsSoFar: number;
  /** How the last run that was started here went; null before one was. */
  outcome: string | null;
  onRun: () => void;
}

/** What this page is about, and a run at once. */
export function SyncHead({ isRunning, callsSoFar, outcome, onRun }: SyncHeadProps) {
  const titleId = useId();
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('syncBoard.title')}</h2>
      <p class="ss-soft">{i18n.t('syncBoard.intro')}</p>
      <div class="ss-buttons">
        <Button look="primary" icon={SYNC} isBusy={isRunning} onClick={onRun}>
          {i18n.t(isRunning ? 'syncBoard.running' : 'syncBoard.run')}
        </Button>
        <span role="status" class="ss-sync-outcome">
          {isRunning ? callsWords(callsSoFar) : outcome}
        </span>
      </div>
    </section>
  );
}

function callsWords(count: number): string {
  if (count < MOST_CALLS) return i18n.t('syncBoard.callsSoFar', count);
  return i18n.t('syncBoard.callsAtLeast', { count: formatNumber(MOST_CALLS) });
}
