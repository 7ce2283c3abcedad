import * as v from 'valibot';

const limit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));
const returnCode = v.pipe(v.number(), v.integer());

const entries = {
  /** Calls an app may make in any second; null is no limit. Basic tier. */
  appQps: limit,
  /** Calls an app may make in any minute; once broken, 5 minutes of refusals. */
  appQpm: limit,
  /** Calls an app may make in a UTC day; once broken, refusals until 00:00 UTC. */
  appQpd: limit,
  /** Whether the app's windows are counted over all endpoints or for each one alone. */
  rateScope: v.picklist(['app', 'endpoint']),
  /** Wording of 40100. */
  rateMessage: v.picklist(['plain', 'restricted']),
  /** Calls of `tt_video/authorize` an advertiser may make in any second (40133); null is no limit. */
  authorizeQps: limit,
  /** Calls of any other path an advertiser may make in any second (40133); null is no limit. */
  advertiserQps: limit,
  /** How long a freshly bound post is missing from `tt_video/list` and from its identity, 0 to 10 s. */
  listLagMs: v.pipe(v.number(), v.minValue(0)),
  /** Whether `tt_video/info` answers for a code that is not bound to the advertiser. */
  preview: v.picklist(['allowed', 'refused']),
  /** The return code of a refused preview. */
  previewRefusedCode: returnCode,
  /** A second `authorize` of a post that the advertiser already holds. */
  alreadyBound: v.picklist(['ok', 'error']),
  /** `authorize` of a post that another advertiser holds. */
  boundElsewhere: v.picklist(['ok', 'error']),
  /** Wording of refused codes; `echo` repeats the code in the message, as a careless server would. */
  messages: v.picklist(['plain', 'numbered', 'localised', 'echo']),
  /** Return code of refused codes; `ui` sends Ads Manager's own number where it has one. */
  refusalReturnCode: v.union([returnCode, v.literal('ui')]),
  /** Accept a code whose `+` came as a literal `%2B`. */
  lenientPlus: v.boolean(),
  /** Accept a code whose leading `#` is missing. */
  lenientHash: v.boolean(),
  /** Ids sent as JSON numbers: refused with 40002, or read with the precision a number has. */
  numericIds: v.picklist(['refused', 'accepted']),
  /** Posts that only the author or friends see: refused (900012), or made public by authorizing them. */
  privatePosts: v.picklist(['refused', 'made-public']),
  /** `tt_video/unbind` of a post whose window is still open: refused with 40002, or taken. */
  unbindLive: v.picklist(['refused', 'ok']),
  /** `tt_video/unbind` of a post that the advertiser does not hold: refused with 40007, or nothing to do. */
  unbindAbsent: v.picklist(['refused', 'ok']),
  /** Where an identity tells the creator's handle, if at all. */
  identityHandle: v.picklist(['username', 'user_name', 'absent']),
  /** `item_ids` that the identity does not have: 20001 with the rest, left out in silence, or 40007. */
  missingItems: v.picklist(['partial', 'omitted', 'refused']),
  /** `ad_auth_status` of a bound post whose creator took the code back. */
  revokedAuthStatus: v.string(),
  /** `ad_auth_status` that a preview shows before the code is bound. */
  unboundAuthStatus: v.string(),
  /** Whether rows tell `item_info.auth_code`. */
  rowsTellCode: v.boolean(),
  /** HTTP status of a wrong method. */
  wrongMethod: v.picklist([404, 405]),
  /** Send CORS headers and answer `OPTIONS`. */
  openCors: v.boolean(),
  /** False sends `Connection: close`, so that no client repeats a call by itself on a reset reused connection. */
  keepAlive: v.boolean(),
};

export const KnobsSchema = v.strictObject(entries);
export const KnobsChangeSchema = v.partial(KnobsSchema);

/** What is undocumented or disputed about TikTok's API, as switches. */
export type Knobs = v.InferOutput<typeof KnobsSchema>;
export type KnobsChange = v.InferOutput<typeof KnobsChangeSchema>;

/** The documented or likeliest behaviour. */
export const DEFAULT_KNOBS: Knobs = {
  appQps: 10,
  appQpm: 600,
  appQpd: 864_000,
  rateScope: 'app',
  rateMessage: 'plain',
  authorizeQps: 1,
  advertiserQps: null,
  listLagMs: 0,
  preview: 'allowed',
  previewRefusedCode: 40001,
  alreadyBound: 'ok',
  boundElsewhere: 'ok',
  messages: 'plain',
  refusalReturnCode: 40002,
  lenientPlus: false,
  lenientHash: false,
  numericIds: 'refused',
  privatePosts: 'refused',
  unbindLive: 'refused',
  unbindAbsent: 'refused',
  identityHandle: 'username',
  missingItems: 'partial',
  revokedAuthStatus: 'EXPIRED',
  unboundAuthStatus: 'AUTHORIZED',
  rowsTellCode: true,
  wrongMethod: 405,
  openCors: false,
  keepAlive: true,
};
