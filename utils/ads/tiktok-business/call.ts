import * as v from 'valibot';
import type { AdsCall } from '../../domain/ads-call.ts';
import type { Clock } from '../../domain/clock.ts';
import type { AdsError } from '../ads-error.ts';
import { errorOf, errorOfEnvelope, errorWithoutEnvelope, PARTLY } from './errors.ts';

/** How TikTok API for Business is reached. */
export interface CallOptions {
  fetch: typeof fetch;
  /** Without a slash at the end. */
  baseUrl: string;
  /** How long one call may take from the first byte sent to the last one read. */
  deadlineMs: number;
  clock: Clock;
  /** Told of every call that went out once it is over, well or not. Must not throw. */
  onCall: (call: AdsCall) => void;
}

/** One call. The endpoint ends with the slash without which TikTok answers a plain 404 (reference §1). */
export interface ApiRequest {
  method: 'GET' | 'POST';
  endpoint: `/${string}/`;
  /** Null only where a token is asked for. */
  token: string | null;
  /** The ad account that is asked; null where none is, or several are. */
  advertiserId: string | null;
  /** Lists go as JSON strings; what is undefined does not go. */
  query?: Record<string, string | number | readonly string[] | undefined>;
  body?: Record<string, unknown>;
}

/** The checked `data` of an answer. */
export interface ApiReply<T> {
  data: T;
  /** 20001: TikTok left a part out. */
  isPartial: boolean;
}

/** Makes one call and gives the checked data of its answer. */
export type Call = <T>(
  request: ApiRequest,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
) => Promise<ApiReply<T>>;

/** An id of an answer as TikTok writes it. Anything else is not kept: nothing that comes back is to be trusted. */
const requestId = v.fallback(v.nullish(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)), null), null);

const envelopeSchema = v.pipe(
  v.object({
    code: v.pipe(v.number(), v.safeInteger()),
    message: v.fallback(v.optional(v.string(), ''), ''),
    request_id: requestId,
    data: v.optional(v.unknown()),
  }),
  v.transform(({ request_id, ...rest }) => ({ ...rest, requestId: request_id })),
);

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
): Promise<ApiReply<T>> {
  const { clock, onCall } = options;
  if (signal.aborted) throw errorOf('unreachable', { endpoint: request.endpoint });
  const at = clock();
  const answer = await exchange(options, request, signal);
  const outcome = judge(request.endpoint, answer, schema);
  const { error } = outcome;
  onCall({
    at,
    advertiserId: request.advertiserId,
    endpoint: request.endpoint,
    problem: error?.kind ?? null,
    returnCode: outcome.returnCode,
    httpStatus: answer?.httpStatus ?? null,
    durationMs: Math.max(0, clock() - at),
    requestId: outcome.requestId,
  });
  if (outcome.error) throw outcome.error;
  return outcome.reply;
}

/** What came back; null when nothing did. */
type Answer = { httpStatus: number; text: string } | null;

type Outcome<T> = { returnCode: number | null; requestId: string | null } & (
  | { error: AdsError }
  | { error: null; reply: ApiReply<T> }
);

function judge<T>(
  endpoint: string,
  answer: Answer,
  schema: v.GenericSchema<unknown, T>,
): Outcome<T> {
  const nothing = { returnCode: null, requestId: null };
  if (answer === null) return { ...nothing, error: errorOf('unreachable', { endpoint }) };
  const { httpStatus, text } = answer;
  const envelope = v.safeParse(envelopeSchema, parseJson(text));
  if (!envelope.success) return { ...nothing, error: errorWithoutEnvelope(endpoint, httpStatus) };
  const { code: returnCode, requestId: id, data: given } = envelope.output;
  const told = { returnCode, requestId: id };
  const error = errorOfEnvelope(endpoint, { ...envelope.output, httpStatus });
  if (error) return { ...told, error };
  const data = v.safeParse(schema, given);
  if (data.success) {
    return { ...told, error: null, reply: { data: data.output, isPartial: returnCode === PARTLY } };
  }
  return { ...told, error: errorOf('not-understood', { endpoint, httpStatus, ...told }) };
}

async function exchange(
  { fetch, baseUrl, deadlineMs }: CallOptions,
  { method, endpoint, token, query, body }: ApiRequest,
  signal: AbortSignal,
): Promise<Answer> {
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
    return null;
  }
}

function queryString(query: NonNullable<ApiRequest['query']>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
  );
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
