import { FilterChips } from '../../components/list/filter-chips.tsx';
import { EmptyList, NothingFound } from '../../components/list/list-states.tsx';
import { LooseCodes } from '../../components/list/loose-codes.tsx';
import { ProblemNotice } from '../../components/list/problem-notice.tsx';
import type { Drafts, RequestActions } from '../../components/list/request-actions.ts';
import { RequestList } from '../../components/list/request-list.tsx';
import { PastePanel } from '../../components/paste/paste-panel.tsx';
import type { Exportable } from '../../utils/domain/export.ts';
import { passesFilter, searchRows } from '../../utils/domain/overview.ts';
import type { ListFacts } from '../../utils/store/list-facts.ts';
import { AddLinks } from './add-links.tsx';
import { Export } from './export.tsx';
import { select, Selection } from './list-tools.tsx';
import { GENERAL_DRAFT, keepDraft, type PopupState } from './popup-state.ts';
import { useRows } from './use-rows.ts';
import type { ReadSnapshots } from './use-snapshots.ts';

interface ListViewProps {
  state: PopupState;
  facts: ListFacts;
  ownHandles: string[];
  actions: RequestActions & { sync: () => void };
  readForExport: () => Promise<Exportable>;
  readSnapshots: ReadSnapshots;
  onSettings: () => void;
  now: number;
}

/** Everything below the header once the requests are there. */
export function ListView(props: ListViewProps) {
  const { state, facts, actions, readForExport, onSettings, now } = props;
  const { query, filter, openId, selected, shown } = state;
  const { accounts, looseCodes, report } = facts;
  const { rows, scouting, snapshots } = useRows(props);
  const found = searchRows(rows, query.value);
  const visible = found.filter((row) => passesFilter(row, filter.value));
  const drafts: Drafts = {
    read: (place) => state.drafts.value[place] ?? '',
    write: (place, text) => keepDraft(state, place, text),
  };
  return (
    <>
      <ProblemNotice
        accounts={accounts}
        report={report}
        onSettings={onSettings}
        onSync={actions.sync}
      />
      {shown.value === 'paste' && (
        <Paste state={state} facts={facts} actions={actions} drafts={drafts} />
      )}
      {shown.value === 'links' && <AddLinks state={state} rows={facts.rows} drafts={drafts} />}
      <LooseCodes looseCodes={looseCodes} rows={rows} now={now} actions={actions} />
      {rows.length === 0 && <EmptyList />}
      {rows.length > 0 && (
        <FilterChips rows={found} filter={filter.value} onFilter={(one) => (filter.value = one)} />
      )}
      {rows.length > 0 && visible.length === 0 && (
        <NothingFound query={query.value} onClear={() => showAll(state)} />
      )}
      <RequestList
        rows={visible}
        now={now}
        accounts={accounts}
        isConnected={accounts.some(({ connectedAt }) => connectedAt !== null)}
        scouting={scouting}
        snapshots={snapshots}
        openId={openId.value}
        onOpen={(id) => (openId.value = id)}
        selected={selected.value}
        onSelect={(id, isSelected) => select(state, id, isSelected)}
        actions={actions}
        drafts={drafts}
      />
      <Selection state={state} rows={rows} actions={actions} />
      {shown.value === 'export' && <Export state={state} readForExport={readForExport} now={now} />}
    </>
  );
}

interface PasteProps extends Pick<ListViewProps, 'state' | 'facts' | 'actions'> {
  drafts: Drafts;
}

function Paste({ state, facts, actions, drafts }: PasteProps) {
  return (
    <PastePanel
      draft={drafts.read(GENERAL_DRAFT)}
      onDraft={(text) => drafts.write(GENERAL_DRAFT, text)}
      onPaste={(text) => actions.receiveCodes(text, null)}
      received={state.received.value}
      rows={facts.rows}
      looseCodes={facts.looseCodes}
      onOpen={(id) => {
        showAll(state);
        state.openId.value = id;
      }}
      onClose={() => {
        state.shown.value = null;
        state.received.value = null;
      }}
    />
  );
}

function showAll(state: PopupState): void {
  state.query.value = '';
  state.filter.value = 'all';
}
