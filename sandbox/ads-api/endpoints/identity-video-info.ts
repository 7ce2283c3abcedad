import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { itemType } from '../tt-video/post-row.ts';
import { readIdentity } from '../identity/identities.ts';
import { videoRow, videosOf } from '../identity/identity-videos.ts';
import type { Answer, Endpoint, TokenCall } from '../endpoint.ts';
import type { IdentityVideo } from '../identity/identity-videos.ts';

const MOST_ITEMS = 20;

/** `GET /identity/video/info/`: one post of an identity by `item_id`, or up to 20 by `item_ids`. */
export const identityVideoInfo: Endpoint = {
  path: 'identity/video/info',
  methods: ['GET'],
  required: ['advertiser_id', 'identity_id', 'identity_type'],
  access: 'token',
  scope: 693,
  run: (call) => {
    const { params } = call;
    const identity = readIdentity(call);
    const itemId = params.optionalText('item_id');
    const itemIds = params.texts('item_ids');
    if (itemId === null && itemIds === null) {
      throw new ApiProblem(
        RETURN_CODE.parameter,
        'Missing required field(s): item_id or item_ids.',
      );
    }
    const videos = new Map(
      videosOf(call, identity)
        .filter(matcher(call))
        .map((video) => [video.post.itemId, video]),
    );
    return itemIds === null
      ? oneItem(call, videos.get(itemId ?? ''))
      : severalItems(call, videos, itemIds);
  },
};

function matcher({ params }: TokenCall): (video: IdentityVideo) => boolean {
  if (params.optionalText('item_type') === null) return () => true;
  const type = params.choice('item_type', ['VIDEO', 'CAROUSEL']);
  return ({ post }) => itemType(post) === type;
}

function oneItem(call: TokenCall, video: IdentityVideo | undefined): Answer {
  if (!video) throw new ApiProblem(RETURN_CODE.notFound);
  return { data: { video_detail: videoRow(call, video) } };
}

function severalItems(
  call: TokenCall,
  videos: ReadonlyMap<string, IdentityVideo>,
  itemIds: readonly string[],
): Answer {
  if (itemIds.length > MOST_ITEMS) {
    throw new ApiProblem(RETURN_CODE.tooManyIds, `At most ${MOST_ITEMS} item_ids.`);
  }
  const found = itemIds.map((id) => videos.get(id)).filter((video) => video !== undefined);
  const { missingItems } = call.state.knobs;
  const isComplete = found.length === itemIds.length;
  if (!isComplete && missingItems === 'refused') throw new ApiProblem(RETURN_CODE.notFound);
  return {
    data: { video_details: found.map((video) => videoRow(call, video)) },
    isPartial: !isComplete && missingItems === 'partial',
  };
}
