import { i18n } from '#i18n';
import { CampaignsSection } from '../../components/options/campaigns-section.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import type { Campaign, CampaignDraft } from '../../utils/domain/campaign.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { send } from '../../utils/messages/send.ts';
import type { Watched } from '../../utils/store/watch.ts';
import type { ToastBoard } from './options-state.ts';

interface CampaignsProps {
  watched: Watched<Campaign[]>;
  board: ToastBoard;
}

/** The campaigns; where they cannot be read, the ad accounts above say why. */
export function Campaigns({ watched, board }: CampaignsProps) {
  if (watched.state !== 'ready') return null;
  const save = async (campaignId: string | null, campaign: CampaignDraft) => {
    const reply = await send('campaign.save', { campaignId, campaign });
    return reply.ok ? null : wordsOf(reply.error.code);
  };
  return (
    <CampaignsSection
      campaigns={watched.value}
      onSave={async (campaignId, draft) => {
        const failure = await save(campaignId, draft);
        if (failure === null) board.tell(i18n.t('campaigns.saved'));
        return failure;
      }}
      onSwitch={async ({ id, name, intendedUse, thresholds, fit }, isActive) => {
        const failure = await save(id, { name, intendedUse, thresholds, fit, isActive });
        if (failure !== null) board.fail(failure);
        return failure === null;
      }}
      onDelete={(campaign) => void remove(campaign, board)}
    />
  );
}

async function remove({ id, name }: Campaign, board: ToastBoard): Promise<void> {
  const reply = await send('campaign.delete', { campaignId: id });
  if (!reply.ok) return board.fail(wordsOf(reply.error.code));
  board.tell(i18n.t('campaigns.deleted', { name }), () => void restore(id, board));
}

async function restore(campaignId: string, board: ToastBoard): Promise<void> {
  const reply = await send('campaign.restore', { campaignId });
  if (reply.ok) board.tell(i18n.t('campaigns.restored'));
  else board.fail(wordsOf(reply.error.code));
}

function wordsOf(code: ErrorCode): string {
  return i18n.t(ERROR_WORDS[code]);
}
