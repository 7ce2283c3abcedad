import { AdsError, type AdsErrorFacts } from '../../utils/ads/ads-error.ts';
import type { Access, AdsBackend, AuthorizedPost } from '../../utils/ads/port.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { AdsErrorKind } from '../../utils/domain/refusal.ts';

const PAGE_SIZE = 50;

interface KnownCode {
  itemId: string;
  endsAt: number;
  isDeleted: boolean;
}

/** What tests do to the ads backend in memory. */
export interface MemoryWorld {
  /** A code for a post; 30 days from now unless it says otherwise. */
  addCode: (code: string, itemId: string, endsInMs?: number) => void;
  deleteCode: (code: string) => void;
  /** Bound to the ad account without a call, as in Ads Manager. */
  bind: (code: string, advertiserId: string) => void;
  revokeToken: () => void;
  /** The token loses what posts need. */
  loseScope: () => void;
  /** The next call fails like this before anything happens. */
  failNext: (kind: AdsErrorKind, facts?: Partial<AdsErrorFacts>) => void;
  /** The next code is applied, but nobody hears of it. */
  loseNextAnswer: () => void;
}

/** The ads backend in memory: what the port promises, without a network. */
export function createMemoryBackend(
  now: () => number,
  grants: { token: string; advertiserIds: string[]; authCode: string },
): {
  backend: AdsBackend;
  world: MemoryWorld;
} {
  const codes = new Map<string, KnownCode>();
  const bound = new Map<string, string[]>();
  const failures: { kind: AdsErrorKind; facts: Partial<AdsErrorFacts> }[] = [];
  const state = { isTokenGood: true, hasScope: true, isAuthCodeUsed: false, losesAnswer: false };

  const fail = (kind: AdsErrorKind, facts: Partial<AdsErrorFacts> = {}): never => {
    throw new AdsError(kind, { endpoint: 'memory', ...facts });
  };
  const enter = (signal: AbortSignal): void => {
    if (signal.aborted) fail('network');
    const failure = failures.shift();
    if (failure) fail(failure.kind, failure.facts);
  };
  const checkToken = (token: string): void => {
    if (token !== grants.token || !state.isTokenGood) fail('unauthorised');
  };
  const enterPosts = ({ token, advertiserId }: Access, signal: AbortSignal): void => {
    enter(signal);
    checkToken(token);
    if (!state.hasScope || !grants.advertiserIds.includes(advertiserId)) fail('forbidden');
  };
  const usable = (code: string): KnownCode => {
    const known = codes.get(code);
    if (!known) return fail('refused', { reason: 'code-format' });
    if (known.isDeleted) return fail('refused', { reason: 'code-not-found' });
    return known.endsAt > now() ? known : fail('refused', { reason: 'code-expired' });
  };
  const toPost = (code: string, { itemId, endsAt, isDeleted }: KnownCode): AuthorizedPost => ({
    itemId,
    itemType: 'VIDEO',
    itemStatus: 'HESITATE_RECOMMEND',
    code,
    adAuthStatus: isDeleted || endsAt <= now() ? 'EXPIRED' : 'AUTHORIZED',
    startsAt: endsAt - 30 * DAY_MS,
    endsAt,
    displayName: 'Ana',
  });
  const held = (advertiserId: string): AuthorizedPost[] =>
    (bound.get(advertiserId) ?? []).flatMap((code) => {
      const known = codes.get(code);
      return known ? [toPost(code, known)] : [];
    });
  const bind = (code: string, advertiserId: string): void => {
    const before = (bound.get(advertiserId) ?? []).filter(
      (one) => codes.get(one)?.itemId !== codes.get(code)?.itemId,
    );
    bound.set(advertiserId, [code, ...before]);
  };

  const backend: AdsBackend = {
    async exchangeAuthCode({ authCode }, signal) {
      enter(signal);
      if (authCode !== grants.authCode || state.isAuthCodeUsed) fail('unauthorised');
      state.isAuthCodeUsed = true;
      return { token: grants.token, advertiserIds: grants.advertiserIds, scopes: [4, 690, 691] };
    },
    async readAdAccounts(token, advertiserIds, signal) {
      enter(signal);
      checkToken(token);
      if (advertiserIds.some((id) => !grants.advertiserIds.includes(id))) fail('forbidden');
      return advertiserIds.map((advertiserId) => ({
        advertiserId,
        name: `Account ${advertiserId}`,
        status: 'STATUS_ENABLE',
        currency: 'EUR',
        timezone: 'Europe/Berlin',
      }));
    },
    async previewCode(access, code, signal) {
      enterPosts(access, signal);
      return toPost(code, usable(code));
    },
    async applyCode(access, { value }, signal) {
      enterPosts(access, signal);
      usable(value);
      bind(value, access.advertiserId);
      if (!state.losesAnswer) return;
      state.losesAnswer = false;
      fail('network');
    },
    async readPost(access, itemId, signal) {
      enterPosts(access, signal);
      return held(access.advertiserId).find((post) => post.itemId === itemId) ?? null;
    },
    async listPosts(access, page, signal) {
      enterPosts(access, signal);
      const all = held(access.advertiserId);
      const posts = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return { posts, hasMore: all.length > page * PAGE_SIZE };
    },
  };
  const world: MemoryWorld = {
    addCode: (code, itemId, endsInMs = 30 * DAY_MS) =>
      void codes.set(code, { itemId, endsAt: now() + endsInMs, isDeleted: false }),
    deleteCode: (code) => {
      const known = codes.get(code);
      if (known) known.isDeleted = true;
    },
    bind,
    revokeToken: () => void (state.isTokenGood = false),
    loseScope: () => void (state.hasScope = false),
    failNext: (kind, facts = {}) => void failures.push({ kind, facts }),
    loseNextAnswer: () => void (state.losesAnswer = true),
  };
  return { backend, world };
}
