import { ApiProblem, RETURN_CODE, textOf } from './return-codes.ts';
import { NO_CALLS, admit } from './rate-windows.ts';
import { assertPresent, readParams } from './params.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import type { EmulatorState, Token } from './state.ts';
import type { RawInput } from './params.ts';

/** One call as it came in. */
export interface IncomingCall {
  endpoint: Endpoint;
  input: RawInput;
  /** The `Access-Token` header. */
  sentToken: string | null;
}

/**
 * Carries a call out, in this order: token, the app's rate, required fields, scope, then the endpoint.
 * @throws ApiProblem for every application error.
 */
export function answerCall(state: EmulatorState, incoming: IncomingCall, now: number): Answer {
  const { endpoint, input } = incoming;
  const call = { state, now, params: readParams(input, state.knobs) };
  if (endpoint.access === 'app') {
    assertAppRate(state, endpoint, String(input.values['app_id']), now);
    assertPresent(input, endpoint.required);
    return endpoint.run(call);
  }
  const token = goodToken(state, incoming.sentToken);
  assertAppRate(state, endpoint, token.appId, now);
  assertPresent(input, endpoint.required);
  if (endpoint.scope !== null && !token.scopes.includes(endpoint.scope)) {
    throw new ApiProblem(
      RETURN_CODE.noPermission,
      `The access token lacks scope ${endpoint.scope}.`,
    );
  }
  return endpoint.run({ ...call, token, path: endpoint.path });
}

function goodToken(state: EmulatorState, sent: string | null): Token {
  if (!sent) throw new ApiProblem(RETURN_CODE.tokenMissing);
  const token = state.tokens.get(sent);
  if (!token || token.state === 'revoked') throw new ApiProblem(RETURN_CODE.tokenWrong);
  if (token.state === 'expired') throw new ApiProblem(RETURN_CODE.tokenExpired);
  return token;
}

function assertAppRate(state: EmulatorState, endpoint: Endpoint, appId: string, now: number): void {
  const { appQps: qps, appQpm: qpm, appQpd: qpd, rateScope, rateMessage } = state.knobs;
  const key = rateScope === 'app' ? `app ${appId}` : `app ${appId} ${endpoint.path}`;
  const verdict = admit(state.rates.get(key) ?? NO_CALLS, { qps, qpm, qpd }, now);
  state.rates.set(key, verdict.state);
  if (!verdict.broken) return;
  throw new ApiProblem(
    RETURN_CODE.appRateLimit,
    rateMessage === 'plain'
      ? textOf(RETURN_CODE.appRateLimit)
      : `Due to too many requests, requests from App ${appId} are temporarily restricted.`,
  );
}
