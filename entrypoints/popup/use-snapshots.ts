import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../../utils/domain/growth.ts';
import { live } from '../../utils/store/live.ts';

/** Reads the kept counts of a post, oldest first. */
export type ReadSnapshots = (itemId: string) => Promise<Snapshot[]>;

/** Follows the kept counts of one post, while it is the one; empty until they are there. */
export function useSnapshots(read: ReadSnapshots, itemId: string | null): Snapshot[] {
  const [kept, setKept] = useState<Snapshot[]>([]);
  useEffect(() => {
    if (itemId === null) return undefined;
    const closing = new AbortController();
    // Where they cannot be read the list cannot either, and says so.
    live(() => read(itemId), closing.signal).subscribe((answer) => {
      if (answer.state === 'ready') setKept(answer.value);
    });
    return () => closing.abort();
  }, [read, itemId]);
  return kept[0]?.itemId === itemId ? kept : [];
}
