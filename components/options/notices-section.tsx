import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatList } from '../../utils/platform/i18n.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import { Button } from '../ui/button.tsx';
import { ChipsField } from '../ui/chips-field.tsx';

interface NoticesSectionProps {
  /** Longest first. */
  days: readonly number[];
  /** What is usual; offered when there are none. */
  usualDays: readonly number[];
  onDays: (days: number[]) => void;
}

const LONGEST_DAYS = 365;
const MOST_NOTICES = 10;

/** How many days before the end of a window people are told of it. */
export function NoticesSection({ days, usualDays, onDays }: NoticesSectionProps) {
  const titleId = useId();
  const [isFull, setFull] = useState(false);
  const change = (values: string[]): void => {
    setFull(values.length > MOST_NOTICES);
    if (values.length <= MOST_NOTICES) onDays(values.map(Number));
  };
  return (
    <section class="ss-card ss-form" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('notices.title')}</h2>
      <p class="ss-soft">{i18n.t('notices.intro')}</p>
      <div>
        <ChipsField
          label={i18n.t('notices.label')}
          hint={i18n.t('notices.hint')}
          values={days.map(String)}
          onValues={change}
          read={readDays}
          refuse={(entries) => i18n.t('notices.wrong', { entries })}
          show={(value) => i18n.t('details.days', Number(value))}
        />
        <p role="status" class="ss-refusal">
          {isFull && i18n.t('notices.full')}
        </p>
      </div>
      {days.length === 0 && (
        <div class="ss-buttons">
          <span>{i18n.t('notices.none')}</span>
          <Button onClick={() => onDays([...usualDays])}>
            {i18n.t('notices.usual', {
              days: formatList(usualDays.map((one) => formatNumber(one))),
            })}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Reads a number of days as a person writes it, with or without a unit behind it; null when it is none. */
function readDays(text: string): string | null {
  const digits = /^\s*(\d{1,3})\s*\p{L}{0,5}\.?\s*$/u.exec(text)?.[1];
  const days = Number(digits);
  return Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? String(days) : null;
}
