import type { Campaign } from '../domain/campaign.ts';
import type { Overview } from '../domain/overview.ts';
import { readCampaigns } from './campaigns.ts';
import type { ScoutDb } from './db.ts';
import { readOverview } from './reads.ts';

/** The list, with the campaigns that its posts are judged by. */
export interface ListFacts extends Overview {
  campaigns: Campaign[];
}

/** Everything the popup is drawn from. */
export async function readListFacts(db: ScoutDb): Promise<ListFacts> {
  const [overview, campaigns] = await Promise.all([readOverview(db), readCampaigns(db)]);
  return { ...overview, campaigns };
}
