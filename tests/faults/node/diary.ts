import type { Decision } from '../judge/ending.ts';
import type { PlannedPost, WindowAct } from './plan.ts';
import type { Stage } from './stage.ts';

/** Acts that let a code be looked at, and sent if it has to be. */
const DECIDING: ReadonlySet<WindowAct['act']> = new Set<WindowAct['act']>([
  'save',
  'paste',
  'paste-loose',
  'paste-all',
  'restore-request',
  'assign',
  'confirm',
  'choose-account',
  'adopt',
  'undo',
]);

/** What people did, for the judge. */
export interface Diary {
  decisions: Decision[];
  saved: Set<string>;
  /** Posts whose save may have been taken back. */
  undone: Set<string>;
  boundByOthers: { itemId: string; at: number }[];
  takenBack: { itemId: string; at: number }[];
}

/** The first page of a diary: what others had authorised before we came. */
export function newDiary({ plan, posts, clock }: Stage): Diary {
  const at = clock();
  const those = (isMeant: (post: PlannedPost) => boolean) =>
    posts
      .filter((_, index) => plan.posts.slice(index, index + 1).some(isMeant))
      .map(({ itemId }) => ({ itemId, at }));
  return {
    decisions: [],
    saved: new Set(),
    undone: new Set(),
    boundByOthers: those(({ isBound }) => isBound),
    takenBack: those(({ state }) => state === 'deleted'),
  };
}

/** Writes an act of a person down, with what came of it. */
export async function noteInDiary(
  { world, posts }: Stage,
  { decisions, saved, undone }: Diary,
  { act, post }: WindowAct,
  play: () => Promise<string>,
): Promise<void> {
  const itemId = posts[post]?.itemId ?? '';
  const fromSeq = lastSeq(world.log());
  if (act.startsWith('undo')) undone.add(itemId);
  const outcome = await play();
  if (act === 'save' && outcome === 'done') saved.add(itemId);
  if (!DECIDING.has(act)) return;
  const isOfOne = act === 'paste' || act === 'save' || act === 'adopt';
  decisions.push({ itemId: isOfOne ? itemId : null, fromSeq, toSeq: lastSeq(world.log()) });
}

/** The number of the latest call of a log. */
export const lastSeq = (log: { seq: number }[]): number => log.at(-1)?.seq ?? 0;
