import { portionsOf } from '../domain/message-limits.ts';
import type { CodeDays } from '../domain/request.ts';
import { readFoundIds } from '../store/found.ts';
import { adoptFound } from './adopt-found.ts';
import type { ActionContext } from './context.ts';
import { putFoundAside } from './put-found-aside.ts';

/** Adopting writes six times for a post of one ad account: no transaction writes much more than 500 times. */
const ADOPTED_AT_ONCE = 80;
/** Of a post of two ad accounts two rows are written. */
const PUT_ASIDE_AT_ONCE = 250;

/** Told how many posts of how many have been gone through. */
type OnProgress = (done: number, total: number) => void;

/** How far something came with all found posts. */
export interface AllFoundDone {
  /** Names what was done, so that it can be taken back. */
  done: string[];
  /** What kept it from going on to the end; null when nothing did. */
  error: unknown;
}

/**
 * Makes requests of all posts that were found, as `adoptFound` does, each portion of them in a transaction of its own.
 * @returns the ids of the requests that came into the list; a failure ends it, and what was added by then stays
 */
export function adoptAllFound(
  context: ActionContext,
  days: CodeDays,
  onProgress: OnProgress = () => undefined,
): Promise<AllFoundDone> {
  return inPortions(context, ADOPTED_AT_ONCE, onProgress, async (itemIds) =>
    (await adoptFound(context, itemIds, days)).map(({ id }) => id),
  );
}

/**
 * Offers none of the posts that were found any more, each portion of them in a transaction of its own.
 * @returns their item ids; a failure ends it, and what was put aside by then stays so
 */
export function putAllFoundAside(
  context: ActionContext,
  onProgress: OnProgress = () => undefined,
): Promise<AllFoundDone> {
  return inPortions(context, PUT_ASIDE_AT_ONCE, onProgress, async (itemIds) => {
    await putFoundAside(context, itemIds);
    return itemIds;
  });
}

async function inPortions(
  { db }: ActionContext,
  atOnce: number,
  onProgress: OnProgress,
  work: (itemIds: string[]) => Promise<string[]>,
): Promise<AllFoundDone> {
  const done: string[] = [];
  try {
    const itemIds = await readFoundIds(db);
    let passed = 0;
    onProgress(passed, itemIds.length);
    for (const portion of portionsOf(itemIds, atOnce)) {
      done.push(...(await work(portion)));
      passed += portion.length;
      onProgress(passed, itemIds.length);
    }
    return { done, error: null };
  } catch (error) {
    return { done, error };
  }
}
