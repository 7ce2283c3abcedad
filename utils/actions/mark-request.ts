import type { HistoryType } from '../domain/history.ts';
import type { SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { stepRequest } from '../store/requests.ts';
import { type ActionContext, requireRequest } from './context.ts';

/** What a person can say of a request besides having asked; event and history share their names here. */
export type Mark = 'agreed' | 'declined' | 'unanswered' | 'withdrawn';

/** Notes what the creator answered, that nobody did, or that we no longer want the post. */
export function markRequest(
  { db, clock }: ActionContext,
  requestId: string,
  mark: Mark & HistoryType,
): Promise<SparkRequest> {
  return db.transaction('rw', [db.requests, db.events], async () => {
    await requireRequest(db, requestId);
    const request = await stepRequest(db, requestId, {
      event: mark,
      history: mark,
      by: 'hand',
      at: clock(),
    });
    if (!request) throw new ScoutError('not-possible');
    return request;
  });
}
