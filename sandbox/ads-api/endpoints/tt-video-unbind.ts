import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { assertGranted } from '../endpoint.ts';
import { bindingKey } from '../state.ts';
import type { Endpoint, TokenCall } from '../endpoint.ts';

/** `POST /tt_video/unbind/`: takes a post whose window is over out of what the ad account holds. */
export const ttVideoUnbind: Endpoint = {
  path: 'tt_video/unbind',
  methods: ['POST'],
  required: ['advertiser_id', 'item_id'],
  access: 'token',
  scope: 691,
  run: (call) => {
    const { state, params } = call;
    const advertiserId = params.text('advertiser_id');
    assertGranted(call, advertiserId);
    const key = bindingKey(advertiserId, params.text('item_id'));
    const binding = state.bindings.get(key);
    if (!binding) {
      if (state.knobs.unbindAbsent === 'refused') throw new ApiProblem(RETURN_CODE.notFound);
      return { data: {} };
    }
    if (state.knobs.unbindLive === 'refused' && isLive(call, binding.code)) {
      throw new ApiProblem(RETURN_CODE.parameter, 'The post is still authorized.');
    }
    state.bindings.delete(key);
    return { data: {}, committed: true };
  },
};

function isLive({ state, now }: TokenCall, sparkCode: string): boolean {
  const code = state.codes.get(sparkCode);
  return code !== undefined && code.deletedAt === null && now < code.endsAt;
}
