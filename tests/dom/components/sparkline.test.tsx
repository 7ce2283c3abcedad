import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Sparkline, sparklinePath } from '../../../components/list/sparkline.tsx';

const points = [
  { at: 0, plays: 100 },
  { at: 10, plays: 100 },
  { at: 30, plays: 500 },
];

test('time runs to the right and more views stand higher', () => {
  const places = [...sparklinePath(points).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(places).toEqual([
    [2, 26],
    [40.7, 26],
    [118, 2],
  ]);
});

test('a count that stands still is a line in the middle', () => {
  expect(sparklinePath(points.slice(0, 2))).toBe('M2.0 14.0L118.0 14.0');
});

test('what the line shows is said in words', () => {
  render(<Sparkline points={points} label="100 views on Nov 20, 500 on Nov 22" />);
  expect(screen.queryByRole('img', { name: '100 views on Nov 20, 500 on Nov 22' })).not.toBeNull();
});
