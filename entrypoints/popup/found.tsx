import { useEffect, useRef, useState } from 'preact/hooks';
import { FOUND_AT_ONCE, FoundPosts } from '../../components/list/found-posts.tsx';
import type { AllFoundWork, Found } from '../../utils/domain/found.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { send } from '../../utils/messages/send.ts';
import { readFound } from '../../utils/store/found.ts';
import { live } from '../../utils/store/live.ts';
import { createFoundActions } from './found-actions.ts';
import type { PopupState } from './popup-state.ts';
import { createTalk } from './talk.ts';

/** How often the background is asked how far it has come. */
const ASK_EVERY_MS = 500;

interface FoundElsewhereProps {
  db: ScoutDb;
  state: PopupState;
  now: number;
}

/** Posts that were authorised without us, read once the list itself is there. */
export function FoundElsewhere({ db, state, now }: FoundElsewhereProps) {
  const [most, setMost] = useState(FOUND_AT_ONCE);
  const [work, setWork] = useAllFoundWork();
  const found = useFound(db, most, work !== null);
  if (!found) return null;
  const { add, putAside, addAll, putAllAside } = createFoundActions(createTalk(state));
  const isOpen = state.shown.value === 'found';
  const withAll = (kind: AllFoundWork['kind'], work: () => Promise<void>): void => {
    setWork({ kind, done: 0, total: found.count });
    void work().finally(() => setWork(null));
  };
  return (
    <FoundPosts
      found={found}
      work={work}
      isOpen={isOpen}
      onToggle={() => (state.shown.value = isOpen ? null : 'found')}
      onAdd={(itemIds) => void add(itemIds)}
      onPutAside={(itemIds) => void putAside(itemIds)}
      onAddAll={() => withAll('add', addAll)}
      onPutAllAside={() => withAll('put-aside', putAllAside)}
      onMore={() => setMost(most + FOUND_AT_ONCE)}
      now={now}
    />
  );
}

/**
 * Follows what the background does with all found posts, begun here or in a page that was closed since. It is asked, for
 * the database cannot be followed while so much is written.
 */
function useAllFoundWork(): [AllFoundWork | null, (work: AllFoundWork | null) => void] {
  const [work, setWork] = useState<AllFoundWork | null>(null);
  const isBegunHere = useRef(false);
  const isUnderWay = work !== null;
  useEffect(() => {
    const closing = new AbortController();
    const ask = async (): Promise<void> => {
      const reply = await send('found.progress', {});
      if (closing.signal.aborted || !reply.ok) return;
      // What was begun here ends with its answer; before that, the background may not have begun.
      if (reply.value !== null || !isBegunHere.current) setWork(reply.value);
    };
    void ask();
    const timer = isUnderWay ? setInterval(() => void ask(), ASK_EVERY_MS) : undefined;
    closing.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    return () => closing.abort();
  }, [isUnderWay]);
  const begin = (begun: AllFoundWork | null): void => {
    isBegunHere.current = begun !== null;
    setWork(begun);
  };
  return [work, begin];
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
