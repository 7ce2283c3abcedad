import type { Campaign } from '../domain/campaign.ts';
import { ScoutError } from '../domain/scout-error.ts';
import type { ActionContext } from './context.ts';

/** Puts a campaign away; `restoreCampaign` brings it back. @throws ScoutError `not-found` */
export async function deleteCampaign(context: ActionContext, campaignId: string): Promise<void> {
  await mark(context, campaignId, context.clock());
}

/** Brings a campaign back. @throws ScoutError `not-found` */
export function restoreCampaign(context: ActionContext, campaignId: string): Promise<Campaign> {
  return mark(context, campaignId, null);
}

function mark(
  { db, clock }: ActionContext,
  campaignId: string,
  deletedAt: Campaign['deletedAt'],
): Promise<Campaign> {
  return db.transaction('rw', [db.campaigns], async () => {
    const campaign = await db.campaigns.get(campaignId);
    if (!campaign) throw new ScoutError('not-found');
    const next = { ...campaign, deletedAt, updatedAt: clock() };
    await db.campaigns.put(next);
    return next;
  });
}
