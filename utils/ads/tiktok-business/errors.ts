import { ADS_TROUBLES, type AdsTrouble, troubleOfCode } from '../../domain/ads-trouble.ts';
import { AdsError, type AdsErrorFacts } from '../ads-error.ts';
import { readNumberedRefusal, readRefusal } from './refusals.ts';

/** The envelope of every answer of v1.3, with the HTTP status it came with. */
export interface Envelope {
  code: number;
  /** TikTok's prose, in any language, possibly with the Spark code in it: looked into for marks, never kept. */
  message: string;
  requestId: string | null;
  httpStatus: number;
}

/** Success of a part: what is missing shows in the data. */
export const PARTLY = 20001;

/** The calls that hand over a Spark code: what TikTok does not like there, it does not like about the code. */
const CODE_ENDPOINTS: ReadonlySet<string> = new Set(['/tt_video/authorize/', '/tt_video/info/']);
/** The other calls that TikTok can say no to; a question that it cannot read is never a "no". */
const REFUSING_ENDPOINTS: ReadonlySet<string> = new Set(['/tt_video/unbind/']);
/** What is about the thing that was sent, and not about us, our permissions or TikTok's health. */
const ABOUT_WHAT_WAS_SENT: ReadonlySet<AdsTrouble> = new Set<AdsTrouble>([
  'bad-parameters',
  'not-there',
  'not-understood',
  'creator-not-eligible',
  'ads-full',
]);

/** The error that an envelope stands for; null when it is a success. */
export function errorOfEnvelope(endpoint: string, envelope: Envelope): AdsError | null {
  const { code: returnCode, httpStatus, requestId } = envelope;
  const trouble = troubleOfCode(returnCode);
  if (trouble === null) return null;
  const facts = { endpoint, returnCode, httpStatus, requestId };
  if (CODE_ENDPOINTS.has(endpoint)) return errorOfCode(trouble, facts, envelope.message);
  const isAboutIt = ABOUT_WHAT_WAS_SENT.has(trouble);
  if (isAboutIt && REFUSING_ENDPOINTS.has(endpoint)) {
    return errorOf(trouble === 'not-there' ? trouble : 'refused', facts);
  }
  const isRefusal = ADS_TROUBLES[trouble].kind === 'refused';
  return errorOf(isRefusal ? 'not-understood' : trouble, facts);
}

/** The error of an answer that is no envelope: a gateway's page, a cut-off reply, a plain 404. */
export function errorWithoutEnvelope(endpoint: string, httpStatus: number): AdsError {
  if (httpStatus === 429) return errorOf('app-limit', { endpoint, httpStatus });
  return errorOf(httpStatus >= 500 ? 'server-trouble' : 'not-understood', { endpoint, httpStatus });
}

/** An error with the kind that its trouble has. */
export function errorOf(trouble: AdsTrouble, facts: AdsErrorFacts): AdsError {
  const { kind } = ADS_TROUBLES[trouble];
  if (kind !== 'rate-limited') return new AdsError(kind, { ...facts, trouble });
  const limit = trouble === 'advertiser-limit' ? 'advertiser' : 'app';
  return new AdsError(kind, { ...facts, trouble, limit });
}

/** By a mark of TikTok's, if there is one; else what is not about anything else is about the code. */
function errorOfCode(trouble: AdsTrouble, facts: AdsErrorFacts, message: string): AdsError {
  const isAboutCode = ABOUT_WHAT_WAS_SENT.has(trouble);
  const mayBe = isAboutCode || trouble === 'server-trouble' || trouble === 'permission-missing';
  const mark = mayBe ? readRefusal(facts.returnCode ?? 0, message) : null;
  const reason = mark ?? (isAboutCode ? (readNumberedRefusal(message) ?? 'unknown') : null);
  if (reason === null) return errorOf(trouble, facts);
  if (reason === 'processing-error') return errorOf('server-trouble', facts);
  return errorOf('refused', { ...facts, reason });
}
