import { findCode } from './judge-code.ts';
import type { EndpointCall } from '../endpoint.ts';
import type { OpenedCode } from './judge-code.ts';

/** What the ad account holds and the API shows by now, newest first; lapsed posts stay until they are unbound. */
export function heldPosts({ state, now }: EndpointCall, advertiserId: string): OpenedCode[] {
  return [...state.bindings.values()]
    .filter((binding) => binding.advertiserId === advertiserId && binding.visibleAt <= now)
    .toReversed()
    .map((binding) => findCode(state, binding.code))
    .filter((opened) => opened !== null);
}
