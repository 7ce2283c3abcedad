import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import type { AllFoundEnd, AllFoundKind } from '../../utils/domain/found.ts';
import { portionsOf } from '../../utils/domain/message-limits.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import type { Talk } from './talk.ts';
import type { FollowWork } from './use-found-work.ts';

/** What can be done with found posts: each says it to the background, tells how it went and how to take it back. */
export interface FoundActions {
  add: (itemIds: string[]) => Promise<void>;
  putAside: (itemIds: string[]) => Promise<void>;
  /** @param total how many there are now */
  addAll: (total: number) => void;
  putAllAside: (total: number) => void;
  /** Says how something with many of them ended, in this page or in one that was closed since. */
  tellEnd: (end: AllFoundEnd) => void;
}

/** Makes them; what takes its time is followed from its beginning. */
export function createFoundActions(talk: Talk, follow: FollowWork): FoundActions {
  const begin = (kind: AllFoundKind, total: number, said: Promise<string | null>): void =>
    follow({ kind, done: 0, total }, said.then(talk.fail));
  const takeBack = (requestIds: string[]): void =>
    begin('take-back', requestIds.length, talk.attempt('found.takeBack', { requestIds }));
  const offer = (itemIds: string[]): void =>
    begin('offer', itemIds.length, talk.attempt('found.offer', { itemIds }));
  const tell = (kind: AllFoundKind, ids: string[]): void => {
    const words = doneWords(kind, ids.length);
    if (ids.length > 0 && kind === 'add') return talk.tell(words, () => takeBack(ids));
    if (ids.length > 0 && kind === 'put-aside') return talk.tell(words, () => offer(ids));
    talk.tell(words);
  };
  return {
    add: async (itemIds) => {
      const requestIds: string[] = [];
      const failure = await inPortions(itemIds, (portion) =>
        talk.attempt('found.adopt', { itemIds: portion }, (answer) => {
          requestIds.push(...answer.requestIds);
        }),
      );
      talk.fail(failure);
      if (failure === null || requestIds.length > 0) tell('add', requestIds);
    },
    putAside: async (itemIds) => {
      const done: string[] = [];
      const failure = await inPortions(itemIds, (portion) =>
        talk.attempt('found.putAside', { itemIds: portion }, () => {
          done.push(...portion);
        }),
      );
      talk.fail(failure);
      if (done.length > 0) tell('put-aside', done);
    },
    addAll: (total) => begin('add', total, talk.attempt('found.adoptAll', {})),
    putAllAside: (total) => begin('put-aside', total, talk.attempt('found.putAsideAll', {})),
    tellEnd: ({ kind, ids, failed }) => {
      talk.fail(failed === null ? null : i18n.t(ERROR_WORDS[failed]));
      if (failed === null || ids.length > 0) tell(kind, ids);
    },
  };
}

/** What was done, in words. */
function doneWords(kind: AllFoundKind, count: number): string {
  const words: [string] = [formatNumber(count)];
  switch (kind) {
    case 'add':
      return i18n.t('found.added', count, words);
    case 'put-aside':
      return i18n.t('found.putAsideDone', count, words);
    case 'take-back':
      return i18n.t('addLinks.taken', count, words);
    case 'offer':
      return i18n.t('found.offered', count, words);
  }
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
