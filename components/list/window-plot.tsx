import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { formatDay } from '../../utils/platform/i18n.ts';

interface WindowPlotProps {
  startsAt: EpochMs | null;
  endsAt: EpochMs;
  adEndsAt: EpochMs;
  now: EpochMs;
}

/**
 * How long the ad may run and how long it is to, one above the other on the same line of time; what the authorization
 * does not cover stands out. The words beside it say the same.
 */
export function WindowPlot({ startsAt, endsAt, adEndsAt, now }: WindowPlotProps) {
  const from = Math.min(now, startsAt ?? now);
  const to = Math.max(endsAt, adEndsAt);
  const bar = (start: EpochMs, end: EpochMs): { insetInlineStart: string; width: string } => ({
    insetInlineStart: percent(start - from, to - from),
    width: percent(Math.max(0, end - start), to - from),
  });
  const covered = Math.min(endsAt, adEndsAt);
  return (
    <div class="ss-plot">
      <span>{i18n.t('adEnd.window', { day: formatDay(endsAt, now) })}</span>
      <span class="ss-plot__track" aria-hidden="true">
        <span class="ss-plot__bar ss-plot__bar--window" style={bar(from, endsAt)} />
        <span class="ss-plot__now" style={{ insetInlineStart: percent(now - from, to - from) }} />
      </span>
      <span>{i18n.t('adEnd.ad', { day: formatDay(adEndsAt, now) })}</span>
      <span class="ss-plot__track" aria-hidden="true">
        <span class="ss-plot__bar" style={bar(now, covered)} />
        {adEndsAt > covered && (
          <span class="ss-plot__bar ss-plot__bar--short" style={bar(covered, adEndsAt)} />
        )}
        <span class="ss-plot__now" style={{ insetInlineStart: percent(now - from, to - from) }} />
      </span>
    </div>
  );
}

function percent(part: number, whole: number): string {
  return `${Math.round((1000 * part) / Math.max(1, whole)) / 10}%`;
}
