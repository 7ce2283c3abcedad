import { webcrypto } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { ActionContext } from '../../utils/actions/context.ts';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import { type Campaign, EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import type { Creator } from '../../utils/domain/creator.ts';
import type { Digest } from '../../utils/domain/fingerprint.ts';
import type { Snapshot } from '../../utils/domain/growth.ts';
import { barePost, type Post } from '../../utils/domain/post.ts';
import { DEFAULT_WORKSPACE } from '../../utils/domain/request.ts';
import { ScoutDb } from '../../utils/store/db.ts';

/** A moment that tests start at: 2026-11-22 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12);

export const ITEM_ID = '7431234567890123457';
export const OTHER_ITEM_ID = '7431234567890999999';
export const CODE = '#Sandbox1Code+Invented/For2Tests3Only4==';
export const OTHER_CODE = '#Sandbox9Other+Invented/For8Tests7Only6==';

/** A post as a feed card gives it. */
export function aPost(overrides: Partial<Post> = {}): Post {
  return {
    ...barePost(ITEM_ID, 'video', 'ana.sandbox'),
    nickname: 'Ana',
    caption: 'Morning routine',
    language: 'en',
    stats: { plays: 12_000, likes: 900 },
    ...overrides,
  };
}

/** A connected ad account. */
export function anAccount(overrides: Partial<AdAccount> = {}): AdAccount {
  return {
    id: uuidv7(),
    label: 'Sandbox Cosmetics',
    advertiserId: '7504697128674066433',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    advertiserStatus: 'STATUS_ENABLE',
    scopes: null,
    connectedAt: NOON,
    appliesCodes: true,
    pausedAt: null,
    lastAnswerAt: null,
    sweep: null,
    problem: null,
    createdAt: NOON,
    updatedAt: NOON,
    deletedAt: null,
    ...overrides,
  };
}

/** The counts of a post, kept at noon. */
export function aSnapshot(overrides: Partial<Snapshot> = {}): Snapshot {
  return { itemId: ITEM_ID, at: NOON, stats: { plays: 12_000, likes: 900 }, ...overrides };
}

/** What a person noted of a creator. */
export function aCreator(overrides: Partial<Creator> = {}): Creator {
  return {
    handle: 'ana.sandbox',
    doNotContact: true,
    note: 'Signed with another brand.',
    createdAt: NOON,
    updatedAt: NOON,
    ...overrides,
  };
}

/** A campaign that looks for a hashtag. */
export function aCampaign(overrides: Partial<Campaign> = {}): Campaign {
  return {
    ...EMPTY_CAMPAIGN,
    id: uuidv7(),
    workspaceId: DEFAULT_WORKSPACE,
    name: 'Spring buns',
    fit: { ...EMPTY_CAMPAIGN.fit, hashtags: ['sandboxbuns'] },
    createdAt: NOON,
    updatedAt: NOON,
    deletedAt: null,
    ...overrides,
  };
}

/** A clock that stands still until it is moved. */
export interface TestClock {
  (): number;
  move: (durationMs: number) => void;
}

export function aClock(start = NOON): TestClock {
  let now = start;
  const clock = (): number => now;
  return Object.assign(clock, {
    move: (durationMs: number) => {
      now += durationMs;
    },
  });
}

let databases = 0;

/** A fresh, empty database. */
export function aDatabase(): ScoutDb {
  databases += 1;
  return new ScoutDb(`test-${databases}`);
}

/** What actions work with: a fresh database, a clock that stands still, real ids and digests. */
export function aContext(): ActionContext & { digest: Digest; clock: TestClock } {
  return {
    db: aDatabase(),
    clock: aClock(),
    newId: uuidv7,
    digest: (bytes) => webcrypto.subtle.digest('SHA-256', bytes),
  };
}
