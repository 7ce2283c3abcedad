import { useEffect, useState } from 'preact/hooks';
import { FOUND_AT_ONCE, FoundPosts } from '../../components/list/found-posts.tsx';
import type { Found } from '../../utils/domain/found.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { readFound } from '../../utils/store/found.ts';
import { live } from '../../utils/store/live.ts';
import { createFoundActions } from './found-actions.ts';
import type { PopupState } from './popup-state.ts';
import { createTalk } from './talk.ts';
import { useFoundWork } from './use-found-work.ts';

interface FoundElsewhereProps {
  db: ScoutDb;
  state: PopupState;
  now: number;
}

/** Posts that were authorised without us, read once the list itself is there. */
export function FoundElsewhere({ db, state, now }: FoundElsewhereProps) {
  const [most, setMost] = useState(FOUND_AT_ONCE);
  const { work, follow } = useFoundWork((end) => actions.tellEnd(end));
  const actions = createFoundActions(createTalk(state), follow);
  const found = useFound(db, most, work !== null);
  if (!found) return null;
  const isOpen = state.shown.value === 'found';
  return (
    <FoundPosts
      found={found}
      work={work}
      isOpen={isOpen}
      onToggle={() => (state.shown.value = isOpen ? null : 'found')}
      onAdd={(itemIds) => void actions.add(itemIds)}
      onPutAside={(itemIds) => void actions.putAside(itemIds)}
      onAddAll={() => actions.addAll(found.count)}
      onPutAllAside={() => actions.putAllAside(found.count)}
      onMore={() => setMost(most + FOUND_AT_ONCE)}
      now={now}
    />
  );
}

/**
 * Follows the found posts; null until they are known. Where they cannot be read the list cannot either, and says so.
 * While they are held, they stay as they were: to read them again after each portion would slow down what is under way.
 */
function useFound(db: ScoutDb, most: number, isHeld: boolean): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const isFollowed = found === null || !isHeld;
  useEffect(() => {
    if (!isFollowed) return undefined;
    const closing = new AbortController();
    live(() => readFound(db, most), closing.signal).subscribe((answer) => {
      if (answer.state === 'ready') setFound(answer.value);
    });
    return () => closing.abort();
  }, [db, most, isFollowed]);
  return found;
}
