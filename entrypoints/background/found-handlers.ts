import {
  adoptAllFound,
  type AllFoundDone,
  putAllFoundAside,
} from '../../utils/actions/all-found.ts';
import { adoptFound } from '../../utils/actions/adopt-found.ts';
import { offerFound, putFoundAside } from '../../utils/actions/put-found-aside.ts';
import type { AllFoundWork } from '../../utils/domain/found.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { settings } from '../../utils/settings/settings.ts';
import { whileAwake } from './keep-awake.ts';
import { toErrorCode } from './to-error-code.ts';
import type { Given, Group } from './wiring.ts';

/** What people do with posts that were found authorised in an ad account. */
export function foundHandlers({ context, queued }: Given): Group<'found'> {
  let underWay: AllFoundWork | null = null;
  const noteAs =
    (kind: AllFoundWork['kind']) =>
    (done: number, total: number): void =>
      void (underWay = done < total ? { kind, done, total } : null);
  const inTurn = createTurns(() => (underWay = null));
  return {
    'found.adopt': async ({ itemIds }) => {
      const { defaultDays } = await settings.getValue();
      const requests = await adoptFound(context, itemIds, defaultDays);
      return queued({ requestIds: requests.map(({ id }) => id) });
    },
    'found.putAside': async ({ itemIds }) => {
      await putFoundAside(context, itemIds);
      return null;
    },
    'found.offer': async ({ itemIds }) => {
      await offerFound(context, itemIds);
      return null;
    },
    'found.progress': () => Promise.resolve(underWay),
    'found.adoptAll': async () => {
      const all = await inTurn(async () => {
        const { defaultDays } = await settings.getValue();
        return adoptAllFound(context, defaultDays, noteAs('add'));
      });
      return queued({ requestIds: all.done, failed: whyOf(all, 'found.adoptAll') });
    },
    'found.putAsideAll': async () => {
      const all = await inTurn(() => putAllFoundAside(context, noteAs('put-aside')));
      return { itemIds: all.done, failed: whyOf(all, 'found.putAsideAll') };
    },
  };
}

/** Lets work on all posts begin when what was asked for before is through: each goes by what is left then. */
function createTurns(onEnd: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  return (work: () => Promise<AllFoundDone>): Promise<AllFoundDone> => {
    const mine = last.then(() => whileAwake(work())).finally(onEnd);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function whyOf({ error }: AllFoundDone, name: string): ErrorCode | null {
  return error === null ? null : toErrorCode(error, name);
}
