import type { AdsErrorKind } from '../../domain/refusal.ts';
import { AdsError } from '../ads-error.ts';
import { readRefusal } from './refusals.ts';

/** The envelope of every answer of v1.3, with the HTTP status it came with. */
export interface Envelope {
  code: number;
  /** TikTok's prose, in any language, possibly with the Spark code in it: looked into for marks, never kept. */
  message: string;
  request_id?: string | undefined;
  httpStatus: number;
}

/** Return codes that mean success; 20001 is "partly": what is missing shows in the data. */
const SUCCESS: ReadonlySet<number> = new Set([0, 20001]);

/** Return code → what it means for us (reference §7, harvested from document 1737172488964097). */
const KIND_OF_CODE: ReadonlyMap<number, AdsErrorKind> = new Map<number, AdsErrorKind>([
  // One too many, of the app or of one ad account.
  [40016, 'rate-limited'],
  [40100, 'rate-limited'],
  [40133, 'rate-limited'],
  // The credential: OAuth codes and secrets, tokens expired, empty, wrong or revoked.
  [40101, 'unauthorised'],
  [40102, 'unauthorised'],
  [40103, 'unauthorised'],
  [40104, 'unauthorised'],
  [40105, 'unauthorised'],
  [40107, 'unauthorised'],
  [40110, 'unauthorised'],
  [40113, 'unauthorised'],
  // The credential is good but may not do this: scope, ad account, allow-list, country, sandbox.
  [40001, 'forbidden'],
  [40008, 'forbidden'],
  [40009, 'forbidden'],
  [40013, 'forbidden'],
  [40014, 'forbidden'],
  [40065, 'forbidden'],
  [40106, 'forbidden'],
  [40118, 'forbidden'],
  [40125, 'forbidden'],
  [40300, 'forbidden'],
  [40301, 'forbidden'],
  [41000, 'forbidden'],
  // "Duplicated request": whether it took effect only reading can tell.
  [40050, 'unexpected-reply'],
  // Trouble on TikTok's side that passes.
  [40200, 'server'],
  [40201, 'server'],
  [40202, 'server'],
  [40700, 'server'],
]);

const ADVERTISER_LIMIT = 40133;
const FIRST_SERVER_CODE = 50_000;

/** The calls that hand over a Spark code: what TikTok does not like there, it does not like about the code. */
const CODE_ENDPOINTS: ReadonlySet<string> = new Set(['/tt_video/authorize/', '/tt_video/info/']);

/** The error that an envelope stands for; null when it is a success. */
export function errorOfEnvelope(endpoint: string, envelope: Envelope): AdsError | null {
  const { code: returnCode, httpStatus, request_id: requestId = null } = envelope;
  if (SUCCESS.has(returnCode)) return null;
  const facts = { endpoint, returnCode, httpStatus, requestId };
  const known = KIND_OF_CODE.get(returnCode);
  if (known === 'rate-limited') {
    const limit = returnCode === ADVERTISER_LIMIT ? 'advertiser' : 'app';
    return new AdsError(known, { ...facts, limit });
  }
  if (known) return new AdsError(known, facts);
  const refusal = CODE_ENDPOINTS.has(endpoint) ? readRefusal(returnCode, envelope.message) : null;
  if (refusal === 'processing-error') return new AdsError('server', facts);
  if (refusal) return new AdsError('refused', { ...facts, reason: refusal });
  if (returnCode >= FIRST_SERVER_CODE) return new AdsError('server', facts);
  if (CODE_ENDPOINTS.has(endpoint)) return new AdsError('refused', { ...facts, reason: 'unknown' });
  return new AdsError('unexpected-reply', facts);
}

/** The error of an answer that is no envelope: a gateway's page, a cut-off reply, a plain 404. */
export function errorWithoutEnvelope(endpoint: string, httpStatus: number): AdsError {
  if (httpStatus === 429)
    return new AdsError('rate-limited', { endpoint, httpStatus, limit: 'app' });
  return new AdsError(httpStatus >= 500 ? 'server' : 'unexpected-reply', { endpoint, httpStatus });
}
