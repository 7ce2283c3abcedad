import { AdsError, type AdsErrorFacts } from '../../utils/ads/ads-error.ts';
import type { Identity, IdentityRef } from '../../utils/ads/identities.ts';
import type { Access, AuthorizedPost, PostsPage } from '../../utils/ads/port.ts';
import type { WholeBackend } from './whole-tiktok.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { AdsErrorKind } from '../../utils/domain/refusal.ts';

const PAGE_SIZE = 50;
const IDENTITY_PAGE_SIZE = 20;

/** Who all posts are from. */
const IDENTITY: Identity = {
  identityId: '7098765432109876543',
  identityType: 'AUTH_CODE',
  businessCenterId: null,
  displayName: 'Ana',
  handle: 'ana.sandbox',
  availability: null,
  canUsePosts: null,
  isPolitical: false,
};

interface KnownCode {
  itemId: string;
  /** The post that it is a duet of. */
  sourceItemId: string | null;
  endsAt: number;
  isDeleted: boolean;
}

/** What tests do to the ads backend in memory. */
export interface MemoryWorld {
  /** A code for a post; 30 days from now unless it says otherwise. */
  addCode: (code: string, itemId: string, endsInMs?: number) => void;
  /** Makes one post a duet of another. */
  makeDuet: (itemId: string, sourceItemId: string) => void;
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
  backend: WholeBackend;
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
  const toPost = (code: string, known: KnownCode): AuthorizedPost => ({
    itemId: known.itemId,
    itemType: 'VIDEO',
    itemStatus: 'HESITATE_RECOMMEND',
    code,
    adAuthStatus: known.isDeleted || known.endsAt <= now() ? 'EXPIRED' : 'AUTHORIZED',
    startsAt: known.endsAt - 30 * DAY_MS,
    endsAt: known.endsAt,
    displayName: 'Ana',
    caption: 'Morning routine',
    sourceItemId: known.sourceItemId,
    isMultiRemix: false,
  });
  const held = (advertiserId: string): AuthorizedPost[] =>
    (bound.get(advertiserId) ?? []).flatMap((code) => {
      const known = codes.get(code);
      return known ? [toPost(code, known)] : [];
    });
  const pageOf = (all: AuthorizedPost[], page: number): PostsPage => ({
    posts: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    hasMore: all.length > page * PAGE_SIZE,
    total: all.length,
    isComplete: true,
  });
  // All posts are one creator's, so there is one identity while anything is held.
  const identities = (advertiserId: string): Identity[] =>
    held(advertiserId).length === 0 ? [] : [IDENTITY];
  const postsOf = (advertiserId: string, { identityId }: IdentityRef): AuthorizedPost[] =>
    identityId === IDENTITY.identityId ? held(advertiserId) : [];
  const bind = (code: string, advertiserId: string): void => {
    const before = (bound.get(advertiserId) ?? []).filter(
      (one) => codes.get(one)?.itemId !== codes.get(code)?.itemId,
    );
    bound.set(advertiserId, [code, ...before]);
  };

  const backend: WholeBackend = {
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
    async applyCode(access, { value, originalPostCode }, signal) {
      enterPosts(access, signal);
      const { sourceItemId } = usable(value);
      if (sourceItemId !== null) {
        if (originalPostCode === undefined) fail('refused', { reason: 'source-code-missing' });
        else if (usable(originalPostCode).itemId !== sourceItemId)
          fail('refused', { reason: 'code-format' });
      }
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
      return pageOf(held(access.advertiserId), page);
    },
    async searchPosts(access, { keyword, page }, signal) {
      enterPosts(access, signal);
      const word = keyword.toLowerCase();
      const isMeant = ({ caption }: AuthorizedPost): boolean =>
        caption !== null && caption.toLowerCase().includes(word);
      return pageOf(held(access.advertiserId).filter(isMeant), page);
    },
    async releasePost(access, itemId, signal) {
      enterPosts(access, signal);
      const post = held(access.advertiserId).find((one) => one.itemId === itemId);
      if (post?.adAuthStatus === 'AUTHORIZED') fail('refused');
      const others = (bound.get(access.advertiserId) ?? []).filter(
        (code) => codes.get(code)?.itemId !== itemId,
      );
      bound.set(access.advertiserId, others);
    },
    async readUser(token, signal) {
      enter(signal);
      checkToken(token);
      return { displayName: 'Ana', email: null, userId: null, createdAt: null };
    },
    async listIdentities(access, { type }, signal) {
      enterPosts(access, signal);
      const meant = identities(access.advertiserId).filter(
        ({ identityType }) => type === undefined || type === identityType,
      );
      return { identities: meant, hasMore: false, isComplete: true };
    },
    async readIdentity(access, { identityId }, signal) {
      enterPosts(access, signal);
      const known = identities(access.advertiserId);
      return known.find((one) => one.identityId === identityId) ?? null;
    },
    async listIdentityPosts(access, ref, { itemType, cursor }, signal) {
      enterPosts(access, signal);
      const all = postsOf(access.advertiserId, ref).filter((post) => post.itemType === itemType);
      const end = Number(cursor ?? 0) + IDENTITY_PAGE_SIZE;
      const posts = all.slice(end - IDENTITY_PAGE_SIZE, end);
      return { posts, nextCursor: all.length > end ? String(end) : null, isComplete: true };
    },
    async readIdentityPosts(access, ref, itemIds, signal) {
      enterPosts(access, signal);
      const posts = postsOf(access.advertiserId, ref).filter((one) => itemIds.includes(one.itemId));
      const there = new Set(posts.map(({ itemId }) => itemId));
      return { posts, missing: itemIds.filter((itemId) => !there.has(itemId)) };
    },
    async readMusicClearance(access, ref, { itemId }, signal) {
      enterPosts(access, signal);
      const isThere = postsOf(access.advertiserId, ref).some((post) => post.itemId === itemId);
      return isThere ? { itemId, status: 'WITHOUT_SONG_ID', songs: [] } : null;
    },
  };
  const world: MemoryWorld = {
    addCode: (code, itemId, endsInMs = 30 * DAY_MS) =>
      void codes.set(code, {
        itemId,
        sourceItemId: null,
        endsAt: now() + endsInMs,
        isDeleted: false,
      }),
    makeDuet: (itemId, sourceItemId) => {
      for (const known of codes.values())
        if (known.itemId === itemId) known.sourceItemId = sourceItemId;
    },
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
