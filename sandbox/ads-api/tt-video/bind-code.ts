import { bindingKey } from '../state.ts';
import { isPrivate } from './judge-code.ts';
import type { EmulatorState } from '../state.ts';
import type { OpenedCode } from './judge-code.ts';

/** Gives the post to the advertiser. The list shows it after the knob `listLagMs`; a private post becomes public. */
export function bindCode(
  state: EmulatorState,
  {
    advertiserId,
    opened: { code, post },
    now,
  }: { advertiserId: string; opened: OpenedCode; now: number },
): void {
  const key = bindingKey(advertiserId, post.itemId);
  const held = state.bindings.get(key);
  state.bindings.set(key, {
    advertiserId,
    itemId: post.itemId,
    code: code.code,
    boundAt: now,
    visibleAt: held?.visibleAt ?? now + state.knobs.listLagMs,
  });
  if (isPrivate(post)) {
    state.posts.set(post.itemId, { ...post, status: 'HESITATE_RECOMMEND' });
  }
}
