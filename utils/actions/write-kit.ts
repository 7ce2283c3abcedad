import { bestWindow } from '../domain/attention.ts';
import { kitLanguage, type KitLanguage } from '../domain/kit-language.ts';
import { type MessageKit, writeKit } from '../domain/message-kit.ts';
import { postUrl } from '../domain/post-url.ts';
import { situationOf } from '../domain/situation.ts';
import { type ActionContext, requireRequest } from './context.ts';

/**
 * The two messages for a request; in the caption's language unless another is named.
 * @throws ScoutError `not-found`
 */
export async function writeKitFor(
  { db }: ActionContext,
  requestId: string,
  language: KitLanguage | null,
  from: { brand: string; scout: string; fallbackLanguage?: KitLanguage },
): Promise<MessageKit> {
  const request = await requireRequest(db, requestId);
  const post = await db.posts.get(request.itemId);
  const handle = post?.handle ?? null;
  const link = postUrl({ itemId: request.itemId, kind: post?.kind ?? 'video', handle });
  const { fallbackLanguage, ...sender } = from;
  const authorizations = await db.authorizations.where({ itemId: request.itemId }).toArray();
  const window = bestWindow(authorizations);
  const facts = {
    handle,
    postUrl: link,
    days: request.days,
    situation: situationOf(request, authorizations),
    // A latest possible end would promise too much.
    endsAt: window?.endIsLatestPossible ? null : (window?.endsAt ?? null),
    ...sender,
  };
  return writeKit(facts, language ?? kitLanguage(post?.language ?? null, fallbackLanguage));
}
