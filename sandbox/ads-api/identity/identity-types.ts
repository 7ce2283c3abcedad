import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import type { Params } from '../params.ts';

export const IDENTITY_TYPES = [
  'AUTH_CODE',
  'TT_USER',
  'BC_AUTH_TT',
  'CUSTOMIZED_USER',
  'TTS_TT',
] as const;

/** Where an identity comes from; the first three can make Spark Ads (document 1738958351620097). */
export type IdentityType = (typeof IDENTITY_TYPES)[number];

/** Whether it is a TikTok account linked as a whole, for which the API tells what may be done with it. */
export const isLinkedAccount = (type: IdentityType): boolean =>
  type === 'TT_USER' || type === 'BC_AUTH_TT';

/** @returns the Business Center that BC_AUTH_TT has to name, null for other types. */
export function assertTypeComplete(params: Params, type: IdentityType): string | null {
  if (type !== 'BC_AUTH_TT') return null;
  const businessCenterId = params.optionalText('identity_authorized_bc_id');
  if (businessCenterId !== null) return businessCenterId;
  throw new ApiProblem(
    RETURN_CODE.parameter,
    'Missing required field(s): identity_authorized_bc_id.',
  );
}
