import { i18n } from '#i18n';
import { Field } from '../ui/field.tsx';
import {
  NUMBER_FIELDS,
  type NumberName,
  type NumberTexts,
  type ReadNumbers,
} from './campaign-numbers.ts';

interface CampaignNumberFieldsProps {
  texts: NumberTexts;
  refusals: ReadNumbers['refusals'];
  onText: (name: NumberName, text: string) => void;
  mustAllowDuet: boolean;
  onMustAllowDuet: (mustAllowDuet: boolean) => void;
}

/** The numbers that a post must reach. */
export function CampaignNumberFields(props: CampaignNumberFieldsProps) {
  const { texts, refusals, onText, mustAllowDuet, onMustAllowDuet } = props;
  return (
    <fieldset class="ss-fieldset">
      <legend>{i18n.t('campaigns.numbers')}</legend>
      <p class="ss-hint">{i18n.t('campaigns.numbersHint')}</p>
      <div class="ss-number-fields">
        {NUMBER_FIELDS.map(({ name, label, unit }) => (
          <Field key={name} label={i18n.t(label)} refusal={refusals[name] ?? null}>
            {(ties) => (
              <span class="ss-united">
                <input
                  {...ties}
                  inputMode="decimal"
                  autocomplete="off"
                  value={texts[name]}
                  onInput={(event) => onText(name, event.currentTarget.value)}
                />
                <span class="ss-united__unit">{i18n.t(unit)}</span>
              </span>
            )}
          </Field>
        ))}
      </div>
      <label class="ss-check">
        <input
          type="checkbox"
          checked={mustAllowDuet}
          onChange={(event) => onMustAllowDuet(event.currentTarget.checked)}
        />
        {i18n.t('campaigns.mustAllowDuet')}
      </label>
    </fieldset>
  );
}
