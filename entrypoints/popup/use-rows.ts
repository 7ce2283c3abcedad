import { useMemo } from 'preact/hooks';
import { scoutingOf } from '../../components/list/scouting.ts';
import { listRows } from '../../utils/domain/overview.ts';
import type { ListFacts } from '../../utils/store/list-facts.ts';
import type { PopupState } from './popup-state.ts';
import { type ReadSnapshots, useSnapshots } from './use-snapshots.ts';

interface RowsProps {
  state: PopupState;
  facts: ListFacts;
  ownHandles: string[];
  noticeDays: number[];
  readSnapshots: ReadSnapshots;
  now: number;
}

/** What the list is drawn from, made anew only when some of it changed: every row is drawn from it. */
export function useRows({ state, facts, ownHandles, noticeDays, readSnapshots, now }: RowsProps) {
  const rows = useMemo(() => listRows(facts.rows, now, noticeDays), [facts, now, noticeDays]);
  const scouting = useMemo(() => scoutingOf(facts, ownHandles), [facts, ownHandles]);
  const open = facts.rows.find(({ request }) => request.id === state.openId.value);
  const snapshots = useSnapshots(readSnapshots, open?.request.itemId ?? null);
  return { rows, scouting, snapshots };
}
