import { signal } from '@preact/signals';
import type { Toast } from '../../components/ui/toasts.tsx';
import type { Filter } from '../../utils/domain/overview.ts';
import type { ReceivedCodes } from '../../utils/domain/received-codes.ts';
import { logError } from '../../utils/platform/log.ts';
import { pasteDrafts } from '../../utils/settings/paste-drafts.ts';

/** Where in the drafts the general paste box keeps its text. */
export const GENERAL_DRAFT = 'general';
/** Where links that were not saved yet are kept. */
export const LINKS_DRAFT = 'links';

/** What the person is doing in the list; gone with the page, but for the drafts. */
export function createPopupState() {
  return {
    query: signal(''),
    filter: signal<Filter>('all'),
    openId: signal<string | null>(null),
    selected: signal<ReadonlySet<string>>(new Set()),
    shown: signal<'paste' | 'links' | 'found' | 'export' | 'ads-manager' | null>(null),
    received: signal<ReceivedCodes | null>(null),
    isSyncing: signal(false),
    toasts: signal<Toast[]>([]),
    drafts: signal<Record<string, string>>({}),
  };
}
export type PopupState = ReturnType<typeof createPopupState>;

/** Lets go of search and filter. */
export function showAll({ query, filter }: PopupState): void {
  query.value = '';
  filter.value = 'all';
}

/** Brings back text that was pasted before the page was closed, and the box it belongs to. */
export async function recallDrafts(state: PopupState): Promise<void> {
  try {
    const kept = await pasteDrafts.getValue();
    state.drafts.value = { ...kept, ...state.drafts.value };
    if (state.shown.value !== null) return;
    if (kept[GENERAL_DRAFT]) state.shown.value = 'paste';
    else if (kept[LINKS_DRAFT]) state.shown.value = 'links';
  } catch (error) {
    logError('reading paste drafts', error);
  }
}

/** Keeps a draft in the page at once and in the browser's memory soon. */
export function keepDraft(state: PopupState, place: string, text: string): void {
  const { [place]: _old, ...others } = state.drafts.value;
  state.drafts.value = text === '' ? others : { ...others, [place]: text };
  pasteDrafts
    .setValue(state.drafts.value)
    .catch((error: unknown) => logError('keeping a paste draft', error));
}

let lastToastId = 0;

/** Shows an answer at the end of the window. */
export function showToast(state: PopupState, toast: Omit<Toast, 'id'>): void {
  lastToastId += 1;
  putAwayAnswers(state);
  state.toasts.value = [...state.toasts.value.slice(-1), { ...toast, id: lastToastId }];
}

/** Puts away what was said of earlier steps, failures aside: an undo is for the last step only, and a popup is small. */
export function putAwayAnswers({ toasts }: PopupState): void {
  toasts.value = toasts.value.filter(({ isFailure }) => isFailure);
}
