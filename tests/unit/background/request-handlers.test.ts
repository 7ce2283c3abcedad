import { describe, expect, test, vi } from 'vitest';
import { requestHandlers } from '../../../entrypoints/background/request-handlers.ts';
import { readBadge } from '../../../utils/store/badges.ts';
import { aContext, aPost, ITEM_ID, OTHER_ITEM_ID } from '../../support/build.ts';
import { aCode, anAuthorization } from '../../support/overview.ts';

const NOBODY = { tabId: null };

/** The handlers over an empty database, and what they set off. */
function aDesk() {
  const context = aContext();
  const start = vi.fn<() => void>();
  const announce = vi.fn<(itemIds: string[] | null) => void>();
  const handlers = requestHandlers({
    context,
    announce,
    changed: (request) => readBadge(context.db, request, context.clock()),
    queued: (value) => {
      start();
      return value;
    },
    backend: {} as never,
    syncing: {} as never,
  });
  return { context, handlers, start };
}

describe('saving a post starts the sync', () => {
  test.each(['request.save', 'request.saveMany'] as const)(
    'when a code for it waits already: %s',
    async (name) => {
      const { context, handlers, start } = aDesk();
      await context.db.codes.add(aCode({ itemId: ITEM_ID, itemSource: 'tiktok' }));
      const post = aPost();
      await handlers[name]({ post, posts: [post] }, NOBODY);
      expect(start).toHaveBeenCalledOnce();
    },
  );

  test('when an ad account has it already', async () => {
    const { context, handlers, start } = aDesk();
    await context.db.authorizations.add(anAuthorization());
    await handlers['request.save']({ post: aPost() }, NOBODY);
    expect(start).toHaveBeenCalledOnce();
  });

  test('but not when nothing speaks of it', async () => {
    const { context, handlers, start } = aDesk();
    await context.db.codes.bulkAdd([
      aCode({ itemId: OTHER_ITEM_ID, itemSource: 'tiktok' }),
      aCode({ itemId: ITEM_ID, value: '', deletedAt: 1 }),
    ]);
    await handlers['request.save']({ post: aPost() }, NOBODY);
    expect(start).not.toHaveBeenCalled();
  });
});
