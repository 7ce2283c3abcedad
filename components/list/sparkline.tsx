import type { GrowthPoint } from '../../utils/domain/growth.ts';

const WIDTH = 120;
const HEIGHT = 28;
/** Room for the stroke, which would be cut off at the edges. */
const EDGE = 2;

/** The views of a post over time as a small line; what it shows has to stand in the label. */
export function Sparkline({ points, label }: { points: GrowthPoint[]; label: string }) {
  return (
    <svg
      class="ss-sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <path d={sparklinePath(points)} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}

/** The `d` of the line: time to the right, views upwards from the fewest to the most. */
export function sparklinePath(points: readonly GrowthPoint[]): string {
  const times = points.map(({ at }) => at);
  const plays = points.map((point) => point.plays);
  const place = (value: number, all: number[], room: number): number => {
    const least = Math.min(...all);
    const span = Math.max(...all) - least;
    return EDGE + (span === 0 ? 0.5 : (value - least) / span) * (room - 2 * EDGE);
  };
  return points
    .map(({ at, plays: views }, index) => {
      const x = place(at, times, WIDTH).toFixed(1);
      const y = (HEIGHT - place(views, plays, HEIGHT)).toFixed(1);
      return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
    })
    .join('');
}
