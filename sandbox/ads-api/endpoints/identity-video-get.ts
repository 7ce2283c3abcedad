import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { itemType } from '../tt-video/post-row.ts';
import { matchKeyword } from '../tt-video/match-keyword.ts';
import { postedAtSeconds, videoRow, videosOf } from '../identity/identity-videos.ts';
import { readIdentity } from '../identity/identities.ts';
import type { Endpoint, TokenCall } from '../endpoint.ts';
import type { Identity } from '../identity/identities.ts';
import type { IdentityVideo } from '../identity/identity-videos.ts';

const MOST_ROWS = 20;
const MOST_ORGANIC_POSTS = 500;

/**
 * `GET /identity/video/get/`: the posts of an identity, newest first. `cursor` is epoch seconds of the last post for
 * TT_USER and BC_AUTH_TT, opaque for AUTH_CODE; a `count` over 20 is ignored, and `keyword` is for AUTH_CODE only.
 */
export const identityVideoGet: Endpoint = {
  path: 'identity/video/get',
  methods: ['GET'],
  required: ['advertiser_id', 'identity_id', 'identity_type'],
  access: 'token',
  scope: 693,
  run: (call) => {
    const { params } = call;
    const identity = readIdentity(call);
    const isMeant = matcher(call, identity);
    const most = params.flag('exclude_adsonly', false) ? MOST_ORGANIC_POSTS : undefined;
    const videos = videosOf(call, identity).slice(0, most).filter(isMeant);
    const asked = params.whole('count', { fallback: 20, min: 1, max: Number.MAX_SAFE_INTEGER });
    const cursor = params.optionalText('cursor');
    const cut = identity.identityType === 'AUTH_CODE' ? cutByPlace : cutByTime;
    const { rows, next, hasMore } = cut(videos, cursor, Math.min(asked, MOST_ROWS));
    const video_list = rows.map((video) => videoRow(call, video));
    return { data: { video_list, cursor: next, has_more: hasMore } };
  },
};

function matcher({ params }: TokenCall, identity: Identity): (video: IdentityVideo) => boolean {
  if (identity.identityType !== 'AUTH_CODE' && params.optionalText('keyword') !== null) {
    throw new ApiProblem(RETURN_CODE.parameter, 'keyword: Only for identity_type AUTH_CODE.');
  }
  const isFound = matchKeyword(params);
  const isAskedFor = params.optionalText('item_type') !== null;
  const type = isAskedFor ? params.choice('item_type', ['VIDEO', 'CAROUSEL']) : 'VIDEO';
  return ({ post }) => itemType(post) === type && isFound(post);
}

interface Cut {
  rows: IdentityVideo[];
  /** Told even where nothing comes after it. */
  next: string;
  hasMore: boolean;
}

const wrongCursor = (): ApiProblem => new ApiProblem(RETURN_CODE.parameter, 'cursor: Not valid.');

function cutByTime(videos: IdentityVideo[], cursor: string | null, count: number): Cut {
  const before = cursor === null ? Infinity : Number(cursor);
  if (Number.isNaN(before)) throw wrongCursor();
  const older = videos.filter(({ post }) => postedAtSeconds(post) < before);
  const rows = older.slice(0, count);
  const last = rows.at(-1);
  return {
    rows,
    next: last ? String(postedAtSeconds(last.post)) : (cursor ?? '0'),
    hasMore: older.length > count,
  };
}

function cutByPlace(videos: IdentityVideo[], cursor: string | null, count: number): Cut {
  const start = cursor === null ? 0 : placeOf(cursor);
  const end = start + count;
  return {
    rows: videos.slice(start, end),
    next: Buffer.from(`place ${end}`).toString('base64url'),
    hasMore: videos.length > end,
  };
}

function placeOf(cursor: string): number {
  const [, place] = /^place (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place === undefined) throw wrongCursor();
  return Number(place);
}
