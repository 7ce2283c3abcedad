import {
  adoptAllFound,
  offerAllFound,
  putAllFoundAside,
  takeBackAdopted,
} from '../../utils/actions/all-found.ts';
import { adoptFound } from '../../utils/actions/adopt-found.ts';
import { putFoundAside } from '../../utils/actions/put-found-aside.ts';
import { settings } from '../../utils/settings/settings.ts';
import { createFoundWork } from './found-work.ts';
import type { Given, Group } from './wiring.ts';

/** What people do with posts that were found authorised in an ad account. */
export function foundHandlers({ context, queued, announce }: Given): Group<'found'> {
  const { inTurn, report } = createFoundWork();
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
    'found.adoptAll': async () => {
      await inTurn('add', async (onProgress) => {
        const { defaultDays } = await settings.getValue();
        return adoptAllFound(context, defaultDays, onProgress);
      });
      return queued(null);
    },
    'found.putAsideAll': async () => {
      await inTurn('put-aside', (onProgress) => putAllFoundAside(context, onProgress));
      return null;
    },
    'found.takeBack': async ({ requestIds }) => {
      await inTurn('take-back', (onProgress) => takeBackAdopted(context, requestIds, onProgress));
      announce(null);
      return null;
    },
    'found.offer': async ({ itemIds }) => {
      await inTurn('offer', (onProgress) => offerAllFound(context, itemIds, onProgress));
      return null;
    },
    'found.progress': () => Promise.resolve(report()),
  };
}
