import * as v from 'valibot';
import type { PostBadge } from '../domain/badge.ts';
import type { Campaign, Lookout } from '../domain/campaign.ts';
import type { ConnectionReport } from '../domain/connection.ts';
import type { CreatorMemory } from '../domain/creator.ts';
import { KIT_LANGUAGES } from '../domain/kit-language.ts';
import type { MessageKit } from '../domain/message-kit.ts';
import { MOST_FOUND, MOST_IDS, MOST_POSTS } from '../domain/message-limits.ts';
import type { AllFoundEnd, AllFoundWork } from '../domain/found.ts';
import type { ReceivedCodes } from '../domain/received-codes.ts';
import type { ErrorCode } from '../domain/scout-error.ts';
import { CHANNELS, CODE_DAYS } from '../domain/request.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import { campaign, handle, handles, itemId, post } from './payloads.ts';

/** Who may send a message: `content` is our script on tiktok.com, `page` one of our own pages. */
export type Sender = 'content' | 'page';

/** Carries the type of an answer; there is nothing in it at run time. */
interface Answer<T> {
  readonly answer?: T;
}
const answers = <T>(): Answer<T> => ({});

const BOTH: readonly Sender[] = ['content', 'page'];
const PAGE: readonly Sender[] = ['page'];

const id = v.pipe(v.string(), v.uuid());
const days = v.picklist(CODE_DAYS);
const posts = v.pipe(v.array(post), v.minLength(1), v.maxLength(MOST_POSTS));
const requestIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_POSTS));

const moment = v.pipe(v.number(), v.safeInteger());
const found = v.strictObject({
  itemIds: v.pipe(v.array(itemId), v.minLength(1), v.maxLength(MOST_POSTS)),
});

const one = v.strictObject({ requestId: id });
const nothing = v.strictObject({});

/** How a person connects: the redirect of the company's own developer app, or a token that is there already. */
const connectHow = v.variant('kind', [
  v.strictObject({
    kind: v.literal('redirect'),
    appId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    secret: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    redirectUrl: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)),
  }),
  v.strictObject({
    kind: v.literal('token'),
    token: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
    advertiserIds: v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.regex(/^\d{5,25}$/))),
      v.minLength(1),
      v.maxLength(100),
    ),
  }),
]);

