import { adoptFound } from '../../../utils/actions/adopt-found.ts';
import { assignCode } from '../../../utils/actions/assign-code.ts';
import { chooseAccount } from '../../../utils/actions/choose-account.ts';
import { confirmApply } from '../../../utils/actions/confirm-apply.ts';
import { connectAccounts } from '../../../utils/actions/connect-accounts.ts';
import { deleteCode } from '../../../utils/actions/delete-code.ts';
import { deleteRequest, restoreRequest } from '../../../utils/actions/delete-request.ts';
import { disconnectAccounts } from '../../../utils/actions/disconnect-accounts.ts';
import { markApplied } from '../../../utils/actions/mark-applied.ts';
import { markAsked } from '../../../utils/actions/mark-asked.ts';
import { markRequest } from '../../../utils/actions/mark-request.ts';
import { pauseAccount } from '../../../utils/actions/pause-account.ts';
import { putFoundAside } from '../../../utils/actions/put-found-aside.ts';
import { receiveCodes } from '../../../utils/actions/receive-codes.ts';
import { savePost } from '../../../utils/actions/save-post.ts';
import { setAdEnd } from '../../../utils/actions/set-ad-end.ts';
import { takeBackAsk } from '../../../utils/actions/take-back-ask.ts';
import { undoSaves } from '../../../utils/actions/undo-saves.ts';
import { undoStep } from '../../../utils/actions/undo-step.ts';
import { DEMO, type DemoCode } from '../../../sandbox/ads-api/seed-demo.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { CHANNELS } from '../../../utils/domain/request.ts';
import { requestOfPost } from '../../../utils/store/requests.ts';
import { forgetConfirmedCodes } from '../../../utils/store/forget-codes.ts';
import { aPost } from '../../support/build.ts';
import type { ActTools } from './background.ts';
import type { WindowAct } from './plan.ts';
import type { Stage } from './stage.ts';

/** What a person sees when they act: the post meant, its request, the code they mean, an ad account. */
interface Seen extends ActTools {
  stage: Stage;
  post: DemoCode;
  requestId: string;
  codeId: string;
  adAccountId: string;
  advertiserId: string;
  other: number;
}

type Act = (seen: Seen) => Promise<unknown>;

/** What happens when a person acts. Those that leave something for the ads backend start a run, as handlers do. */
const ACTS: Record<WindowAct['act'], Act> = {
  save: ({ context, post: { itemId, handle } }) => savePost(context, aPost({ itemId, handle }), 30),
  paste: (seen) => thenSync(seen, receiveCodes(seen.context, seen.post.code, seen.requestId)),
  'paste-loose': (seen) =>
    thenSync(
      seen,
      receiveCodes(
        seen.context,
        `here you go: ${seen.post.sourceCode ?? ''} ${seen.post.code}`,
        null,
      ),
    ),
  'paste-all': (seen) =>
    thenSync(
      seen,
      receiveCodes(seen.context, seen.stage.posts.map(({ code }) => code).join('\n'), null),
    ),
  ask: ({ context, requestId, other }) =>
    markAsked(context, requestId, CHANNELS[other % CHANNELS.length] ?? 'dm'),
  agreed: ({ context, requestId }) => markRequest(context, requestId, 'agreed'),
  declined: ({ context, requestId }) => markRequest(context, requestId, 'declined'),
  unanswered: ({ context, requestId }) => markRequest(context, requestId, 'unanswered'),
  withdrawn: ({ context, requestId }) => markRequest(context, requestId, 'withdrawn'),
  'take-back-ask': ({ context, requestId }) => takeBackAsk(context, requestId),
  undo: ({ context, requestId }) => undoStep(context, requestId),
  'undo-save': ({ context, requestId }) => undoSaves(context, [requestId]),
  'delete-request': ({ context, requestId }) => deleteRequest(context, requestId),
  'restore-request': (seen) => thenSync(seen, restoreRequest(seen.context, seen.requestId)),
  assign: (seen) => thenSync(seen, assignCode(seen.context, seen.codeId, seen.requestId)),
  confirm: (seen) => thenSync(seen, confirmApply(seen.context, seen.codeId)),
  'mark-applied': (seen) =>
    thenSync(
      seen,
      markApplied(seen.context, seen.requestId, {
        accountLabel: seen.other % 2 === 0 ? 'Account 0' : 'By hand',
        endsAt: seen.other % 3 === 0 ? null : seen.context.clock() + 20 * DAY_MS,
      }),
    ),
  'delete-code': ({ context, codeId }) => deleteCode(context, codeId),
  'pause-account': ({ context, adAccountId }) => pauseAccount(context, adAccountId, true),
  'resume-account': (seen) => thenSync(seen, pauseAccount(seen.context, seen.adAccountId, false)),
  'choose-account': (seen) =>
    thenSync(seen, chooseAccount(seen.context, seen.adAccountId, seen.other % 3 !== 0)),
  adopt: (seen) => thenSync(seen, adoptFound(seen.context, [seen.post.itemId], 30)),
  'put-aside': ({ context, post }) => putFoundAside(context, [post.itemId]),
  'ad-end': ({ context, requestId, other }) =>
    setAdEnd(context, requestId, context.clock() + other * 10 * DAY_MS),
  'forget-confirmed': ({ context }) => forgetConfirmedCodes(context.db, context.clock()),
  reconnect: (seen) => connect(seen, seen.stage.advertiserIds),
  'reconnect-one': (seen) => connect(seen, [seen.advertiserId]),
  disconnect: (seen) => thenSync(seen, disconnectAccounts(seen.context)),
  sync: async ({ sync }) => sync(false),
  'sync-full': async ({ sync }) => sync(true),
};

function connect(seen: Seen, advertiserIds: string[]): Promise<unknown> {
  const { context, backend } = seen;
  const how = { kind: 'token' as const, token: DEMO.token, advertiserIds };
  return thenSync(seen, connectAccounts(context, backend, how, new AbortController().signal));
}

async function thenSync<T>({ sync }: Seen, act: Promise<T>): Promise<T> {
  const value = await act;
  sync(false);
  return value;
}

/** Carries out an act on what the person sees at this moment. */
export async function playAct(
  stage: Stage,
  { act, post: index, other }: WindowAct,
  tools: ActTools,
  windowName: string,
): Promise<unknown> {
  const post = stage.posts[index];
  if (!post) throw new Error('No such post.');
  const flow = { name: windowName, life: null };
  const seen = await stage.turnstile.pass(flow, 'look', () => look(stage, post, other));
  return ACTS[act]({ stage, post, other, ...tools, ...seen });
}

async function look(
  { db, advertiserIds, posts }: Stage,
  post: DemoCode,
  other: number,
): Promise<Pick<Seen, 'requestId' | 'codeId' | 'adAccountId' | 'advertiserId'>> {
  const advertiserId = advertiserIds[other % advertiserIds.length] ?? '';
  const account = await db.adAccounts.where('advertiserId').equals(advertiserId).first();
  const codes = await db.codes.toArray();
  // Most of the time the code of this post, at times somebody else's.
  const meant = other === 5 ? posts[0] : post;
  const code =
    codes.find(({ value }) => value === meant?.code) ?? codes[other % (codes.length || 1)];
  return {
    requestId: (await requestOfPost(db, post.itemId))?.id ?? 'none',
    codeId: code?.id ?? 'none',
    adAccountId: account?.id ?? 'none',
    advertiserId,
  };
}
