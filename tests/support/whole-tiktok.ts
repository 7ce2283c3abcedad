import {
  createTikTokBusiness,
  createTikTokIdentities,
} from '../../utils/ads/tiktok-business/adapter.ts';
import type { AdsBackend, IdentityReads } from '../../utils/ads/port.ts';

/** Everything that the ads port can ask. */
export type WholeBackend = AdsBackend & IdentityReads;

/** All of the adapter, whether the product asks it yet or not. */
export function wholeTikTok(way: Parameters<typeof createTikTokBusiness>[0]): WholeBackend {
  return { ...createTikTokBusiness(way), ...createTikTokIdentities(way) };
}
