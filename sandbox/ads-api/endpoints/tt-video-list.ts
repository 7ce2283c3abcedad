import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { assertGranted } from '../endpoint.ts';
import { cutPage } from '../paging.ts';
import { heldPosts } from '../tt-video/held-posts.ts';
import { itemType, postRow } from '../tt-video/post-row.ts';
import { matchKeyword } from '../tt-video/match-keyword.ts';
import type { Endpoint, EndpointCall } from '../endpoint.ts';
import type { Post } from '../state.ts';

const ITEM_TYPES = ['VIDEO', 'CAROUSEL'];
const LARGEST_PAGE = 50;

/** `GET /tt_video/list/`: what the ad account holds, newest first; lapsed posts stay until they are unbound. */
export const ttVideoList: Endpoint = {
  path: 'tt_video/list',
  methods: ['GET'],
  required: ['advertiser_id'],
  access: 'token',
  scope: 691,
  run: (call) => {
    const { state, now, params } = call;
    const advertiserId = params.text('advertiser_id');
    assertGranted(call, advertiserId);
    const isMeant = matcher(call);
    const held = heldPosts(call, advertiserId).filter(({ post }) => isMeant(post));
    const { rows, page_info } = cutPage(params, held, LARGEST_PAGE);
    const list = rows.map((opened) => postRow(state, opened, { now, isBound: true }));
    return { data: { list, page_info } };
  },
};

function matcher({ params }: EndpointCall): (post: Post) => boolean {
  const types = params.texts('item_types') ?? ITEM_TYPES;
  if (types.some((type) => !ITEM_TYPES.includes(type))) {
    throw new ApiProblem(RETURN_CODE.parameter, 'item_types: Not a valid choice.');
  }
  const isFound = matchKeyword(params);
  return (post) => types.includes(itemType(post)) && isFound(post);
}
