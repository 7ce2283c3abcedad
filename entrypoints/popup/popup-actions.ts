import { i18n } from '#i18n';
import type { CreatorNoted, RequestActions } from '../../components/list/request-actions.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { createAskActions } from './ask-actions.ts';
import { deleteCode } from './delete-code.ts';
import { createTalk, type Talk } from './talk.ts';
import type { PopupState } from './popup-state.ts';

/** What the list can do: each says it to the background and shows how it went. */
export function createActions(state: PopupState): RequestActions & { sync: () => void } {
  const talk = createTalk(state);
  const { attempt, run, tell, fail } = talk;
  return {
    ...createAskActions(talk, (requestId) => (state.openId.value = requestId)),
    noteCreator: (handle, noted, before) =>
      run('creator.note', { handle, ...noted }, () =>
        tell(notedWords(handle, noted), () =>
          run('creator.note', { handle, ...before }, () => tell(i18n.t('list.undone'))),
        ),
      ),
    remove: (requestIds) => void removeAll(state, talk, requestIds),
    receiveCodes: (text, requestId) => {
      state.received.value = null;
      return attempt('code.receive', { text, requestId }, (received) => {
        if (requestId === null) state.received.value = received;
        else tell(i18n.t('list.codesIn', received.codes.length));
      });
    },
    assignCode: (codeId, requestId) =>
      run('code.assign', { codeId, requestId }, () => tell(i18n.t('list.codeAssigned'))),
    deleteCode: (codeId) => void deleteCode(state, talk, codeId),
    applyCode: (codeId) =>
      run('code.confirmApply', { codeId }, () => tell(i18n.t('list.codeQueued'))),
    copy: (text, done) =>
      void copyText(text).then((isCopied) =>
        isCopied ? tell(done) : fail(i18n.t('ui.copyFailed')),
      ),
    copyQuietly: copyText,
    sync: () => {
      state.isSyncing.value = true;
      void attempt('sync.run', {})
        .then(fail)
        .finally(() => (state.isSyncing.value = false));
    },
  };
}

function notedWords(handle: string, { doNotContact }: CreatorNoted): string {
  if (doNotContact === undefined) return i18n.t('creatorSection.noteKept');
  return i18n.t(doNotContact ? 'creatorSection.contactOff' : 'creatorSection.contactOn', {
    handle,
  });
}

/** Deletes one after the other; what was deleted until then can be undone even when one fails. */
async function removeAll(
  state: PopupState,
  { attempt, run, tell, fail }: Talk,
  requestIds: string[],
): Promise<void> {
  const removed: string[] = [];
  for (const requestId of requestIds) {
    const failure = await attempt('request.delete', { requestId });
    if (failure === null) removed.push(requestId);
    else fail(failure);
  }
  if (removed.length === 0) return;
  state.selected.value = new Set();
  tell(i18n.t('list.deleted', removed.length), () => {
    for (const requestId of removed) run('request.restore', { requestId });
    tell(i18n.t('list.restored'));
  });
}
