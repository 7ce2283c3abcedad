import type { AdsCall } from '../../domain/ads-call.ts';
import { type Clock, SECOND_MS } from '../../domain/clock.ts';
import type { AdsBackend } from '../port.ts';
import { accountCalls } from './account-calls.ts';
import { type Call, callApi, type CallOptions } from './call.ts';
import { identityCalls } from './identity-calls.ts';
import { identityPostCalls } from './identity-post-calls.ts';
import { postCalls } from './post-calls.ts';

/** TikTok API for Business, version 1.3, production. */
const PRODUCTION = 'https://business-api.tiktok.com/open_api/v1.3';
/** Slow answers of 65 s were planned for, and the official client waits 60 s; beyond this nothing is coming. */
const DEADLINE_MS = 90 * SECOND_MS;

/**
 * The ads backend over TikTok API for Business v1.3. `onCall` is told of every call that went out once it is over, with
 * neither token nor code in it, and must not throw. `baseUrl` and `deadlineMs` are for tests and the sandbox.
 */
export function createTikTokBusiness(options: {
  fetch: typeof fetch;
  onCall?: (call: AdsCall) => void;
  clock?: Clock;
  baseUrl?: string;
  deadlineMs?: number;
}): AdsBackend {
  const reach: CallOptions = {
    baseUrl: PRODUCTION,
    deadlineMs: DEADLINE_MS,
    clock: Date.now,
    onCall: () => undefined,
    ...options,
  };
  const call: Call = (request, schema, signal) => callApi(reach, request, schema, signal);
  return {
    ...accountCalls(call),
    ...postCalls(call),
    ...identityCalls(call),
    ...identityPostCalls(call),
  };
}
