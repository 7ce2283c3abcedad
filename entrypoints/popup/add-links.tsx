import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Drafts } from '../../components/list/request-actions.ts';
import { lazy } from '../../components/ui/lazy.tsx';
import { portionsOf } from '../../utils/domain/message-limits.ts';
import type { RequestRow } from '../../utils/domain/overview.ts';
import { barePost } from '../../utils/domain/post.ts';
import type { PostLink } from '../../utils/domain/post-url.ts';
import { LINKS_DRAFT, type PopupState } from './popup-state.ts';
import { createTalk, type Talk } from './talk.ts';
import { undoSaves } from './undo-saves.ts';

const AddLinksPanel = lazy(() =>
  import('../../components/list/add-links-panel.tsx').then((loaded) => loaded.AddLinksPanel),
);

interface AddLinksProps {
  state: PopupState;
  drafts: Drafts;
  rows: RequestRow[];
}

/** "Add by link": saves posts that were found elsewhere. */
export function AddLinks({ state, drafts, rows }: AddLinksProps) {
  const knownIds = useMemo(() => new Set(rows.map(({ request }) => request.itemId)), [rows]);
  return (
    <AddLinksPanel
      draft={drafts.read(LINKS_DRAFT)}
      onDraft={(text) => drafts.write(LINKS_DRAFT, text)}
      knownIds={knownIds}
      onSave={(links) => saveLinks(createTalk(state), links)}
      onClose={() => (state.shown.value = null)}
    />
  );
}

/** Saves in portions; what was saved until a failure can be undone all the same. */
async function saveLinks(talk: Talk, links: PostLink[]): Promise<string | null> {
  const posts = links.map(({ itemId, kind, handle }) => barePost(itemId, kind, handle));
  const freshIds: string[] = [];
  let savedCount = 0;
  let failure: string | null = null;
  for (const portion of portionsOf(posts)) {
    failure = await talk.attempt('request.saveMany', { posts: portion }, (saved) => {
      freshIds.push(...saved.freshIds);
      savedCount += portion.length;
    });
    if (failure !== null) break;
  }
  if (savedCount > 0) tellSaved(talk, savedCount, freshIds);
  return failure;
}

function tellSaved(talk: Talk, savedCount: number, freshIds: string[]): void {
  const known = savedCount - freshIds.length;
  if (freshIds.length === 0) return talk.tell(i18n.t('addLinks.savedNone', known));
  const words =
    known === 0
      ? i18n.t('addLinks.saved', freshIds.length)
      : i18n.t('addLinks.savedSome', known, { fresh: freshIds.length });
  talk.tell(words, () => void undoSaves(talk, freshIds));
}
