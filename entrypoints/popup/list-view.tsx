import { useMemo } from 'preact/hooks';
import { DeliveryFacts } from '../../components/list/delivery-note.tsx';
import { LooseCodes } from '../../components/list/loose-codes.tsx';
import { ProblemNotice } from '../../components/list/problem-notice.tsx';
import type { Drafts, RequestActions } from '../../components/list/request-actions.ts';
import { lazy } from '../../components/ui/lazy.tsx';
import type { Exportable } from '../../utils/domain/export.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import type { ListFacts } from '../../utils/store/list-facts.ts';
import { AddLinks } from './add-links.tsx';
import { syncBoardUrl } from './header.tsx';
import { Paste } from './paste.tsx';
import { keepDraft, type PopupState } from './popup-state.ts';
import { Requests } from './requests.tsx';
import { useRows } from './use-rows.ts';
import type { ReadSnapshots } from './use-snapshots.ts';

const Export = lazy(() => import('./export.tsx').then((loaded) => loaded.Export));
const FoundElsewhere = lazy(() => import('./found.tsx').then((loaded) => loaded.FoundElsewhere));

interface ListViewProps {
  db: ScoutDb;
  state: PopupState;
  facts: ListFacts;
  ownHandles: string[];
  noticeDays: number[];
  actions: RequestActions & { sync: () => void };
  readForExport: () => Promise<Exportable>;
  readSnapshots: ReadSnapshots;
  /** Whether a person closed the host of the ads backend to us. */
  isHostClosed: boolean;
  onSettings: () => void;
  now: number;
}

/** Everything below the header once the requests are there. */
export function ListView(props: ListViewProps) {
  const { db, state, facts, actions, readForExport, onSettings, now } = props;
  const { accounts, looseCodes, report } = facts;
  const listed = useRows(props);
  const delivery = useDeliveryFacts(facts, props.isHostClosed);
  const shown = state.shown.value;
  const isConnected = accounts.some(({ connectedAt }) => connectedAt !== null);
  const drafts: Drafts = {
    read: (place) => state.drafts.value[place] ?? '',
    write: (place, text) => keepDraft(state, place, text),
  };
  return (
    <DeliveryFacts.Provider value={delivery}>
      <ProblemNotice
        accounts={accounts}
        report={report}
        boardUrl={syncBoardUrl()}
        onSettings={onSettings}
        onSync={actions.sync}
      />
      {shown === 'paste' && <Paste state={state} facts={facts} actions={actions} drafts={drafts} />}
      {shown === 'links' && <AddLinks state={state} rows={facts.rows} drafts={drafts} />}
      {isConnected && <FoundElsewhere db={db} state={state} now={now} />}
      <LooseCodes looseCodes={looseCodes} rows={listed.rows} now={now} actions={actions} />
      <Requests
        {...listed}
        state={state}
        accounts={accounts}
        isConnected={isConnected}
        actions={actions}
        drafts={drafts}
        now={now}
      />
      {shown === 'export' && <Export state={state} readForExport={readForExport} now={now} />}
    </DeliveryFacts.Provider>
  );
}

/** What the notes of all rows have in common, the same object until it changes: each new one draws every note again. */
function useDeliveryFacts({ accounts, report }: ListFacts, isHostClosed: boolean) {
  const heldBackUntil = report?.problem === 'rate-limited' ? (report.nextAt ?? 0) : 0;
  return useMemo(
    () => ({ accounts, heldBackUntil, isHostClosed }),
    [accounts, heldBackUntil, isHostClosed],
  );
}
