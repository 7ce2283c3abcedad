import type { Campaign, Lookout } from '../domain/campaign.ts';
import { DEFAULT_WORKSPACE } from '../domain/request.ts';
import type { ScoutDb } from './db.ts';

/** Every campaign that was not deleted, oldest first. */
export async function readCampaigns(db: ScoutDb): Promise<Campaign[]> {
  const campaigns = await db.campaigns.where('workspaceId').equals(DEFAULT_WORKSPACE).toArray();
  return campaigns
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.createdAt - b.createdAt);
}

/** What the page looks out for: the campaigns that are active, and our own accounts. */
export async function readLookout(db: ScoutDb, ownHandles: string[]): Promise<Lookout> {
  const campaigns = await readCampaigns(db);
  return { ownHandles, campaigns: campaigns.filter(({ isActive }) => isActive) };
}
