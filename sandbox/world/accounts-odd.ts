import { BRANDS } from './accounts.ts';
import type { Account } from './creators.ts';

/** Who posts the odd posts: an everyday account, another one, and one behind a closed door. */
export const ODD_ACCOUNTS = {
  usual: {
    handle: 'odd.one.out',
    nickname: 'Odd One Out',
    language: 'en',
    region: 'IE',
    bio: 'Shelves, and every exception to them.',
    followers: 48_700,
    scenes: ['desk', 'plant'],
    captions: [''],
  },
  other: {
    handle: 'odd.two.behind',
    nickname: 'Odd Two Behind',
    language: 'en',
    region: 'NZ',
    bio: 'Always second.',
    followers: 9_120,
    scenes: ['books', 'cup'],
    captions: [''],
  },
  closed: {
    handle: 'odd.closed.door',
    nickname: 'Closed Door',
    language: 'en',
    region: 'IE',
    bio: '',
    followers: 212,
    scenes: ['city'],
    captions: [''],
  },
} as const satisfies Record<string, Account>;

/** Brands of the invented world as advertisers: accounts that were made for ads only. */
export const ADVERTISERS: readonly Account[] = BRANDS.map((handle, index) => ({
  handle,
  nickname: ['Nordkupe', 'Brightleaf Tea', 'Pomelo Studio'][index] ?? handle,
  language: 'en',
  region: 'DE',
  bio: 'Invented goods for an invented world.',
  followers: 1_000 + index * 950,
  scenes: [(['desk', 'cup', 'weave'] as const)[index] ?? 'desk'],
  captions: [
    ['A lamp that knows when to stop', 'Tea that takes its time', 'Cloth with a good memory'][
      index
    ] ?? '',
  ],
}));
