import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import { portionsOf } from '../../utils/domain/message-limits.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import type { Talk } from './talk.ts';
import { undoSaves } from './undo-saves.ts';

/** What can be done with found posts: each says it to the background, tells how it went and how to take it back. */
export function createFoundActions(talk: Talk) {
  return {
    add: (itemIds: string[]) => add(talk, itemIds),
    putAside: (itemIds: string[]) => putAside(talk, itemIds),
    addAll: () => addAll(talk),
    putAllAside: () => putAllAside(talk),
  };
}

async function add(talk: Talk, itemIds: string[]): Promise<void> {
  const requestIds: string[] = [];
  const failure = await inPortions(itemIds, (portion) =>
    talk.attempt('found.adopt', { itemIds: portion }, (answer) => {
      requestIds.push(...answer.requestIds);
    }),
  );
  talk.fail(failure);
  if (failure === null || requestIds.length > 0) tellAdded(talk, requestIds);
}

async function addAll(talk: Talk): Promise<void> {
  const failure = await talk.attempt('found.adoptAll', {}, ({ requestIds, failed }) => {
    talk.fail(wordsOf(failed));
    if (failed === null || requestIds.length > 0) tellAdded(talk, requestIds);
  });
  talk.fail(failure);
}

function tellAdded(talk: Talk, requestIds: string[]): void {
  const count = requestIds.length;
  const words = i18n.t('found.added', count, [formatNumber(count)]);
  if (count === 0) talk.tell(words);
  else talk.tell(words, () => void undoSaves(talk, requestIds));
}

async function putAside(talk: Talk, itemIds: string[]): Promise<void> {
  const done: string[] = [];
  const failure = await inPortions(itemIds, (portion) =>
    talk.attempt('found.putAside', { itemIds: portion }, () => {
      done.push(...portion);
    }),
  );
  talk.fail(failure);
  if (done.length > 0) tellPutAside(talk, done);
}

async function putAllAside(talk: Talk): Promise<void> {
  const failure = await talk.attempt('found.putAsideAll', {}, ({ itemIds, failed }) => {
    talk.fail(wordsOf(failed));
    if (itemIds.length > 0) tellPutAside(talk, itemIds);
  });
  talk.fail(failure);
}

function tellPutAside(talk: Talk, itemIds: string[]): void {
  const words = i18n.t('found.putAsideDone', itemIds.length, [formatNumber(itemIds.length)]);
  talk.tell(words, () => void offer(talk, itemIds));
}

async function offer(talk: Talk, itemIds: string[]): Promise<void> {
  const failure = await inPortions(itemIds, (portion) =>
    talk.attempt('found.offer', { itemIds: portion }),
  );
  if (failure !== null) return talk.fail(failure);
  talk.tell(i18n.t('found.offered', itemIds.length, [formatNumber(itemIds.length)]));
}

/** Goes on until the end or the first failure, whose sentence it answers. */
async function inPortions(
  itemIds: string[],
  say: (portion: string[]) => Promise<string | null>,
): Promise<string | null> {
  for (const portion of portionsOf(itemIds)) {
    const failure = await say(portion);
    if (failure !== null) return failure;
  }
  return null;
}

function wordsOf(failed: ErrorCode | null): string | null {
  return failed === null ? null : i18n.t(ERROR_WORDS[failed]);
}
