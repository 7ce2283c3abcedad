import type { AdsCall } from '../../domain/ads-call.ts';
import { type Clock, SECOND_MS } from '../../domain/clock.ts';
import type { AdsBackend, IdentityReads } from '../port.ts';
import { accountCalls } from './account-calls.ts';
import { type Call, callApi, type CallOptions } from './call.ts';
import { identityCalls } from './identity-calls.ts';
import { identityPostCalls } from './identity-post-calls.ts';
import { postCalls } from './post-calls.ts';

/** TikTok API for Business, version 1.3, production. */
const PRODUCTION = 'https://business-api.tiktok.com/open_api/v1.3';
/** Slow answers of 65 s were planned for, and the official client waits 60 s; beyond this nothing is coming. */
const DEADLINE_MS = 90 * SECOND_MS;

/** How TikTok is reached. */
interface Way {
  fetch: typeof fetch;
  /** Told of every call that went out once it is over, with neither token nor code in it; must not throw. */
  onCall?: (call: AdsCall) => void;
  clock?: Clock;
  /** For tests and the sandbox, as is the next one. */
  baseUrl?: string;
  deadlineMs?: number;
}

/** The ads backend over TikTok API for Business v1.3. */
export function createTikTokBusiness(way: Way): AdsBackend {
  const call = callBy(way);
  return { ...accountCalls(call), ...postCalls(call) };
}

/** Identities and their posts, by the same way. */
export function createTikTokIdentities(way: Way): IdentityReads {
  const call = callBy(way);
  return { ...identityCalls(call), ...identityPostCalls(call) };
}

function callBy(way: Way): Call {
  const reach: CallOptions = {
    baseUrl: PRODUCTION,
    deadlineMs: DEADLINE_MS,
    clock: Date.now,
    onCall: () => undefined,
    ...way,
  };
  return (request, schema, signal) => callApi(reach, request, schema, signal);
}
