import { deleteCampaign, restoreCampaign } from '../../utils/actions/delete-campaign.ts';
import { saveCampaign } from '../../utils/actions/save-campaign.ts';
import { tellAllTabs } from '../../utils/messages/tell-tab.ts';
import { settings } from '../../utils/settings/settings.ts';
import { readLookout } from '../../utils/store/campaigns.ts';
import type { Given, Group } from './wiring.ts';

/** What people look out for. */
export function campaignHandlers({ context }: Given): Group<'campaign' | 'lookout'> {
  return {
    'lookout.read': async () => readLookout(context.db, (await settings.getValue()).ownHandles),
    'campaign.save': async ({ campaignId, campaign }) =>
      lookedOut(await saveCampaign(context, campaignId, campaign)),
    'campaign.delete': async ({ campaignId }) => {
      await deleteCampaign(context, campaignId);
      return lookedOut(null);
    },
    'campaign.restore': async ({ campaignId }) =>
      lookedOut(await restoreCampaign(context, campaignId)),
  };
}

/** Tells the tabs of own accounts that were added or taken away in the settings. */
export function watchOwnHandles(): void {
  settings.watch((now, before) => {
    if (now.ownHandles.join() !== before.ownHandles.join()) lookedOut(null);
  });
}

/** What tabs look out for has changed. */
function lookedOut<T>(value: T): T {
  void tellAllTabs({ name: 'lookout.changed' });
  return value;
}
