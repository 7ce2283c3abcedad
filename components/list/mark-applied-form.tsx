import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../../utils/domain/clock.ts';
import type { CodeDays } from '../../utils/domain/request.ts';
import { formatDay } from '../../utils/platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { endOfDay } from './day-field.ts';

interface MarkAppliedFormProps {
  accounts: AdAccount[];
  /** What the latest possible end is worked out from, where the person does not know the end. */
  latestEnd: { receivedAt: EpochMs; days: CodeDays; now: EpochMs };
  /** Answers the sentence of a failure, null when it is noted. */
  onSubmit: (accountLabel: string, endsAt: EpochMs | null) => Promise<string | null>;
  onClose: () => void;
}

/** Notes a code that was applied in Ads Manager by hand: in which ad account, and until when if that is known. */
export function MarkAppliedForm({ accounts, latestEnd, onSubmit, onClose }: MarkAppliedFormProps) {
  const labels = [...new Set(accounts.map(({ label }) => label))];
  const [label, setLabel] = useState(labels.length === 1 ? (labels[0] ?? '') : '');
  const [day, setDay] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const refused = await onSubmit(label.trim(), endOfDay(day));
    setFailure(refused);
    if (refused === null) onClose();
  };
  const latestDay = formatDay(latestEnd.receivedAt + latestEnd.days * DAY_MS, latestEnd.now);
  return (
    <form class="ss-form" onSubmit={(event) => void submit(event)}>
      <AccountField labels={labels} label={label} onLabel={setLabel} />
      <Field label={i18n.t('applied.end')} hint={i18n.t('applied.endHint', { day: latestDay })}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        )}
      </Field>
      {failure !== null && (
        <Notice tone="red" isAlert>
          {failure}
        </Notice>
      )}
      <div class="ss-buttons">
        <Button look="primary" type="submit">
          {i18n.t('applied.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {i18n.t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A new name or one that was used before: an ad account may be a mere label. */
function AccountField({
  labels,
  label,
  onLabel,
}: {
  labels: string[];
  label: string;
  onLabel: (label: string) => void;
}) {
  const listId = useId();
  return (
    <Field label={i18n.t('applied.account')}>
      {(ties) => (
        <>
          <input
            {...ties}
            type="text"
            list={listId}
            required
            maxLength={100}
            autocomplete="off"
            value={label}
            onInput={(event) => onLabel(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {labels.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
