import { FilterChips } from '../../components/list/filter-chips.tsx';
import { EmptyList, NothingFound } from '../../components/list/list-states.tsx';
import type { Drafts, RequestActions } from '../../components/list/request-actions.ts';
import { RequestList } from '../../components/list/request-list.tsx';
import type { Scouting } from '../../components/list/scouting.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { Sighting } from '../../utils/domain/growth.ts';
import { type ListedRow, passesFilter, searchRows } from '../../utils/domain/overview.ts';
import { select, Selection } from './list-tools.tsx';
import { type PopupState, showAll } from './popup-state.ts';

interface RequestsProps {
  state: PopupState;
  rows: ListedRow[];
  accounts: AdAccount[];
  isConnected: boolean;
  scouting: Scouting;
  /** Kept counts of the post of the open row, oldest first. */
  snapshots: Sighting[];
  actions: RequestActions;
  drafts: Drafts;
  now: number;
}

/** The requests that pass search and filter, and what can be done with those that are selected. */
export function Requests({ state, rows, ...rest }: RequestsProps) {
  const { query, filter, openId, selected } = state;
  const matching = searchRows(rows, query.value);
  const visible = matching.filter((row) => passesFilter(row, filter.value));
  return (
    <>
      {rows.length === 0 && <EmptyList />}
      {rows.length > 0 && (
        <FilterChips
          rows={matching}
          filter={filter.value}
          onFilter={(one) => (filter.value = one)}
        />
      )}
      {rows.length > 0 && visible.length === 0 && (
        <NothingFound query={query.value} onClear={() => showAll(state)} />
      )}
      <RequestList
        {...rest}
        rows={visible}
        openId={openId.value}
        onOpen={(id) => (openId.value = id)}
        selected={selected.value}
        onSelect={(id, isSelected) => select(state, id, isSelected)}
      />
      <Selection state={state} rows={rows} actions={rest.actions} />
    </>
  );
}
