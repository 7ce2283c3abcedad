import type { EpochMs } from '../domain/clock.ts';
import type { ActionContext } from './context.ts';

/** Posts that were authorised elsewhere and that nobody wants in the list are offered no more. */
export function putFoundAside({ db, clock }: ActionContext, itemIds: string[]): Promise<void> {
  return mark({ db, clock }, itemIds, clock());
}

/** Takes that back: they are offered again. */
export function offerFound({ db, clock }: ActionContext, itemIds: string[]): Promise<void> {
  return mark({ db, clock }, itemIds, null);
}

function mark(
  { db, clock }: Pick<ActionContext, 'db' | 'clock'>,
  itemIds: string[],
  putAsideAt: EpochMs | null,
): Promise<void> {
  return db.transaction('rw', [db.authorizations], async () => {
    await db.authorizations
      .where('itemId')
      .anyOf(itemIds)
      .modify({ putAsideAt, updatedAt: clock() });
  });
}
