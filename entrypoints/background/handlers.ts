import { writeKitFor } from '../../utils/actions/write-kit.ts';
import type { Handlers } from '../../utils/messages/serve.ts';
import { settings } from '../../utils/settings/settings.ts';
import { readBadge } from '../../utils/store/badges.ts';
import { accountHandlers } from './account-handlers.ts';
import { campaignHandlers } from './campaign-handlers.ts';
import { codeHandlers } from './code-handlers.ts';
import { creatorHandlers } from './creator-handlers.ts';
import { foundHandlers } from './found-handlers.ts';
import { loadPanel } from './load-panel.ts';
import { postHandlers } from './post-handlers.ts';
import { requestHandlers } from './request-handlers.ts';
import type { Given, Wiring } from './wiring.ts';

/** One line a message: which action carries it out, and what has to happen after it. */
export function createHandlers(wiring: Wiring): Handlers {
  const { context, syncing, announce } = wiring;
  const { db, clock } = context;
  const given: Given = {
    ...wiring,
    changed: async (request) => {
      announce([request.itemId]);
      return readBadge(db, request, clock(), (await settings.getValue()).noticeDays);
    },
    queued: (value) => {
      announce(null);
      syncing.start();
      return value;
    },
  };
  return {
    ...postHandlers(given),
    ...requestHandlers(given),
    ...creatorHandlers(given),
    ...campaignHandlers(given),
    ...codeHandlers(given),
    ...foundHandlers(given),
    ...accountHandlers(given),
    'panel.load': async (_, { tabId }) => {
      await loadPanel(tabId);
      return null;
    },
    'kit.write': async ({ requestId, language }) =>
      writeKitFor(context, requestId, language, await settings.getValue()),
    'sync.run': () => syncing.runFull(),
    'db.ready': async () => {
      await db.open();
      return null;
    },
  };
}
