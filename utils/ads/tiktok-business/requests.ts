import { AdsError } from '../ads-error.ts';
import type { Access } from '../port.ts';
import type { ApiRequest } from './call.ts';

/** A question to an ad account. */
export function question(
  { token, advertiserId }: Access,
  endpoint: ApiRequest['endpoint'],
  asked: NonNullable<ApiRequest['query']>,
): ApiRequest {
  const query = { advertiser_id: advertiserId, ...asked };
  return { method: 'GET', endpoint, token, advertiserId, query };
}

/** Something to be done in an ad account; what is undefined does not go. */
export function order(
  { token, advertiserId }: Access,
  endpoint: ApiRequest['endpoint'],
  told: Record<string, string | undefined>,
): ApiRequest {
  const body = { advertiser_id: advertiserId, ...told };
  return { method: 'POST', endpoint, token, advertiserId, body };
}

/** The answer, or null where TikTok says that what was asked for does not exist. */
export async function nullIfNotThere<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof AdsError && error.facts.trouble === 'not-there') return null;
    throw error;
  }
}
