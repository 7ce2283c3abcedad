import { assertGranted } from '../endpoint.ts';
import { assertUsable, findCode, openCode, sourceItemId } from '../tt-video/judge-code.ts';
import { bindCode } from '../tt-video/bind-code.ts';
import { bindingKey } from '../state.ts';
import { refusal } from '../refusals.ts';
import type { Endpoint, TokenCall } from '../endpoint.ts';
import type { OpenedCode } from '../tt-video/judge-code.ts';

/**
 * `POST /tt_video/authorize/`: binds the post of a code to the ad account. Success tells nothing (`data` is empty), and
 * there is no idempotency key.
 */
export const ttVideoAuthorize: Endpoint = {
  path: 'tt_video/authorize',
  methods: ['POST'],
  required: ['advertiser_id', 'auth_code'],
  access: 'token',
  scope: 691,
  run: (call) => {
    const { state, now, params } = call;
    const advertiserId = params.text('advertiser_id');
    assertGranted(call, advertiserId);
    const opened = openCode(state, params.text('auth_code'));
    assertUsable(state, opened, now);
    assertSourceAgrees(call, opened);
    const { code, post } = opened;
    const held = state.bindings.get(bindingKey(advertiserId, post.itemId));
    if (held && state.knobs.alreadyBound === 'error') {
      throw refusal(state.knobs, 'already-bound', code.code);
    }
    if (held?.code === code.code) return { data: {} };
    assertFreeElsewhere(call, advertiserId, opened);
    bindCode(state, { advertiserId, opened, now });
    return { data: {}, committed: true };
  },
};

/** A duet, a stitch or a post that mentions another needs the code of that other post too. */
function assertSourceAgrees({ state, params, now }: TokenCall, opened: OpenedCode): void {
  const itemId = sourceItemId(opened.post);
  if (itemId === null) return;
  const sent = params.optionalText('original_post_auth_code');
  if (sent === null) throw refusal(state.knobs, 'source-code-missing', opened.code.code);
  const source = findCode(state, sent);
  if (source?.post.itemId !== itemId) throw refusal(state.knobs, 'code-incorrect', sent);
  assertUsable(state, source, now);
}

function assertFreeElsewhere({ state }: TokenCall, advertiserId: string, opened: OpenedCode): void {
  if (state.knobs.boundElsewhere === 'ok') return;
  const isTaken = [...state.bindings.values()].some(
    (binding) => binding.itemId === opened.post.itemId && binding.advertiserId !== advertiserId,
  );
  if (isTaken) throw refusal(state.knobs, 'bound-elsewhere', opened.code.code);
}
