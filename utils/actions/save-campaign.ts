import type { Campaign, CampaignDraft } from '../domain/campaign.ts';
import { DEFAULT_WORKSPACE } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import type { ActionContext } from './context.ts';

/**
 * Makes a campaign, or changes the one with this id.
 * @throws ScoutError `not-found`
 */
export function saveCampaign(
  { db, clock, newId }: ActionContext,
  campaignId: string | null,
  draft: CampaignDraft,
): Promise<Campaign> {
  const now = clock();
  return db.transaction('rw', [db.campaigns], async () => {
    const known = campaignId === null ? undefined : await db.campaigns.get(campaignId);
    if (campaignId !== null && known?.deletedAt !== null) throw new ScoutError('not-found');
    const campaign: Campaign = {
      ...draft,
      id: known?.id ?? newId(),
      workspaceId: known?.workspaceId ?? DEFAULT_WORKSPACE,
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      deletedAt: null,
    };
    await db.campaigns.put(campaign);
    return campaign;
  });
}
