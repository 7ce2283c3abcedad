import { i18n } from '#i18n';
import type { AllFoundKind, AllFoundWork } from '../../utils/domain/found.ts';
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

const WORDS = {
  add: 'found.adding',
  'put-aside': 'found.puttingAside',
  'take-back': 'found.takingBack',
  offer: 'found.offering',
} as const satisfies Record<AllFoundKind, string>;

/** Adds all found posts, or puts them aside, however few are shown. */
export function AllFound({ count, work, onAddAll, onPutAllAside }: AllFoundProps) {
  const all = formatNumber(count);
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
          {i18n.t('found.addAll', count, [all])}
        </Button>
        <Button
          look="quiet"
          isBusy={work !== null}
          aria-busy={work?.kind === 'put-aside'}
          onClick={onPutAllAside}
        >
          {i18n.t('found.putAsideAll', count, [all])}
        </Button>
      </div>
    </div>
  );
}

/** How far something with many found posts has come. */
export function FoundProgress({ kind, done, total }: AllFoundWork) {
  return (
    <label class="ss-elsewhere__progress">
      <span>{i18n.t(WORDS[kind], { done: formatNumber(done), total: formatNumber(total) })}</span>
      <progress max={total} value={done} />
    </label>
  );
}
