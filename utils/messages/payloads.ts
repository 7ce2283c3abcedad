import * as v from 'valibot';
import { INTENDED_USES } from '../domain/campaign.ts';
import { LONGEST_CAPTION, MOST_IDS } from '../domain/message-limits.ts';
import { AUDIENCES, DISCLOSURES, isItemId, REMIXES, SOUND_RIGHTS } from '../domain/post.ts';
import { isHandle } from '../domain/post-url.ts';

// Sizes are capped all over: a page of tiktok.com could make these things up.

/** The item id of a post. */
export const itemId = v.custom<string>(isItemId);
/** A handle, without `@`. */
export const handle = v.custom<string>(isHandle);
/** Several handles. */
export const handles = v.pipe(v.array(handle), v.maxLength(MOST_IDS));
const count = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const shortText = v.nullable(v.pipe(v.string(), v.maxLength(200)));
const tags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200));
const flag = v.optional(v.boolean());
const sign = v.optional(v.literal(true));

const details = v.strictObject({
  durationS: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  followers: count,
  canDuet: flag,
  canStitch: flag,
  madeFrom: v.optional(
    v.strictObject({
      how: v.picklist(REMIXES),
      itemId: v.nullable(itemId),
      handle: v.nullable(handle),
      isRemix: v.nullable(v.boolean()),
    }),
  ),
  sound: v.optional(v.picklist(SOUND_RIGHTS)),
  disclosure: v.optional(v.picklist(DISCLOSURES)),
  wasAd: sign,
  isOpenToAds: sign,
  audience: v.optional(v.picklist(AUDIENCES)),
  isStory: flag,
  hashtags: v.optional(tags),
  mentions: v.optional(handles),
  mentionedPosts: count,
  areCountsApproximate: sign,
});

/** A post as a page tells it (`Post`). */
export const post = v.strictObject({
  itemId,
  kind: v.picklist(['video', 'photo']),
  handle: v.nullable(handle),
  nickname: shortText,
  caption: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_CAPTION))),
  language: v.nullable(v.pipe(v.string(), v.maxLength(20))),
  publishedAt: v.nullable(v.pipe(v.number(), v.safeInteger())),
  stats: v.strictObject({
    plays: count,
    likes: count,
    comments: count,
    shares: count,
    saves: count,
  }),
  details,
});

const atLeast = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)));
/** A campaign as a person fills it in (`CampaignDraft`). */
export const campaign = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  intendedUse: v.picklist(INTENDED_USES),
  thresholds: v.strictObject({
    minViews: atLeast,
    minEngagementRate: atLeast,
    minKeepRate: atLeast,
    minViewsPerFollower: atLeast,
    minViewsPerHour: atLeast,
    maxAgeDays: atLeast,
    mustAllowDuet: v.boolean(),
  }),
  fit: v.strictObject({ handles, hashtags: tags, words: tags, languages: tags }),
  isActive: v.boolean(),
});
