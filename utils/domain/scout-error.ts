/** Why something a person wanted was not done. Each has one sentence with the next step in `locales/`, under `error`. */
export const ERROR_CODES = [
  'bad-message',
  'not-allowed',
  'not-found',
  'not-possible',
  'date-past',
  'code-maybe-applied',
  'disk-full',
  'not-connected',
  'no-host',
  'bad-redirect',
  'no-code-found',
  'ads-network',
  'ads-rate-limited',
  'ads-unauthorised',
  'ads-forbidden',
  'ads-refused',
  'ads-unexpected-reply',
  'ads-server',
  'extension-updated',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A wish that cannot be carried out, for a reason people can act on. Everything else that is thrown is a defect. */
export class ScoutError extends Error {
  override readonly name = 'ScoutError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}
