import * as v from 'valibot';
import { AdsError } from '../ads-error.ts';
import { errorOfEnvelope, errorWithoutEnvelope } from './errors.ts';

/** How TikTok API for Business is reached. */
export interface CallOptions {
  fetch: typeof fetch;
  /** Without a slash at the end. */
  baseUrl: string;
  /** How long one call may take from the first byte sent to the last one read. */
  deadlineMs: number;
}

/** One call. The endpoint ends with the slash without which TikTok answers a plain 404 (reference §1). */
export interface ApiRequest {
  method: 'GET' | 'POST';
  endpoint: `/${string}/`;
  /** Null only where a token is asked for. */
  token: string | null;
  /** Lists go as JSON strings. */
  query?: Record<string, string | number | readonly string[]>;
  body?: Record<string, unknown>;
}

const envelopeSchema = v.looseObject({
  code: v.pipe(v.number(), v.integer()),
  message: v.optional(v.string(), ''),
  request_id: v.optional(v.string()),
  data: v.optional(v.unknown()),
});

/**
 * Makes one call and gives the envelope's `data`, checked by `schema`.
 * Only the envelope's return code counts; the HTTP status is asked when there is no envelope (reference §1.1).
 * @throws AdsError and nothing else
 */
export async function callApi<T>(
  options: CallOptions,
  request: ApiRequest,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
): Promise<T> {
  const { endpoint } = request;
  const { httpStatus, text } = await exchange(options, request, signal);
  const envelope = v.safeParse(envelopeSchema, parseJson(text));
  if (!envelope.success) throw errorWithoutEnvelope(endpoint, httpStatus);
  const reply = { ...envelope.output, httpStatus };
  const error = errorOfEnvelope(endpoint, reply);
  if (error) throw error;
  const data = v.safeParse(schema, reply.data);
  if (data.success) return data.output;
  const { code: returnCode, request_id: requestId = null } = reply;
  throw new AdsError('unexpected-reply', { endpoint, returnCode, httpStatus, requestId });
}

async function exchange(
  { fetch, baseUrl, deadlineMs }: CallOptions,
  { method, endpoint, token, query, body }: ApiRequest,
  signal: AbortSignal,
): Promise<{ httpStatus: number; text: string }> {
  try {
    const response = await fetch(`${baseUrl}${endpoint}${queryString(query ?? {})}`, {
      method,
      headers: {
        ...(token === null ? {} : { 'Access-Token': token }),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    return { httpStatus: response.status, text: await response.text() };
  } catch {
    // Offline, reset, too slow, stopped: the platform tells them apart only by prose. None of them says what TikTok did.
    throw new AdsError('network', { endpoint });
  }
}

function queryString(query: NonNullable<ApiRequest['query']>): string {
  const pairs = Object.entries(query).map(([name, value]) => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // HTML of a gateway or a reply cut off midway; the schema refuses undefined.
    return undefined;
  }
}
