import type { Ability, TestedAccount } from '../domain/connection.ts';
import type { AdsErrorKind } from '../domain/refusal.ts';
import { AdsError } from '../ads/ads-error.ts';
import type { AdAccountInfo, AdsBackend } from '../ads/port.ts';

/** Scope numbers of TikTok API for Business (reference §2.1, 2026-11-22). */
const QUERY_POSTS = 690;
const AUTHORIZE_POSTS = 691;

/** As many ad accounts as the port reads at once. */
const READ_AT_ONCE = 100;

/** Cannot be a real code: TikTok refuses it when we may ask, and forbids it when we may not. */
const NO_CODE = '#connection-test-not-a-code';

const NOT_GRANTED = { kind: 'forbidden', trouble: 'account-not-granted' } as const;
const NOT_PERMITTED = { kind: 'forbidden', trouble: 'permission-missing' } as const;

interface Token {
  token: string;
  scopes: number[] | null;
}

/**
 * Finds out, by reading only, what a token can do in each ad account.
 * @throws AdsError when TikTok cannot be asked at all (network, rate limit, wrong token)
 */
export async function examineAccounts(
  backend: AdsBackend,
  token: Token,
  advertiserIds: string[],
  signal: AbortSignal,
): Promise<TestedAccount[]> {
  const infos = new Map<string, AdAccountInfo>();
  for (let from = 0; from < advertiserIds.length; from += READ_AT_ONCE) {
    const some = advertiserIds.slice(from, from + READ_AT_ONCE);
    for (const info of await readInfos(backend, token.token, some, signal))
      infos.set(info.advertiserId, info);
  }
  const tested: TestedAccount[] = [];
  for (const advertiserId of advertiserIds) {
    const info = infos.get(advertiserId);
    tested.push(
      info
        ? await examineOne(backend, token, info, signal)
        : { ...unknownAccount(advertiserId), problem: NOT_GRANTED },
    );
  }
  return tested;
}

/** One account that is not granted fails the whole question, so then each is asked alone. */
async function readInfos(
  backend: AdsBackend,
  token: string,
  advertiserIds: string[],
  signal: AbortSignal,
): Promise<AdAccountInfo[]> {
  const together = await unlessForbidden(backend.readAdAccounts(token, advertiserIds, signal));
  if (together !== 'forbidden') return together;
  const found: AdAccountInfo[] = [];
  for (const advertiserId of advertiserIds) {
    const alone = await unlessForbidden(backend.readAdAccounts(token, [advertiserId], signal));
    if (alone !== 'forbidden' && alone[0]) found.push(alone[0]);
  }
  return found;
}

async function examineOne(
  backend: AdsBackend,
  { token, scopes }: Token,
  info: AdAccountInfo,
  signal: AbortSignal,
): Promise<TestedAccount> {
  const access = { token, advertiserId: info.advertiserId };
  const listPosts = await ability(backend.listPosts(access, 1, signal));
  const previewCodes = scopes
    ? abilityOf(scopes.includes(QUERY_POSTS))
    : await ability(backend.previewCode(access, NO_CODE, signal));
  // Listing and applying share one scope, so listing tells of applying without trying it.
  const applyCodes = scopes ? abilityOf(scopes.includes(AUTHORIZE_POSTS)) : listPosts;
  return {
    advertiserId: info.advertiserId,
    label: info.name,
    status: info.status,
    currency: info.currency,
    timezone: info.timezone,
    can: { readAccount: 'yes', previewCodes, listPosts, applyCodes },
    problem: listPosts === 'no' && applyCodes === 'no' ? NOT_PERMITTED : null,
  };
}

/** An ad account of which nothing is known but its id. */
export function unknownAccount(advertiserId: string): TestedAccount {
  return {
    advertiserId,
    label: advertiserId,
    status: null,
    currency: null,
    timezone: null,
    can: {
      readAccount: 'no',
      previewCodes: 'unknown',
      listPosts: 'unknown',
      applyCodes: 'unknown',
    },
    problem: null,
  };
}

const abilityOf = (can: boolean): Ability => (can ? 'yes' : 'no');

/** An answer or a refusal of its content shows that asking is allowed. */
async function ability(asking: Promise<unknown>): Promise<Ability> {
  try {
    await asking;
    return 'yes';
  } catch (error) {
    const kind = kindOf(error);
    if (kind === 'forbidden') return 'no';
    if (kind === 'refused') return 'yes';
    if (kind === 'unauthorised') throw error;
    return 'unknown';
  }
}

async function unlessForbidden<T>(asking: Promise<T>): Promise<T | 'forbidden'> {
  try {
    return await asking;
  } catch (error) {
    if (kindOf(error) === 'forbidden') return 'forbidden';
    throw error;
  }
}

function kindOf(error: unknown): AdsErrorKind {
  if (error instanceof AdsError) return error.kind;
  throw error;
}
