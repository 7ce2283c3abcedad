import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Campaign, type CampaignDraft, EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import { PENCIL, PLUS, TRASH } from '../icon-paths.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { campaignSentence, USE_WORDS } from './campaign-words.ts';

interface CampaignsSectionProps {
  campaigns: Campaign[];
  /** Keeps a campaign, a new one when the id is null; answers the sentence of a failure, null when it is kept. */
  onSave: (campaignId: string | null, draft: CampaignDraft) => Promise<string | null>;
  /** Answers whether it is kept. */
  onSwitch: (campaign: Campaign, isActive: boolean) => Promise<boolean>;
  onDelete: (campaign: Campaign) => void;
}

/** The form for a new campaign, where others are open by their id. */
const NEW = 'new';

/** Campaigns that posts are scouted for: posts that suit one get a quiet mark on TikTok. */
export function CampaignsSection({ campaigns, onSave, onSwitch, onDelete }: CampaignsSectionProps) {
  const titleId = useId();
  const [openId, setOpenId] = useState<string | null>(null);
  const close = (id: string): void => {
    setOpenId(null);
    // The button that opened the form is drawn again a moment later.
    requestAnimationFrame(() => document.getElementById(`${titleId}-${id}`)?.focus());
  };
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('campaigns.title')}</h2>
      <p class="ss-soft">{i18n.t(campaigns.length === 0 ? 'campaigns.none' : 'campaigns.intro')}</p>
      {campaigns.length > 0 && (
        <ul class="ss-plain-list ss-campaigns">
          {campaigns.map((campaign) => (
            <li key={campaign.id} class="ss-campaign">
              {openId === campaign.id ? (
                <CampaignForm
                  draft={draftOf(campaign)}
                  onSave={(draft) => onSave(campaign.id, draft)}
                  onClose={() => close(campaign.id)}
                />
              ) : (
                <CampaignRow
                  campaign={campaign}
                  editId={`${titleId}-${campaign.id}`}
                  onEdit={() => setOpenId(campaign.id)}
                  onSwitch={(isActive) => onSwitch(campaign, isActive)}
                  onDelete={() => onDelete(campaign)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <NewCampaign
        isOpen={openId === NEW}
        buttonId={`${titleId}-${NEW}`}
        onOpen={() => setOpenId(NEW)}
        onSave={(draft) => onSave(null, draft)}
        onClose={() => close(NEW)}
      />
    </section>
  );
}

interface NewCampaignProps {
  isOpen: boolean;
  buttonId: string;
  onOpen: () => void;
  onSave: (draft: CampaignDraft) => Promise<string | null>;
  onClose: () => void;
}

function NewCampaign({ isOpen, buttonId, onOpen, onSave, onClose }: NewCampaignProps) {
  if (isOpen) {
    return (
      <div class="ss-campaign">
        <CampaignForm draft={EMPTY_CAMPAIGN} onSave={onSave} onClose={onClose} />
      </div>
    );
  }
  return (
    <div>
      <Button id={buttonId} icon={PLUS} onClick={onOpen}>
        {i18n.t('campaigns.add')}
      </Button>
    </div>
  );
}

interface CampaignRowProps {
  campaign: Campaign;
  editId: string;
  onEdit: () => void;
  onSwitch: (isActive: boolean) => Promise<boolean>;
  onDelete: () => void;
}

function CampaignRow({ campaign, editId, onEdit, onSwitch, onDelete }: CampaignRowProps) {
  const { name, intendedUse, isActive } = campaign;
  return (
    <>
      <div class="ss-campaign__head">
        <h3 class="ss-campaign__name">
          <bdi>{name}</bdi>
        </h3>
        <span class="ss-soft">{i18n.t(USE_WORDS[intendedUse])}</span>
        <span class="ss-campaign__controls">
          <label class="ss-check">
            <input
              type="checkbox"
              role="switch"
              checked={isActive}
              aria-label={i18n.t('campaigns.activeFor', { name })}
              onChange={({ currentTarget: box }) =>
                void onSwitch(box.checked).then((isKept) => {
                  if (!isKept) box.checked = isActive;
                })
              }
            />
            {i18n.t('campaigns.active')}
          </label>
          <IconButton
            id={editId}
            icon={PENCIL}
            label={i18n.t('campaigns.edit', { name })}
            onClick={onEdit}
          />
          <IconButton
            icon={TRASH}
            label={i18n.t('campaigns.delete', { name })}
            onClick={onDelete}
          />
        </span>
      </div>
      <p class="ss-soft">{campaignSentence(campaign)}</p>
    </>
  );
}

function draftOf({ name, intendedUse, thresholds, fit, isActive }: Campaign): CampaignDraft {
  return { name, intendedUse, thresholds, fit, isActive };
}
