import { ApiProblem } from '../return-codes.ts';
import { assertGranted } from '../endpoint.ts';
import { assertUsable, openCode } from '../tt-video/judge-code.ts';
import { bindingKey } from '../state.ts';
import { postRow } from '../tt-video/post-row.ts';
import type { Endpoint } from '../endpoint.ts';

/**
 * `GET /tt_video/info/`: the post behind a code. What the ad account holds is always told, with its present status; a
 * code that it does not hold is previewed (knob `preview`) if it is still good.
 */
export const ttVideoInfo: Endpoint = {
  path: 'tt_video/info',
  methods: ['GET'],
  required: ['advertiser_id', 'auth_code'],
  access: 'token',
  scope: 690,
  run: (call) => {
    const { state, now, params } = call;
    const advertiserId = params.text('advertiser_id');
    assertGranted(call, advertiserId);
    const opened = openCode(state, params.text('auth_code'));
    const isBound = state.bindings.has(bindingKey(advertiserId, opened.post.itemId));
    if (!isBound) {
      if (state.knobs.preview === 'refused') {
        throw new ApiProblem(
          state.knobs.previewRefusedCode,
          'The post is not authorized to this advertiser.',
        );
      }
      assertUsable(state, opened, now);
    }
    return { data: postRow(state, opened, { now, isBound }) };
  },
};
