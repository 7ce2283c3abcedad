import { DEFAULT_APP_ID } from './seeding.ts';
import { inventedId } from './text.ts';
import type { EmulatorWorld } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** All invented. The two advertiser ids become one and the same number when a client rounds them. */
export const DEMO = {
  appId: DEFAULT_APP_ID,
  secret: 'sandbox-app-secret',
  /** The `auth_code` of the redirect: for one exchange, within an hour. */
  authCode: 'sandbox-oauth-code',
  token: 'sandbox-access-token',
  advertisers: [
    {
      advertiserId: '7431234567890123457',
      name: 'Lumen & Oak (sandbox)',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      country: 'DE',
    },
    {
      advertiserId: '7431234567890123459',
      name: 'Tidewater Tea 東京 (sandbox)',
      currency: 'JPY',
      timezone: 'Asia/Tokyo',
      country: 'JP',
    },
  ],
} as const;

type Changes = {
  post?: Omit<Parameters<EmulatorWorld['seedPost']>[0], 'itemId'>;
  code?: Omit<Parameters<EmulatorWorld['seedCode']>[0], 'code' | 'itemId'>;
  isDeleted?: boolean;
  isHeldByOther?: boolean;
};

const sourceOf = (itemId: string): string => inventedId(`source of ${itemId}`);

/** What can be wrong with a code or with the post that it opens. */
const STATES = {
  good: () => ({}),
  expired: () => ({ code: { startsAt: 0, endsInMs: -DAY_MS } }),
  deleted: () => ({ isDeleted: true }),
  'ends-in-1-hour': () => ({ code: { endsInMs: HOUR_MS } }),
  'ends-in-6-days': () => ({ code: { endsInMs: 6 * DAY_MS } }),
  'ends-in-364-days': () => ({ code: { endsInMs: 364 * DAY_MS } }),
  'processing-error': () => ({ code: { processingErrors: 1 } }),
  'held-by-other': () => ({ isHeldByOther: true }),
  'post-deleted': () => ({ post: { status: 'USER_DELETE' } }),
  'post-unavailable': () => ({ post: { status: 'AUDIT_DELETE' } }),
  'post-private': () => ({ post: { status: 'ONLY_AUTHOR_SEE' } }),
  story: () => ({ post: { isStory: true } }),
  duet: (itemId) => ({ post: { source: { kind: 'duet', itemId: sourceOf(itemId) } } }),
  'carousel-duet': (itemId) => ({
    post: { kind: 'photo', source: { kind: 'duet', itemId: sourceOf(itemId) } },
  }),
  'several-mentions': (itemId) => ({
    post: { mentionedItemIds: [sourceOf(itemId), inventedId(`mentioned by ${itemId}`)] },
  }),
  'duet-of-duet': () => ({ post: { isMultiDuetStitch: true } }),
} satisfies Record<string, (itemId: string) => Changes>;

export type DemoState = keyof typeof STATES;

/** Posts get these in turn, after two good ones. */
export const DEMO_STATES = Object.keys(STATES).filter((name) => isState(name));

function isState(name: string): name is DemoState {
  return name in STATES;
}

/** A post for the demo; `state` when its place in the list should not decide. */
export interface DemoPost {
  itemId: string;
  handle: string;
  nickname: string;
  caption: string;
  kind: 'video' | 'photo';
  state?: DemoState;
}

/** What the demo world knows of one post. */
export interface DemoCode {
  itemId: string;
  handle: string;
  state: DemoState;
  code: string;
  /** The code of the original post, where the post is a duet; else null. */
  sourceCode: string | null;
}

/** The Spark code that the demo gives a post: obviously invented, with every character that hurts. */
export const demoCode = (itemId: string): string => `#Sandbox+Invented/Code${itemId}==`;

/** Fills a world with an app, a token, two ad accounts, and one code for each post. */
export function seedDemo(
  world: EmulatorWorld,
  { posts = [] }: { posts?: readonly DemoPost[] } = {},
): DemoCode[] {
  const advertiserIds = DEMO.advertisers.map(({ advertiserId }) => advertiserId);
  world.seedApp({ appId: DEMO.appId, secret: DEMO.secret });
  world.seedOAuthCode({ authCode: DEMO.authCode, appId: DEMO.appId, advertiserIds });
  world.seedToken({ token: DEMO.token, appId: DEMO.appId, advertiserIds });
  for (const advertiser of DEMO.advertisers) world.seedAdvertiser(advertiser);
  return posts.map((post, index) => seedDemoPost(world, post, post.state ?? stateAt(index)));
}

const GOOD_AT_FIRST = 2;

const stateAt = (index: number): DemoState =>
  DEMO_STATES[Math.max(0, index - GOOD_AT_FIRST) % DEMO_STATES.length] ?? 'good';

function seedDemoPost(world: EmulatorWorld, post: DemoPost, state: DemoState): DemoCode {
  const { itemId, handle, nickname, caption, kind } = post;
  const code = demoCode(itemId);
  const changes: Changes = STATES[state](itemId);
  const source = changes.post?.source?.itemId ?? null;
  world.seedPost({ itemId, handle, nickname, caption, kind, ...changes.post });
  world.seedCode({ code, itemId, ...changes.code });
  if (source) {
    world.seedPost({ itemId: source, handle: `${handle}.source` });
    world.seedCode({ code: demoCode(source), itemId: source });
  }
  if (changes.isDeleted) world.revoke({ code });
  if (changes.isHeldByOther) {
    const holder = inventedId('another advertiser');
    world.seedAdvertiser({ advertiserId: holder });
    world.bind({ advertiserId: holder, code });
  }
  return { itemId, handle, state, code, sourceCode: source && demoCode(source) };
}

/** Binds invented posts to an ad account: 51 and more are two pages. @returns their item ids. */
export function seedBoundPosts(
  world: EmulatorWorld,
  { advertiserId, count }: { advertiserId: string; count: number },
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const itemId = inventedId(`bound post ${index}`);
    world.seedPost({ itemId, handle: `bound.creator.${index}`, caption: `Bound post ${index}` });
    world.seedCode({ code: demoCode(itemId), itemId });
    world.bind({ advertiserId, code: demoCode(itemId) });
    return itemId;
  });
}

/** The same code as people paste it; TikTok takes only the `plain` one. */
export function demoPastes(code: string): { how: string; text: string }[] {
  return [
    { how: 'plain', text: code },
    { how: 'spaces around', text: `  ${code} ` },
    { how: 'no-break space', text: `\u00A0${code}\u00A0` },
    { how: 'zero-width space inside', text: `${code.slice(0, 9)}\u200B${code.slice(9)}` },
    { how: 'line break inside', text: `${code.slice(0, 12)}\n${code.slice(12)}` },
    { how: 'missing hash', text: code.slice(1) },
    { how: 'full-width hash', text: `＃${code.slice(1)}` },
    { how: 'percent-encoded', text: encodeURIComponent(code) },
  ];
}
