import { i18n } from '#i18n';
import type { Filter, ListedRow } from '../../utils/domain/overview.ts';
import { passesFilter } from '../../utils/domain/overview.ts';
import { STATUSES } from '../../utils/domain/status.ts';
import { STATUS_LOOK } from '../status-look.ts';
import { Icon } from '../ui/icon.tsx';

interface FilterChipsProps {
  rows: ListedRow[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** Narrows the list to one status; only those that occur are offered, each with its count. */
export function FilterChips({ rows, filter, onFilter }: FilterChipsProps) {
  const filters: Filter[] = ['all', 'needs-me', ...STATUSES];
  return (
    <div class="ss-chips" role="group" aria-label={i18n.t('filter.label')}>
      {filters.map((one) => {
        const count = rows.filter((row) => passesFilter(row, one)).length;
        if (count === 0 && one !== 'all' && one !== filter) return null;
        return (
          <button
            key={one}
            type="button"
            class="ss-chip"
            data-filter={one}
            aria-pressed={one === filter}
            onClick={() => onFilter(one === filter ? 'all' : one)}
          >
            {one !== 'all' && one !== 'needs-me' && <Icon path={STATUS_LOOK[one].icon} size={12} />}
            {filterWords(one)}
            <span class="ss-chip__count">{count}</span>
          </button>
        );
      })}
    </div>
  );
}

function filterWords(filter: Filter): string {
  if (filter === 'all') return i18n.t('filter.all');
  if (filter === 'needs-me') return i18n.t('filter.needsMe');
  return i18n.t(STATUS_LOOK[filter].labelKey);
}
