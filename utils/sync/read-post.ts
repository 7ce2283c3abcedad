import { assertStillOurs } from './account-left.ts';
import { inOneGo, type SyncContext, type Work } from './context.ts';
import { recordMissing } from './record-missing.ts';
import { recordPost } from './record-post.ts';

/** Reads one post of an ad account and takes in what TikTok says of it, or that it is not there. */
export async function readPost(
  context: SyncContext,
  { line, access, account }: Work,
): Promise<void> {
  const { db, backend, limiter, clock, signal } = context;
  const { itemId } = line;
  if (itemId === null) {
    await inOneGo(db, () => db.outbox.delete(line.seq));
    return;
  }
  const post = await limiter.run(access.advertiserId, () =>
    backend.readPost(access, itemId, signal),
  );
  const now = clock();
  await inOneGo(db, async () => {
    await assertStillOurs(db, access);
    if (!post) return recordMissing(db, line, now);
    await recordPost(db, account.id, post, null, now);
    await db.outbox.delete(line.seq);
  });
}
