import { i18n } from '#i18n';
import type { Fit } from '../../utils/domain/campaign.ts';
import {
  readHandleEntry,
  readHashtagEntry,
  readWordEntry,
} from '../../utils/domain/fit-entries.ts';
import { languageName, locale } from '../../utils/platform/i18n.ts';
import { Chips, ChipsField, SPACES } from '../ui/chips-field.tsx';
import { Field } from '../ui/field.tsx';

/** Languages that captions on TikTok are written in most; codes as TikTok guesses them. */
const LANGUAGES =
  'ar bn cs da de el en es fi fr he hi hu id it ja ko ms nl no pl pt ro ru sv sw th tl tr uk ur vi zh'.split(
    ' ',
  );

interface CampaignFitFieldsProps {
  fit: Fit;
  onFit: (changed: Partial<Fit>) => void;
}

/** What makes a post fit: it names one of these, in one of these languages. */
export function CampaignFitFields({ fit, onFit }: CampaignFitFieldsProps) {
  return (
    <fieldset class="ss-fieldset">
      <legend>{i18n.t('campaigns.fit')}</legend>
      <p class="ss-hint">{i18n.t('campaigns.fitHint')}</p>
      <ChipsField
        label={i18n.t('campaigns.handles')}
        placeholder={i18n.t('campaigns.handlesExample')}
        values={fit.handles}
        onValues={(handles) => onFit({ handles })}
        read={readHandleEntry}
        between={SPACES}
        refuse={(entries) => i18n.t('ownHandles.wrong', { entries })}
        show={(handle) => `@${handle}`}
      />
      <ChipsField
        label={i18n.t('campaigns.hashtags')}
        placeholder={i18n.t('campaigns.hashtagsExample')}
        values={fit.hashtags}
        onValues={(hashtags) => onFit({ hashtags })}
        read={readHashtagEntry}
        between={SPACES}
        refuse={(entries) => i18n.t('campaigns.wrongHashtag', { entries })}
        show={(hashtag) => `#${hashtag}`}
      />
      <ChipsField
        label={i18n.t('campaigns.words')}
        placeholder={i18n.t('campaigns.wordsExample')}
        values={fit.words}
        onValues={(words) => onFit({ words })}
        read={readWordEntry}
        refuse={(entries) => i18n.t('campaigns.wrongWord', { entries })}
      />
      <LanguagesField languages={fit.languages} onLanguages={(languages) => onFit({ languages })} />
    </fieldset>
  );
}

interface LanguagesFieldProps {
  languages: string[];
  onLanguages: (languages: string[]) => void;
}

function LanguagesField({ languages, onLanguages }: LanguagesFieldProps) {
  const compare = new Intl.Collator(locale()).compare;
  const offered = LANGUAGES.filter((one) => !languages.includes(one))
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => compare(a.name, b.name));
  return (
    <Field label={i18n.t('campaigns.languages')} hint={i18n.t('campaigns.languagesHint')}>
      {(ties) => (
        <>
          <Chips
            label={i18n.t('campaigns.languages')}
            values={languages}
            show={languageName}
            onRemove={(code) => onLanguages(languages.filter((one) => one !== code))}
          />
          <select
            {...ties}
            value=""
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') onLanguages([...languages, currentTarget.value]);
              currentTarget.value = '';
            }}
          >
            <option value="">{i18n.t('campaigns.anyLanguage', languages.length)}</option>
            {offered.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  );
}