/** Everything that can be said to the background: name → who may say it, what goes in, what comes back. */
export const contract = {
  /** What is known of the posts on screen and of their creators. Those of which nothing is known are left out. */
  'badge.read': {
    from: BOTH,
    input: v.strictObject({ itemIds: v.pipe(v.array(itemId), v.maxLength(MOST_IDS)), handles }),
    output: answers<{ badges: PostBadge[]; creators: CreatorMemory[] }>(),
  },
  /** Posts of the list as the page shows them now; others are dropped. Their counts are kept once an hour. */
  'post.seen': { from: BOTH, input: v.strictObject({ posts }), output: answers<null>() },
  /** Saves a post at the first click; saving it again, from any tab, gives the same request. */
  'request.save': { from: BOTH, input: v.strictObject({ post }), output: answers<PostBadge>() },
  /** Saves several posts at once; `freshIds` are the requests that were not there before. */
  'request.saveMany': {
    from: BOTH,
    input: v.strictObject({ posts }),
    output: answers<{ badges: PostBadge[]; freshIds: string[] }>(),
  },
  /** Takes saves back and says how many; a request that has gone on since then stays. */
  'request.undoSaves': {
    from: BOTH,
    input: v.strictObject({ requestIds }),
    output: answers<{ undone: number }>(),
  },
  /** A message was copied or sent: somebody asked, over this channel, now. */
  'request.markAsked': {
    from: BOTH,
    input: v.strictObject({ requestId: id, channel: v.picklist(CHANNELS) }),
    output: answers<PostBadge>(),
  },
  /** "Not sent": takes the last ask back. */
  'request.takeBackAsk': { from: BOTH, input: one, output: answers<PostBadge>() },
  /** What the creator answered, or that nobody did, or that we no longer want it. */
  'request.mark': {
    from: BOTH,
    input: v.strictObject({
      requestId: id,
      event: v.picklist(['agreed', 'declined', 'unanswered', 'withdrawn']),
    }),
    output: answers<PostBadge>(),
  },
  /** Takes the last step back; undoing the save removes the request and answers null. */
  'request.undo': { from: BOTH, input: one, output: answers<PostBadge | null>() },
  /** The length wanted. */
  'request.setDays': {
    from: BOTH,
    input: v.strictObject({ requestId: id, days }),
    output: answers<PostBadge>(),
  },
  /** Until when its ad is to run; null takes that back. */
  'request.setAdEnd': {
    from: PAGE,
    input: v.strictObject({ requestId: id, adEndsAt: v.nullable(moment) }),
    output: answers<PostBadge>(),
  },
  /** Makes requests of posts that were found authorised in an ad account; answers those that came into the list. */
  'found.adopt': { from: PAGE, input: found, output: answers<{ requestIds: string[] }>() },
  /** Posts that were found and are not wanted are offered no more; `found.offer` takes that back. */
  'found.putAside': { from: PAGE, input: found, output: answers<null>() },
  /** The same with all found posts. Like the next three it goes on when the page that asked for it is closed. */
  'found.adoptAll': { from: PAGE, input: nothing, output: answers<null>() },
  'found.putAsideAll': { from: PAGE, input: nothing, output: answers<null>() },
  /** Takes back that posts were added; requests that have gone on since then stay. */
  'found.takeBack': {
    from: PAGE,
    input: v.strictObject({
      requestIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_FOUND)),
    }),
    output: answers<null>(),
  },
  'found.offer': {
    from: PAGE,
    input: v.strictObject({
      itemIds: v.pipe(v.array(itemId), v.minLength(1), v.maxLength(MOST_FOUND)),
    }),
    output: answers<null>(),
  },
  /** How far that has come, null when nothing of it is under way; and what has ended, which is told only once. */
  'found.progress': {
    from: PAGE,
    input: nothing,
    output: answers<{ work: AllFoundWork | null; ended: AllFoundEnd[] }>(),
  },
  /** Puts a request away; `request.restore` brings it back whole. */
  'request.delete': { from: PAGE, input: one, output: answers<null>() },
  'request.restore': { from: PAGE, input: one, output: answers<PostBadge>() },
  /** What is noted of a creator; what is left out stays as it is. */
  'creator.note': {
    from: PAGE,
    input: v.strictObject({
      handle,
      doNotContact: v.optional(v.boolean()),
      note: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
    }),
    output: answers<null>(),
  },
  /** What the page looks out for. */
  'lookout.read': { from: BOTH, input: nothing, output: answers<Lookout>() },
  /** Makes a campaign, or changes the one with this id. */
  'campaign.save': {
    from: PAGE,
    input: v.strictObject({ campaignId: v.nullable(id), campaign }),
    output: answers<Campaign>(),
  },
  /** Puts a campaign away; `campaign.restore` brings it back. */
  'campaign.delete': {
    from: PAGE,
    input: v.strictObject({ campaignId: id }),
    output: answers<null>(),
  },
  'campaign.restore': {
    from: PAGE,
    input: v.strictObject({ campaignId: id }),
    output: answers<Campaign>(),
  },
  /** Has the scripts of the panel put into the tab that asks. */
  'panel.load': { from: ['content'], input: nothing, output: answers<null>() },
  /** The two messages to the creator, in the creator's language unless another is named. */
  'kit.write': {
    from: BOTH,
    input: v.strictObject({ requestId: id, language: v.nullable(v.picklist(KIT_LANGUAGES)) }),
    output: answers<MessageKit>(),
  },
  /** Spark codes as they were pasted, with anything around them; for one request, or for whichever they open. */
  'code.receive': {
    from: PAGE,
    input: v.strictObject({
      text: v.pipe(v.string(), v.maxLength(100_000)),
      requestId: v.nullable(id),
    }),
    output: answers<ReceivedCodes>(),
  },
  /** A person says which request a code belongs to. */
  'code.assign': {
    from: PAGE,
    input: v.strictObject({ codeId: id, requestId: id }),
    output: answers<null>(),
  },
  /** A person allows applying a code although TikTok would not show its post first. */
  'code.confirmApply': {
    from: PAGE,
    input: v.strictObject({ codeId: id }),
    output: answers<null>(),
  },
  /** Removes the codes that TikTok has confirmed; their windows stay. Answers how many. */
  'code.forgetConfirmed': { from: PAGE, input: nothing, output: answers<{ forgotten: number }>() },
  /**
   * Removes a code that belongs nowhere or was refused. `evenIfSent` confirms that TikTok may have taken it, which the
   * answer `code-maybe-applied` asks for.
   */
  'code.delete': {
    from: PAGE,
    input: v.strictObject({ codeId: id, evenIfSent: v.optional(v.boolean()) }),
    output: answers<null>(),
  },
  /** Applied in Ads Manager by hand. Without an end, it is received + days, the latest possible. */
  'authorization.markApplied': {
    from: PAGE,
    input: v.strictObject({
      requestId: id,
      accountLabel: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      endsAt: v.nullable(moment),
    }),
    output: answers<PostBadge>(),
  },
  /** Connects ad accounts; answers what TikTok said of each. */
  'account.connect': {
    from: PAGE,
    input: v.strictObject({ how: connectHow }),
    output: answers<ConnectionReport>(),
  },
  /** Asks TikTok for the state of every connected ad account that is not paused; reads only. */
  'account.test': { from: PAGE, input: nothing, output: answers<ConnectionReport>() },
  /** Whether codes are applied to a connected ad account from now on; to one of them they always are. */
  'account.choose': {
    from: PAGE,
    input: v.strictObject({ adAccountId: id, appliesCodes: v.boolean() }),
    output: answers<null>(),
  },
  /** A paused ad account is asked nothing until it goes on. */
  'account.pause': {
    from: PAGE,
    input: v.strictObject({ adAccountId: id, isPaused: v.boolean() }),
    output: answers<null>(),
  },
  /** Forgets the token; ad accounts stay as labels, with their history. */
  'account.disconnect': { from: PAGE, input: nothing, output: answers<null>() },
  /** Runs the sync now and answers when it is through. */
  'sync.run': { from: PAGE, input: nothing, output: answers<SyncReport>() },
  /** Answers once the database is open and migrated. */
  'db.ready': { from: PAGE, input: nothing, output: answers<null>() },
} as const satisfies Record<
  string,
  { from: readonly Sender[]; input: v.GenericSchema; output: Answer<unknown> }
>;

export type Contract = typeof contract;
export type MessageName = keyof Contract;
export type Input<N extends MessageName> = v.InferInput<Contract[N]['input']>;
export type Output<N extends MessageName> =
  | NonNullable<Contract[N]['output']['answer']>
  | Extract<Contract[N]['output']['answer'], null>;

/** What a message is answered with. `message` is a fixed English sentence for logs; people see `locales/`. */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string } };
