import { describe, expect, test } from 'vitest';
import { foundHandlers } from '../../../entrypoints/background/found-handlers.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { readFound } from '../../../utils/store/found.ts';
import { aContext, NOON } from '../../support/build.ts';
import { anAuthorization } from '../../support/overview.ts';

const NOBODY = { tabId: null };
const COUNT = 170;

/** The handlers over a database with many found posts. */
async function aDesk() {
  const context = aContext();
  await context.db.authorizations.bulkAdd(
    Array.from({ length: COUNT }, (_, index) =>
      anAuthorization({
        itemId: `74312345678${String(index).padStart(8, '0')}`,
        byTikTok: {
          startsAt: NOON,
          endsAt: NOON + DAY_MS,
          adAuthStatus: 'AUTHORIZED',
          itemStatus: null,
          displayName: 'Ana bakes',
          itemType: 'VIDEO',
          caption: 'Buns at dawn',
          at: NOON,
        },
      }),
    ),
  );
  const handlers = foundHandlers({
    context,
    announce: () => undefined,
    changed: () => Promise.reject(new Error('no badge is asked for')),
    queued: (value) => value,
    backend: {} as never,
    syncing: {} as never,
  });
  return { context, handlers };
}

describe('what is done with all found posts', () => {
  test('is done in turn: what is asked for second goes by what the first has left', async () => {
    const { context, handlers } = await aDesk();
    const [added, aside] = await Promise.all([
      handlers['found.adoptAll']({}, NOBODY),
      handlers['found.putAsideAll']({}, NOBODY),
    ]);
    expect(added.requestIds).toHaveLength(COUNT);
    expect(aside).toEqual({ itemIds: [], failed: null });
    expect(await context.db.authorizations.where('putAsideAt').equals(NOON).count()).toBe(0);
  });

  test('does not keep what comes next from being done when it fails', async () => {
    const { context, handlers } = await aDesk();
    let isFull = true;
    context.db.requests.hook('creating', () => {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await handlers['found.adoptAll']({}, NOBODY)).toEqual({
      requestIds: [],
      failed: 'disk-full',
    });
    isFull = false;
    expect((await handlers['found.adoptAll']({}, NOBODY)).requestIds).toHaveLength(COUNT);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 0 });
  });
});
