import { i18n } from '#i18n';
import type { AllFoundWork } from '../../utils/domain/found.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import { PLUS } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';

interface AllFoundProps {
  /** How many found posts there are now. */
  count: number;
  work: AllFoundWork | null;
  onAddAll: () => void;
  onPutAllAside: () => void;
}

const WORDS = { add: 'found.adding', 'put-aside': 'found.puttingAside' } as const;

/** Adds all found posts, or puts them aside, however few are shown; and tells how far that has come. */
export function AllFound({ count, work, onAddAll, onPutAllAside }: AllFoundProps) {
  const total = work?.total ?? count;
  const all = formatNumber(total);
  return (
    <div class="ss-elsewhere__all">
      <div class="ss-buttons">
        <Button
          look="quiet"
          icon={PLUS}
          isBusy={work !== null}
          aria-busy={work?.kind === 'add'}
          onClick={onAddAll}
        >
          {i18n.t('found.addAll', total, [all])}
        </Button>
        <Button
          look="quiet"
          isBusy={work !== null}
          aria-busy={work?.kind === 'put-aside'}
          onClick={onPutAllAside}
        >
          {i18n.t('found.putAsideAll', total, [all])}
        </Button>
      </div>
      {work && <Progress {...work} />}
    </div>
  );
}

function Progress({ kind, done, total }: AllFoundWork) {
  return (
    <label class="ss-elsewhere__progress">
      <span>{i18n.t(WORDS[kind], { done: formatNumber(done), total: formatNumber(total) })}</span>
      <progress max={total} value={done} />
    </label>
  );
}
