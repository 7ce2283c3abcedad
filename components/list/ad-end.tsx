import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PostBadge } from '../../utils/domain/badge.ts';
import { DAY_MS, type EpochMs } from '../../utils/domain/clock.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { dayOf, endOfDay } from './day-field.ts';
import type { RequestActions } from './request-actions.ts';
import { WindowPlot } from './window-plot.tsx';

interface AdEndProps {
  badge: PostBadge;
  /** Since when the post is authorised; null where that is not known. */
  startsAt: EpochMs | null;
  adEndsAt: EpochMs | null;
  now: EpochMs;
  actions: Pick<RequestActions, 'setAdEnd'>;
}

/** No code runs longer than a year, and a mistyped year is far away. */
const FARTHEST_MS = 3 * 365 * DAY_MS;

/** Until when the ad is to run, beside until when it may. */
export function AdEnd(props: AdEndProps) {
  const { badge, adEndsAt, now, startsAt } = props;
  return (
    <div class="ss-section">
      <AdEndForm key={adEndsAt} {...props} />
      {adEndsAt !== null && badge.status === 'authorized' && badge.endsAt !== null && (
        <WindowPlot startsAt={startsAt} endsAt={badge.endsAt} adEndsAt={adEndsAt} now={now} />
      )}
    </div>
  );
}

function AdEndForm({ badge: { requestId }, adEndsAt, now, actions }: AdEndProps) {
  const [day, setDay] = useState(() => dayOf(adEndsAt));
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = (event: Event): void => {
    event.preventDefault();
    const chosen = endOfDay(day);
    const wrong = refusalOf(chosen, now);
    setRefusal(wrong);
    if (wrong === null) actions.setAdEnd(requestId, chosen, adEndsAt);
  };
  return (
    <form class="ss-form ss-ad-end" noValidate onSubmit={save}>
      <Field label={i18n.t('adEnd.label')} hint={i18n.t('adEnd.hint')} refusal={refusal}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            value={day}
            onInput={(event) => {
              setDay(event.currentTarget.value);
              setRefusal(null);
            }}
          />
        )}
      </Field>
      <div class="ss-buttons">
        {day !== dayOf(adEndsAt) && (
          <Button look="primary" type="submit">
            {i18n.t('adEnd.save')}
          </Button>
        )}
        {adEndsAt !== null && (
          <Button look="quiet" onClick={() => actions.setAdEnd(requestId, null, adEndsAt)}>
            {i18n.t('adEnd.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}

function refusalOf(at: EpochMs | null, now: EpochMs): string | null {
  if (at === null) return i18n.t('adEnd.noDay');
  if (at < now) return i18n.t('adEnd.past');
  return at > now + FARTHEST_MS ? i18n.t('adEnd.tooFar') : null;
}
