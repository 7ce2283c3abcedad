import type { RequestActions } from '../../components/list/request-actions.ts';
import { SelectionBar } from '../../components/list/selection-bar.tsx';
import { lazy } from '../../components/ui/lazy.tsx';
import { type ListedRow, usableCode } from '../../utils/domain/overview.ts';
import type { PopupState } from './popup-state.ts';

const AdsManagerDialog = lazy(() =>
  import('../../components/list/ads-manager-dialog.tsx').then((loaded) => loaded.AdsManagerDialog),
);

interface SelectionProps {
  state: PopupState;
  /** In the order of the list. */
  rows: ListedRow[];
  actions: RequestActions;
}

/** What can be done with the selected requests. */
export function Selection({ state, rows, actions }: SelectionProps) {
  const chosen = rows.filter(({ row }) => state.selected.value.has(row.request.id));
  if (chosen.length === 0) return null;
  const codes = chosen.map(({ row }) => usableCode(row)).filter((code) => code !== null);
  return (
    <>
      <SelectionBar
        count={chosen.length}
        codeCount={codes.length}
        onCopyCodes={() => (state.shown.value = 'ads-manager')}
        onDelete={() => actions.remove(chosen.map(({ row }) => row.request.id))}
        onClear={() => (state.selected.value = new Set())}
      />
      {state.shown.value === 'ads-manager' && (
        <AdsManagerDialog
          codes={codes}
          actions={actions}
          onClose={() => (state.shown.value = null)}
        />
      )}
    </>
  );
}

/** Adds a request to the selection or takes it out. */
export function select(state: PopupState, requestId: string, isSelected: boolean): void {
  const others = [...state.selected.value].filter((id) => id !== requestId);
  state.selected.value = new Set(isSelected ? [...others, requestId] : others);
}
