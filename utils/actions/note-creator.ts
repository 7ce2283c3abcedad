import type { Creator } from '../domain/creator.ts';
import type { ActionContext } from './context.ts';

/** Notes something of a creator; what is left out stays. A note that is emptied is a change like any other. */
export function noteCreator(
  { db, clock }: ActionContext,
  handle: string,
  noted: { doNotContact?: boolean | undefined; note?: string | undefined },
): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.creators], async () => {
    const known = await db.creators.get(handle);
    const creator: Creator = {
      handle,
      doNotContact: noted.doNotContact ?? known?.doNotContact ?? false,
      note: noted.note ?? known?.note ?? '',
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
    };
    await db.creators.put(creator);
  });
}
