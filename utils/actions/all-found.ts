import { portionsOf } from '../domain/message-limits.ts';
import type { CodeDays } from '../domain/request.ts';
import { readFoundIds } from '../store/found.ts';
import { adoptFound } from './adopt-found.ts';
import type { ActionContext } from './context.ts';
import { offerFound, putFoundAside } from './put-found-aside.ts';
import { undoSaves } from './undo-saves.ts';

/**
 * Adopting writes six times for a post of one ad account, and taking that back as often: no transaction writes much more
 * than 500 times.
 */
const ADOPTED_AT_ONCE = 80;
/** Of a post of two ad accounts two rows are written. */
const MARKED_AT_ONCE = 250;

/** Told how many posts of how many have been gone through. */
type OnProgress = (done: number, total: number) => void;

/** How far something came with many found posts. */
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
  return inPortions(readFoundIds(context.db), ADOPTED_AT_ONCE, onProgress, async (itemIds) =>
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
  return inPortions(readFoundIds(context.db), MARKED_AT_ONCE, onProgress, async (itemIds) => {
    await putFoundAside(context, itemIds);
    return itemIds;
  });
}

/**
 * Takes back that posts were added, as `undoSaves` does: requests that have gone on since then stay.
 * @returns the item ids of those that were taken back; a failure ends it, and what was taken back by then stays so
 */
export function takeBackAdopted(
  context: ActionContext,
  requestIds: string[],
  onProgress: OnProgress = () => undefined,
): Promise<AllFoundDone> {
  return inPortions(requestIds, ADOPTED_AT_ONCE, onProgress, (some) => undoSaves(context, some));
}

/**
 * Offers posts again that were put aside.
 * @returns their item ids; a failure ends it, and what is offered by then stays so
 */
export function offerAllFound(
  context: ActionContext,
  itemIds: string[],
  onProgress: OnProgress = () => undefined,
): Promise<AllFoundDone> {
  return inPortions(itemIds, MARKED_AT_ONCE, onProgress, async (some) => {
    await offerFound(context, some);
    return some;
  });
}

async function inPortions(
  all: string[] | Promise<string[]>,
  atOnce: number,
  onProgress: OnProgress,
  work: (ids: string[]) => Promise<string[]>,
): Promise<AllFoundDone> {
  const done: string[] = [];
  try {
    const ids = await all;
    let passed = 0;
    onProgress(passed, ids.length);
    for (const portion of portionsOf(ids, atOnce)) {
      done.push(...(await work(portion)));
      passed += portion.length;
      onProgress(passed, ids.length);
    }
    return { done, error: null };
  } catch (error) {
    return { done, error };
  }
}
