import * as v from 'valibot';

/**
 * What the seeding verbs take. Seeding what is there already changes only the fields that are given. Ids and
 * credentials are texts, times epoch ms.
 */
const id = v.pipe(v.string(), v.regex(/^\d+$/, 'an id is a text of digits'));
const scopes = v.array(v.pipe(v.number(), v.integer()));
const time = v.number();

export const AppSeed = v.strictObject({ appId: id, secret: v.string() });

export const OAuthCodeSeed = v.strictObject({
  authCode: v.string(),
  appId: id,
  advertiserIds: v.array(id),
  scopes: v.exactOptional(scopes),
});

export const TokenSeed = v.strictObject({
  token: v.string(),
  appId: v.exactOptional(id),
  advertiserIds: v.exactOptional(v.array(id)),
  scopes: v.exactOptional(scopes),
  state: v.exactOptional(v.picklist(['good', 'revoked', 'expired'])),
});

export const AdvertiserSeed = v.strictObject({
  advertiserId: id,
  name: v.exactOptional(v.string()),
  status: v.exactOptional(v.string()),
  currency: v.exactOptional(v.string()),
  timezone: v.exactOptional(v.string()),
  country: v.exactOptional(v.string()),
  company: v.exactOptional(v.string()),
});

export const PostSeed = v.strictObject({
  itemId: id,
  handle: v.exactOptional(v.string()),
  nickname: v.exactOptional(v.string()),
  caption: v.exactOptional(v.string()),
  kind: v.exactOptional(v.picklist(['video', 'photo'])),
  status: v.exactOptional(v.string()),
  isStory: v.exactOptional(v.boolean()),
  isMultiDuetStitch: v.exactOptional(v.boolean()),
  source: v.exactOptional(
    v.nullable(v.strictObject({ kind: v.picklist(['duet', 'stitch']), itemId: id })),
  ),
  mentionedItemIds: v.exactOptional(v.array(id)),
  music: v.exactOptional(
    v.nullable(
      v.strictObject({
        title: v.string(),
        author: v.string(),
        clearedIn: v.union([v.literal('everywhere'), v.array(id)]),
      }),
    ),
  ),
});

export const IdentitySeed = v.strictObject({
  advertiserId: id,
  identityId: v.string(),
  identityType: v.exactOptional(v.picklist(['CUSTOMIZED_USER', 'TT_USER', 'BC_AUTH_TT', 'TTS_TT'])),
  businessCenterId: v.exactOptional(v.nullable(id)),
  handle: v.exactOptional(v.string()),
  displayName: v.exactOptional(v.string()),
  availableStatus: v.exactOptional(v.string()),
  canPullVideo: v.exactOptional(v.boolean()),
  isGovernment: v.exactOptional(v.boolean()),
});

export const CodeSeed = v.strictObject({
  code: v.string(),
  /** Needed the first time; the post must be there. */
  itemId: v.exactOptional(id),
  startsAt: v.exactOptional(time),
  endsAt: v.exactOptional(time),
  /** From now by the emulator's clock instead of `endsAt`; negative is in the past. */
  endsInMs: v.exactOptional(v.number()),
  adAuthStatus: v.exactOptional(v.nullable(v.string())),
  processingErrors: v.exactOptional(v.pipe(v.number(), v.integer())),
});

export const BindSeed = v.strictObject({ advertiserId: id, code: v.string() });
export const ExtendArguments = v.strictObject({ code: v.string(), days: v.number() });
export const RevokeArguments = v.strictObject({ code: v.string() });

export const ClockArguments = v.strictObject({
  byMs: v.pipe(v.number(), v.minValue(0, 'a clock does not run backwards')),
});

export const FilterHeld = v.strictObject({
  seq: v.exactOptional(v.number()),
  endpoint: v.exactOptional(v.string()),
});
export const ReleaseArguments = v.strictObject({
  ...FilterHeld.entries,
  /** Reset the connection instead of going on. */
  drop: v.exactOptional(v.boolean()),
});
export const WaitArguments = v.strictObject({
  ...FilterHeld.entries,
  timeoutMs: v.exactOptional(v.number()),
});
