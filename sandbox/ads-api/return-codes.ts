/**
 * Return codes of the envelope that the emulator sends by itself (TikTok API for Business v1.3, document
 * 1737172488964097). Any other number can be sent with a `return-code` fault.
 */
export const RETURN_CODE = {
  ok: 0,
  partialSuccess: 20001,
  noPermission: 40001,
  parameter: 40002,
  notFound: 40007,
  tooManyIds: 40011,
  appRateLimit: 40100,
  wrongAppOrSecret: 40101,
  tokenExpired: 40102,
  tokenMissing: 40104,
  tokenWrong: 40105,
  oauthCodeSpent: 40110,
  advertiserRateLimit: 40133,
  unknownAdvertiser: 40300,
  internal: 50002,
} as const;

/** Texts seen beside these codes; the text of 40104 is verbatim from a live probe of 2026-08-13, others are ours. */
const KNOWN_TEXTS: Readonly<Record<number, string>> = {
  20001: 'Partial success.',
  40001: 'No permission for this operation.',
  40007: 'The object does not exist.',
  40016: 'Too many requests by this developer. Please retry in some time.',
  40050: 'Duplicated request.',
  40100: 'Too many requests. Please retry in some time.',
  40102: 'Access token is expired.',
  40104: 'Access token is null, you should set it in http header with key Access-Token.',
  40105: 'Access token is incorrect or has been revoked.',
  50002: 'Service error.',
  51010: 'Internal service timed out. Please retry in sometime.',
  60001: 'The system is under maintenance.',
};

/** The usual text of a return code. */
export function textOf(returnCode: number): string {
  return KNOWN_TEXTS[returnCode] ?? 'The request could not be carried out.';
}

/** An application error: becomes HTTP 200 with this code and message in the envelope. */
export class ApiProblem extends Error {
  readonly returnCode: number;

  constructor(returnCode: number, message: string = textOf(returnCode)) {
    super(message);
    this.returnCode = returnCode;
  }
}
