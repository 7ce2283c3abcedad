import { describe, expect, test } from 'vitest';
import { foundHandlers } from '../../../entrypoints/background/found-handlers.ts';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import type { AllFoundWork } from '../../../utils/domain/found.ts';
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
    await Promise.all([
      handlers['found.adoptAll']({}, NOBODY),
      handlers['found.putAsideAll']({}, NOBODY),
    ]);
    const { ended } = await handlers['found.progress']({}, NOBODY);
    expect(ended.map(({ kind, ids }) => [kind, ids.length])).toEqual([
      ['add', COUNT],
      ['put-aside', 0],
    ]);
    expect(await context.db.authorizations.where('putAsideAt').equals(NOON).count()).toBe(0);
  });

  test('does not keep what comes next from being done when it fails', async () => {
    const { context, handlers } = await aDesk();
    let isFull = true;
    context.db.requests.hook('creating', () => {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
    });
    await handlers['found.adoptAll']({}, NOBODY);
    isFull = false;
    await handlers['found.adoptAll']({}, NOBODY);
    const { ended } = await handlers['found.progress']({}, NOBODY);
    expect(ended).toMatchObject([{ ids: [], failed: 'disk-full' }, { failed: null }]);
    expect(ended[1]?.ids).toHaveLength(COUNT);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 0 });
  });

  test('is taken back in one go, which tells how far it is, and once how it ended', async () => {
    const { context, handlers } = await aDesk();
    await handlers['found.adoptAll']({}, NOBODY);
    const requestIds = (await handlers['found.progress']({}, NOBODY)).ended[0]?.ids ?? [];
    await markAsked(context, requestIds[0] ?? '', 'dm');
    const seen: (AllFoundWork | null)[] = [];
    context.db.requests.hook('deleting', () => {
      void handlers['found.progress']({}, NOBODY).then(({ work }) => seen.push(work));
    });
    await handlers['found.takeBack']({ requestIds }, NOBODY);
    expect(seen).toContainEqual({ kind: 'take-back', done: 80, total: COUNT });
    const { work, ended } = await handlers['found.progress']({}, NOBODY);
    expect(work).toBeNull();
    // One has gone on since it was added.
    expect(ended).toMatchObject([{ kind: 'take-back', failed: null }]);
    expect(ended[0]?.ids).toHaveLength(COUNT - 1);
    expect(await handlers['found.progress']({}, NOBODY)).toEqual({ work: null, ended: [] });
    expect(await readFound(context.db, 1)).toMatchObject({ count: COUNT - 1 });
  });

  test('is offered again in one go where it was put aside', async () => {
    const { context, handlers } = await aDesk();
    await handlers['found.putAsideAll']({}, NOBODY);
    const itemIds = (await handlers['found.progress']({}, NOBODY)).ended[0]?.ids ?? [];
    await handlers['found.offer']({ itemIds }, NOBODY);
    expect(await readFound(context.db, 1)).toMatchObject({ count: COUNT });
  });
});
