import { useEffect, useRef, useState } from 'preact/hooks';
import type { AllFoundEnd, AllFoundWork } from '../../utils/domain/found.ts';
import { send } from '../../utils/messages/send.ts';

/** How often the background is asked how far it has come. */
const ASK_EVERY_MS = 500;

/** Shows work that is begun here, until its answer is there. */
export type FollowWork = (work: AllFoundWork, answered: Promise<unknown>) => void;

/**
 * Follows what the background does with many found posts, begun here or in a page that was closed since. It is asked, for
 * the database cannot be followed while so much is written.
 * @param tellEnd says how it ended; the background tells that to one page only
 */
export function useFoundWork(tellEnd: (end: AllFoundEnd) => void): {
  work: AllFoundWork | null;
  follow: FollowWork;
} {
  const [work, setWork] = useState<AllFoundWork | null>(null);
  const isBegunHere = useRef(false);
  const isUnderWay = work !== null;
  useEffect(() => {
    const closing = new AbortController();
    const ask = async (): Promise<void> => {
      const reply = await send('found.progress', {});
      if (!reply.ok) return;
      reply.value.ended.forEach(tellEnd);
      if (closing.signal.aborted) return;
      // What was begun here ends with its answer; before that, the background may not have begun.
      if (reply.value.work !== null || !isBegunHere.current) setWork(reply.value.work);
    };
    void ask();
    const timer = isUnderWay ? setInterval(() => void ask(), ASK_EVERY_MS) : undefined;
    closing.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    return () => closing.abort();
  }, [isUnderWay]);
  const follow: FollowWork = (begun, answered) => {
    isBegunHere.current = true;
    setWork(begun);
    void answered.finally(() => {
      isBegunHere.current = false;
      setWork(null);
    });
  };
  return { work, follow };
}
