import { identityKey } from './state.ts';
import type * as v from 'valibot';
import type * as seeds from './seeds.ts';
import type { Emulator } from './emulator.ts';
import type { Advertiser, LinkedIdentity, Post, SparkCode, Token } from './state.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** Account reports, posts and identities: what Spark Scout's own set-up text asks for. */
export const DEFAULT_SCOPES: readonly number[] = [4, 44, 6, 69, 690, 691, 693];

/** The app that seeded tokens belong to unless they say otherwise. Invented. */
export const DEFAULT_APP_ID = '7400000000000000019';

/** Puts things into the world. A second seed of the same key changes only what it names. */
export interface SeedingVerbs {
  seedApp: (app: v.InferOutput<typeof seeds.AppSeed>) => void;
  /** The `auth_code` of the consent page's redirect: from now on for one hour, once. */
  seedOAuthCode: (code: v.InferOutput<typeof seeds.OAuthCodeSeed>) => void;
  seedToken: (token: v.InferOutput<typeof seeds.TokenSeed>) => void;
  seedAdvertiser: (advertiser: v.InferOutput<typeof seeds.AdvertiserSeed>) => void;
  seedPost: (post: v.InferOutput<typeof seeds.PostSeed>) => void;
  /** A code of a post that was seeded before; 30 days from now unless it says otherwise. */
  seedCode: (code: v.InferOutput<typeof seeds.CodeSeed>) => void;
  /** An identity of an ad account, TT_USER at first; those of type AUTH_CODE come with bound posts. */
  seedIdentity: (identity: v.InferOutput<typeof seeds.IdentitySeed>) => void;
}

export function seedingVerbs(emulator: Emulator): SeedingVerbs {
  return {
    seedApp: (app) => void emulator.state.apps.set(app.appId, app),
    seedOAuthCode: (seed) =>
      void emulator.state.oauthCodes.set(seed.authCode, {
        scopes: [...DEFAULT_SCOPES],
        ...seed,
        issuedAt: emulator.now(),
        isUsed: false,
      }),
    seedToken: (seed) => {
      const { tokens } = emulator.state;
      tokens.set(seed.token, { ...(tokens.get(seed.token) ?? newToken(seed.token)), ...seed });
    },
    seedAdvertiser: (seed) => {
      const { advertisers } = emulator.state;
      const known = advertisers.get(seed.advertiserId);
      advertisers.set(seed.advertiserId, {
        ...(known ?? newAdvertiser(seed.advertiserId, emulator.now())),
        ...seed,
      });
    },
    seedPost: (seed) => {
      const { posts } = emulator.state;
      posts.set(seed.itemId, { ...(posts.get(seed.itemId) ?? newPost(seed.itemId)), ...seed });
    },
    seedCode: ({ endsInMs, ...seed }) => {
      const { codes, posts } = emulator.state;
      const now = emulator.now();
      const known = codes.get(seed.code);
      const code: SparkCode = {
        ...(known ?? newCode(seed.code, now)),
        ...seed,
        ...(endsInMs === undefined ? {} : { endsAt: now + endsInMs }),
      };
      if (!posts.has(code.itemId)) throw new Error('Seed the post of the code first.');
      codes.set(seed.code, code);
    },
    seedIdentity: (seed) => {
      const { identities } = emulator.state;
      const key = identityKey(seed.advertiserId, seed.identityId);
      identities.set(key, { ...(identities.get(key) ?? newIdentity(seed)), ...seed });
    },
  };
}

const newToken = (token: string): Token => ({
  token,
  appId: DEFAULT_APP_ID,
  advertiserIds: [],
  scopes: [...DEFAULT_SCOPES],
  state: 'good',
});

const newAdvertiser = (advertiserId: string, now: number): Advertiser => ({
  advertiserId,
  name: `Sandbox account ${advertiserId.slice(-4)}`,
  status: 'STATUS_ENABLE',
  currency: 'USD',
  timezone: 'Etc/UTC',
  country: 'US',
  company: 'Invented Company',
  createdAt: now,
});

const newPost = (itemId: string): Post => ({
  itemId,
  handle: 'sandbox.creator',
  nickname: 'Sandbox Creator',
  caption: '',
  kind: 'video',
  status: 'HESITATE_RECOMMEND',
  isStory: false,
  isMultiDuetStitch: false,
  source: null,
  mentionedItemIds: [],
  music: null,
});

const newIdentity = (key: Pick<LinkedIdentity, 'advertiserId' | 'identityId'>): LinkedIdentity => ({
  ...key,
  identityType: 'TT_USER',
  businessCenterId: null,
  handle: 'sandbox.brand',
  displayName: 'Sandbox Brand',
  availableStatus: 'AVAILABLE',
  canPullVideo: true,
  isGovernment: false,
});

const newCode = (code: string, now: number): SparkCode => ({
  code,
  itemId: '',
  invitedAt: now,
  startsAt: now,
  endsAt: now + DEFAULT_DAYS * DAY_MS,
  deletedAt: null,
  adAuthStatus: null,
  processingErrors: 0,
});
