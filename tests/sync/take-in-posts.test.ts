import { afterEach, describe, expect, test, vi } from 'vitest';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import type { AuthorizedPost } from '../../utils/ads/port.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { inOneGo } from '../../utils/sync/context.ts';
import { lapseWindows } from '../../utils/sync/lapse-windows.ts';
import { takeInPosts } from '../../utils/sync/take-in-posts.ts';
import { aContext, anAccount, aPost, NOON } from '../support/build.ts';
import { countCalls } from '../support/count-calls.ts';

afterEach(() => void vi.restoreAllMocks());

/** A batch of posts, all with a request, as an ad account lists them. */
async function aBatch(size: number) {
  const context = aContext();
  const { db, clock } = context;
  const callsSoFar = countCalls(db);
  const account = anAccount();
  // The note of another ad account, so that there is more than one place to look at.
  await db.adAccounts.bulkAdd([account, anAccount({ advertiserId: null, connectedAt: null })]);
  const itemIds = Array.from({ length: size }, (_, index) => `74312345678901${10_000 + index}`);
  await saveManyPosts(
    context,
    itemIds.map((itemId) => aPost({ itemId })),
    30,
  );
  const calls = async (act: () => Promise<unknown>): Promise<number> => {
    const before = callsSoFar();
    await inOneGo(db, act);
    return callsSoFar() - before;
  };
  const takeIn = (changes: Partial<AuthorizedPost>) =>
    calls(() => takeInPosts(db, account.id, itemIds.map(listed(changes)), clock()));
  const lapse = () => calls(() => lapseWindows(db, clock()));
  const told = async () => (await db.events.toArray()).map(({ type }) => type);
  return { context, takeIn, lapse, told };
}

const listed =
  (changes: Partial<AuthorizedPost>) =>
  (itemId: string): AuthorizedPost => ({
    itemId,
    itemType: 'VIDEO',
    itemStatus: 'HESITATE_RECOMMEND',
    code: null,
    adAuthStatus: 'AUTHORIZED',
    startsAt: NOON,
    endsAt: NOON + 30 * DAY_MS,
    displayName: 'Ana',
    caption: 'Morning routine',
    sourceItemId: null,
    isMultiRemix: false,
    ...changes,
  });

describe('a batch of posts that have requests asks the database as often as a small one', () => {
  /** Life of a batch: found, unchanged, extended and deleted, over. */
  const live = async (size: number) => {
    const { context, takeIn, lapse, told } = await aBatch(size);
    const found = await takeIn({});
    const unchanged = await takeIn({});
    const changed = await takeIn({ endsAt: NOON + 60 * DAY_MS, itemStatus: 'USER_DELETE' });
    context.clock.move(61 * DAY_MS);
    const over = await lapse();
    return { calls: { found, unchanged, changed, over }, told: await told() };
  };

  test('when it is found, unchanged, changed, and over', async () => {
    const [few, many] = [await live(5), await live(200)];
    expect(many.calls).toEqual(few.calls);
    expect(Math.max(...Object.values(many.calls))).toBeLessThan(12);
  });

  test('and tells what happened post by post, in the order of the list', async () => {
    const { told } = await live(2);
    expect(told).toEqual([
      'saved',
      'saved',
      'found-elsewhere',
      'found-elsewhere',
      'post-gone',
      'window-extended',
      'post-gone',
      'window-extended',
      'lapsed',
      'lapsed',
    ]);
  });
});
