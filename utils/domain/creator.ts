import type { EpochMs } from './clock.ts';

/** What a person noted of a creator. */
export interface Creator {
  /** Without `@`; the key. */
  handle: string;
  doNotContact: boolean;
  note: string;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

/**
 * What is known of a creator across all requests, as a page of tiktok.com may know it. Of another client's requests
 * only that there are some.
 */
export interface CreatorMemory {
  handle: string;
  doNotContact: boolean;
  /** The last ask for any post of theirs. */
  lastAsked: { at: EpochMs; itemId: string } | null;
  /** The last "no", while nothing better came after it. */
  lastDeclined: { at: EpochMs; itemId: string } | null;
  /** Posts of theirs with a request, by item id. */
  itemIds: string[];
  /** Another client has asked this creator as well. */
  hasOtherClient: boolean;
}
