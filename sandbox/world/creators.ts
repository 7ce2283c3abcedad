import { ACCOUNTS } from './accounts.ts';
import { makeItemId } from './item-id.ts';
import type { Random } from './random.ts';

/** What a cover shows; the site draws it. */
export const SCENES = [
  'hills',
  'city',
  'bowl',
  'cup',
  'plant',
  'portrait',
  'sea',
  'desk',
  'bottles',
  'books',
  'cat',
  'vinyl',
  'weave',
] as const;
export type Scene = (typeof SCENES)[number];

/** An account as it is written down: the rest is drawn by lot. */
export interface Account {
  handle: string;
  nickname: string;
  /** Caption language as TikTok codes it, e.g. `en`. */
  language: string;
  /** ISO country. */
  region: string;
  bio: string;
  followers: number;
  verified?: true;
  scenes: readonly [Scene, ...Scene[]];
  captions: readonly [string, ...string[]];
}

/** A creator of the invented world. */
export interface WorldCreator extends Omit<Account, 'verified'> {
  /** 19 digits. */
  id: string;
  secUid: string;
  verified: boolean;
  following: number;
  /** Likes over all posts. */
  likes: number;
  /** Unix seconds. */
  createdAt: number;
  /** Nobody but those it let in sees its posts. */
  isPrivate?: boolean;
  /** Made by an advertiser, for ads and nothing else. */
  isAdOnly?: boolean;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const YEAR_S = 365 * 24 * 3600;

/** Makes the creators of a world; `now` in Unix seconds. */
export function makeCreators(random: Random, now: number): WorldCreator[] {
  return ACCOUNTS.map((account) => makeCreator(account, random, now));
}

/** Makes a creator of an account; `now` in Unix seconds. */
export function makeCreator(account: Account, random: Random, now: number): WorldCreator {
  const createdAt = now - random.int(2 * YEAR_S, 7 * YEAR_S);
  return {
    ...account,
    id: makeItemId(createdAt, random),
    secUid: `SandboxSec${Array.from({ length: 54 }, () => ALPHABET[random.int(0, 63)]).join('')}`,
    verified: account.verified ?? false,
    following: random.int(3, 900),
    likes: account.followers * random.int(6, 31) + random.int(0, 999),
    createdAt,
  };
}
