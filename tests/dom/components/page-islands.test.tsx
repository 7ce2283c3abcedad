import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { PickBar } from '../../../components/pick-bar.tsx';
import { PostCard } from '../../../components/post-card.tsx';
import { keepInside } from '../../../utils/platform/keep-inside.ts';
import { anInsight } from '../../support/an-insight.ts';
import { axeFaults } from '../../support/axe.ts';
import { aPost, NOON } from '../../support/build.ts';
import { aBadge } from '../../support/fake-send.ts';

const noop = (): void => undefined;

test('the card of a post has no faults axe can see', async () => {
  const post = aPost();
  render(<PostCard post={post} badge={aBadge()} insight={anInsight({ post })} now={NOON} />);
  expect(screen.getByRole('region').textContent).toContain(`@${post.handle ?? ''}`);
  expect(await axeFaults(document.body)).toEqual([]);
});

test.each([0, 2])(
  'the bar of pick mode with %i picked has no faults axe can see',
  async (picked) => {
    const actions = { save: noop, pickAll: noop, cancel: noop };
    render(<PickBar view={{ picked, isBusy: false }} actions={actions} />);
    expect(screen.getAllByRole('button')).toHaveLength(3);
    expect(await axeFaults(document.body)).toEqual([]);
  },
);

test.each([
  ['Escape', 1],
  ['ArrowDown', 1],
  ['l', 0],
  ['Enter', 0],
])('the page hears %s on a button of ours %i times', (key, times) => {
  const life = new AbortController();
  const host = document.body.appendChild(document.createElement('div'));
  keepInside(host, life.signal, true);
  const heard: string[] = [];
  document.addEventListener('keydown', (event) => heard.push(event.key), { signal: life.signal });
  host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  life.abort();
  host.remove();
  expect(heard).toHaveLength(times);
});
