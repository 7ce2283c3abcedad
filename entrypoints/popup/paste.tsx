import type { Drafts, RequestActions } from '../../components/list/request-actions.ts';
import { PastePanel } from '../../components/paste/paste-panel.tsx';
import type { ListFacts } from '../../utils/store/list-facts.ts';
import { GENERAL_DRAFT, type PopupState, showAll } from './popup-state.ts';

interface PasteProps {
  state: PopupState;
  facts: ListFacts;
  actions: RequestActions;
  drafts: Drafts;
}

/** Takes codes of any request. */
export function Paste({ state, facts, actions, drafts }: PasteProps) {
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
