import type { AllFoundDone } from '../../utils/actions/all-found.ts';
import type { AllFoundEnd, AllFoundKind, AllFoundWork } from '../../utils/domain/found.ts';
import { whileAwake } from './keep-awake.ts';
import { toErrorCode } from './to-error-code.ts';

/** Work on many found posts, which pages follow although they did not begin it. */
export interface FoundWork {
  /** Does it once what was asked for before is through, for each goes by what is left then. */
  inTurn: (
    kind: AllFoundKind,
    work: (onProgress: (done: number, total: number) => void) => Promise<AllFoundDone>,
  ) => Promise<void>;
  /** How far what is under way has come, and what has ended since this was asked last. */
  report: () => { work: AllFoundWork | null; ended: AllFoundEnd[] };
}

/** Makes a place for such work; what it remembers is gone with the worker. */
export function createFoundWork(): FoundWork {
  let underWay: AllFoundWork | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const ended: AllFoundEnd[] = [];
  const inTurn: FoundWork['inTurn'] = (kind, work) => {
    const mine = last
      .then(() => whileAwake(work((done, total) => void (underWay = { kind, done, total }))))
      .then(({ done, error }) => {
        const failed = error === null ? null : toErrorCode(error, `found: ${kind}`);
        ended.push({ kind, ids: done, failed });
      })
      .finally(() => (underWay = null));
    last = mine.catch(() => undefined);
    return mine;
  };
  return { inTurn, report: () => ({ work: underWay, ended: ended.splice(0) }) };
}
