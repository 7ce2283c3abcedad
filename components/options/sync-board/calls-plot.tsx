import { i18n } from '#i18n';
import { type CallBar, type CallFigures } from '../../../utils/domain/call-figures.ts';
import { formatClock } from '../../../utils/platform/i18n.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { formatDuration } from '../../../utils/platform/span.ts';

/** Bars of the drawing; each is a stretch of the time shown. */
export const BAR_COUNT = 60;
const STEP = 10;
const HEIGHT = 56;
const GAP = 2;

/** The calls over time as bars, those that failed at the foot; the same in words below. */
export function CallsPlot({ figures, now }: { figures: CallFigures; now: number }) {
  const { since, bars, answered, failed, medianMs, slowestMs } = figures;
  const most = Math.max(...bars.map((bar) => bar.answered + bar.failed));
  const words = i18n.t('syncBoard.figures', {
    answered: formatNumber(answered),
    failed: formatNumber(failed),
    since: formatClock(since, now),
    median: formatDuration(medianMs),
    slowest: formatDuration(slowestMs),
  });
  return (
    <figure class="ss-calls-plot">
      <svg
        viewBox={`0 0 ${BAR_COUNT * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bars.map((bar, index) => (
          <Bar key={index} bar={bar} x={index * STEP} unit={HEIGHT / most} />
        ))}
      </svg>
      <div class="ss-calls-plot__axis ss-hint" aria-hidden="true">
        <span>{formatClock(since, now)}</span>
        <span class="ss-calls-plot__key ss-calls-plot__key--answered">
          {i18n.t('syncBoard.answered')}
        </span>
        <span class="ss-calls-plot__key ss-calls-plot__key--failed">
          {i18n.t('syncBoard.failed')}
        </span>
        <span>{i18n.t('syncBoard.now')}</span>
      </div>
      <figcaption class="ss-soft">{words}</figcaption>
    </figure>
  );
}

function Bar({ bar, x, unit }: { bar: CallBar; x: number; unit: number }) {
  const parts = [
    { name: 'failed', from: 0, count: bar.failed },
    { name: 'answered', from: bar.failed, count: bar.answered },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ name, from, count }) => (
      <rect
        key={name}
        class={`ss-calls-plot__${name}`}
        x={x + GAP / 2}
        y={HEIGHT - (from + count) * unit}
        width={STEP - GAP}
        height={count * unit}
      />
    ));
}
