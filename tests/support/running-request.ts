import { markAsked } from '../../utils/actions/mark-asked.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import type { TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { SparkRequest } from '../../utils/domain/request.ts';
import { aPost, NOON } from './build.ts';
import { anAuthorization } from './overview.ts';
import type { PageStage } from './page-stage.ts';

/** A request whose post is authorised, as TikTok says, since 60 days and for so many more; ended when they are below 0. */
export async function aRunningRequest(
  { context }: PageStage,
  endsInDays: number,
  rest: { request?: Partial<SparkRequest>; word?: Partial<TikTokFact> } = {},
): Promise<SparkRequest> {
  const { id, itemId } = await savePost(context, aPost(), 30);
  const asked = await markAsked(context, id, 'dm');
  const status = endsInDays > 0 ? 'authorized' : 'expired';
  const request: SparkRequest = { ...asked, status, before: null, ...rest.request };
  await context.db.requests.put(request);
  const byTikTok: TikTokFact = {
    startsAt: NOON - 60 * DAY_MS,
    endsAt: NOON + endsInDays * DAY_MS,
    adAuthStatus: status === 'authorized' ? 'AUTHORIZED' : 'EXPIRED',
    itemStatus: null,
    displayName: null,
    itemType: null,
    caption: null,
    at: NOON,
    ...rest.word,
  };
  await context.db.authorizations.add(anAuthorization({ itemId, requestId: id, byTikTok }));
  context.clock.move(60_000);
  return request;
}
