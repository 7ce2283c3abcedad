import { ENGLISH_ACCOUNTS } from './accounts-english.ts';
import { EUROPEAN_ACCOUNTS } from './accounts-european.ts';
import { FAR_ACCOUNTS } from './accounts-far.ts';
import type { Account } from './creators.ts';

/** Everybody in the invented world. Any likeness of a handle to a real one is chance. */
export const ACCOUNTS: readonly Account[] = [
  ...ENGLISH_ACCOUNTS,
  ...EUROPEAN_ACCOUNTS,
  ...FAR_ACCOUNTS,
];

/** Brands of the invented world that pay creators; their accounts are for ads only. */
export const BRANDS = ['nordkupe', 'brightleaf.tea', 'pomelo.studio'] as const;
