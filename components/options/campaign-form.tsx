import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type CampaignDraft, INTENDED_USES } from '../../utils/domain/campaign.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { CampaignFitFields } from './campaign-fit-fields.tsx';
import { CampaignNumberFields } from './campaign-number-fields.tsx';
import { readNumbers, writeNumbers } from './campaign-numbers.ts';
import { campaignSentence, USE_WORDS } from './campaign-words.ts';

interface CampaignFormProps {
  /** What the form begins with. */
  draft: CampaignDraft;
  /** Answers the sentence of a failure, null when it is kept. */
  onSave: (draft: CampaignDraft) => Promise<string | null>;
  onClose: () => void;
}

/** As long as a campaign's name may be. */
const NAME_LENGTH = 100;

/** A campaign: what it is called, and which posts are worth a look for it. Says in a sentence what that means. */
export function CampaignForm({ draft, onSave, onClose }: CampaignFormProps) {
  const form = useCampaignForm(draft, onSave, onClose);
  const { entered, edit, texts, read, failure, isBusy, submit } = form;
  return (
    <form
      class="ss-form ss-campaign-form"
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        // What was changed goes only when that is said.
        if (event.key === 'Escape' && !form.isTouched) onClose();
      }}
    >
      <NameField name={entered.name} refusal={form.nameRefusal} onName={(name) => edit({ name })} />
      <UseChoice chosen={entered.intendedUse} onChoose={(intendedUse) => edit({ intendedUse })} />
      <CampaignNumberFields
        texts={texts}
        refusals={read.refusals}
        onText={form.setText}
        mustAllowDuet={entered.thresholds.mustAllowDuet}
        onMustAllowDuet={(mustAllowDuet) =>
          edit({ thresholds: { ...entered.thresholds, mustAllowDuet } })
        }
      />
      <CampaignFitFields
        fit={entered.fit}
        onFit={(changed) => edit({ fit: { ...entered.fit, ...changed } })}
      />
      <Notice tone="violet">
        <p aria-live="polite">{campaignSentence(withNumbers(entered, read.numbers))}</p>
      </Notice>
      {failure !== null && (
        <Notice tone="red" isAlert>
          {failure}
        </Notice>
      )}
      {/* Pressing a button leaves no field: what a field says then would push the button from under the pointer. */}
      <div class="ss-buttons" onMouseDown={(event) => event.preventDefault()}>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {i18n.t('campaigns.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {i18n.t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface NameFieldProps {
  name: string;
  refusal: string | null;
  onName: (name: string) => void;
}

/** The first field, where the form begins. */
function NameField({ name, refusal, onName }: NameFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Field label={i18n.t('campaigns.name')} refusal={refusal}>
      {(ties) => (
        <input
          {...ties}
          ref={box}
          maxLength={NAME_LENGTH}
          value={name}
          onInput={(event) => onName(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function useCampaignForm(
  draft: CampaignDraft,
  onSave: CampaignFormProps['onSave'],
  onClose: () => void,
) {
  const [entered, setEntered] = useState(draft);
  const [texts, setTexts] = useState(() => writeNumbers(draft.thresholds));
  const [isTouched, setTouched] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const read = readNumbers(texts);
  const isNamed = entered.name.trim() !== '';
  const newest = useRef(entered);
  newest.current = entered;
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const faulty = await finishEntering(event.currentTarget);
    faulty?.focus();
    if (isBusy || faulty || !isNamed || Object.keys(read.refusals).length > 0) return;
    setBusy(true);
    const refused = await onSave(withNumbers(newest.current, read.numbers));
    setBusy(false);
    setFailure(refused);
    if (refused === null) onClose();
  };
  return {
    entered,
    isTouched,
    edit: (changed: Partial<CampaignDraft>) => {
      setTouched(true);
      setEntered((was) => ({ ...was, ...changed }));
    },
    texts,
    setText: (name: keyof typeof texts, text: string) => {
      setTouched(true);
      setTexts((was) => ({ ...was, [name]: text }));
    },
    read,
    nameRefusal: wasTried && !isNamed ? i18n.t('campaigns.needsName') : null,
    failure,
    isBusy,
    submit,
  };
}

/**
 * Leaves the field that is being filled in, for lists take in what stands in their box only then.
 * @returns the first field that refuses what it holds; null when there is none
 */
async function finishEntering(form: HTMLFormElement): Promise<HTMLElement | null> {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  // The form is drawn again before this goes on.
  await Promise.resolve();
  return form.querySelector<HTMLElement>('[aria-invalid="true"]');
}

function withNumbers(
  draft: CampaignDraft,
  numbers: ReturnType<typeof readNumbers>['numbers'],
): CampaignDraft {
  return { ...draft, thresholds: { ...draft.thresholds, ...numbers } };
}

interface UseChoiceProps {
  chosen: CampaignDraft['intendedUse'];
  onChoose: (use: CampaignDraft['intendedUse']) => void;
}

function UseChoice({ chosen, onChoose }: UseChoiceProps) {
  return (
    <Field label={i18n.t('campaigns.use')} hint={i18n.t('campaigns.useHint')}>
      {(ties) => (
        <select
          {...ties}
          value={chosen}
          onChange={(event) => {
            const use = INTENDED_USES.find((one) => one === event.currentTarget.value);
            if (use) onChoose(use);
          }}
        >
          {INTENDED_USES.map((use) => (
            <option key={use} value={use}>
              {i18n.t(USE_WORDS[use])}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
