import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { KIT_LANGUAGES, type KitLanguage } from '../../utils/domain/kit-language.ts';
import { CODE_DAYS, type CodeDays } from '../../utils/domain/request.ts';
import { languageName } from '../../utils/platform/i18n.ts';
import { Field } from '../ui/field.tsx';

/** What requests and messages begin with. */
export interface Defaults {
  defaultDays: CodeDays;
  brand: string;
  scout: string;
  fallbackLanguage: KitLanguage;
}

interface DefaultsFormProps {
  defaults: Defaults;
  onDefaults: (changed: Partial<Defaults>) => void;
}

/** As long as a name may be in a message. */
const NAME_LENGTH = 80;

/** Kept as it is typed; there is nothing to submit. */
export function DefaultsForm({ defaults, onDefaults }: DefaultsFormProps) {
  const titleId = useId();
  const names = [
    { name: 'brand', label: i18n.t('defaults.brand'), hint: i18n.t('defaults.brandHint') },
    { name: 'scout', label: i18n.t('defaults.scout'), hint: i18n.t('defaults.scoutHint') },
  ] as const;
  return (
    <section class="ss-card ss-form" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('defaults.title')}</h2>
      <DaysChoice
        chosen={defaults.defaultDays}
        onChoose={(defaultDays) => onDefaults({ defaultDays })}
      />
      {names.map(({ name, label, hint }) => (
        <Field key={name} label={label} hint={hint}>
          {(ties) => (
            <input
              {...ties}
              maxLength={NAME_LENGTH}
              value={defaults[name]}
              onInput={(event) => onDefaults({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <LanguageChoice
        chosen={defaults.fallbackLanguage}
        onChoose={(fallbackLanguage) => onDefaults({ fallbackLanguage })}
      />
    </section>
  );
}

function DaysChoice({
  chosen,
  onChoose,
}: {
  chosen: CodeDays;
  onChoose: (days: CodeDays) => void;
}) {
  const name = useId();
  return (
    <div>
      <fieldset class="ss-days">
        <legend>{i18n.t('defaults.days')}</legend>
        {CODE_DAYS.map((days) => (
          <label key={days} class="ss-day">
            <input
              type="radio"
              name={name}
              checked={chosen === days}
              onChange={() => onChoose(days)}
            />
            {i18n.t('details.days', days)}
          </label>
        ))}
      </fieldset>
      <p class="ss-hint">{i18n.t('defaults.daysHint')}</p>
    </div>
  );
}

function LanguageChoice({
  chosen,
  onChoose,
}: {
  chosen: KitLanguage;
  onChoose: (language: KitLanguage) => void;
}) {
  return (
    <Field label={i18n.t('defaults.language')} hint={i18n.t('defaults.languageHint')}>
      {(ties) => (
        <select
          {...ties}
          value={chosen}
          onChange={(event) => {
            const next = KIT_LANGUAGES.find((one) => one === event.currentTarget.value);
            if (next) onChoose(next);
          }}
        >
          {KIT_LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
