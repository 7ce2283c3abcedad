import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../../../utils/settings/settings.ts';
import { axeFaults } from '../../support/axe.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { stagePage } from '../../support/page-stage.ts';

beforeEach(() => fakeBrowser.reset());

const section = () => within(screen.getByRole('region', { name: 'Before a window ends' }));
const box = (): HTMLInputElement =>
  section().getByLabelText<HTMLInputElement>('Days before the end', { selector: 'input' });
const enter = (text: string): void => void fireEvent.input(box(), { target: { value: text } });
const open = (noticeDays?: number[]) =>
  openOptionsPage(stagePage(), { settings: noticeDays ? { noticeDays } : {} });
const kept = async (): Promise<number[]> => (await settings.getValue()).noticeDays;
const shown = (): (string | null)[] =>
  section()
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the days before an end', () => {
  test('are 30, 14, 7 and 1 from the start', async () => {
    await open();
    expect(shown()).toEqual(['30 days', '14 days', '7 days', '1 day']);
  });

  test('are taken one or many at once, each once, longest first', async () => {
    await open();
    enter('3, 90 days, 7,');
    await waitFor(async () => expect(await kept()).toEqual([90, 30, 14, 7, 3, 1]));
    expect(shown()[0]).toBe('90 days');
    await screen.findByText('Saved.');
  });

  test('go with one press', async () => {
    await open();
    fireEvent.click(section().getByRole('button', { name: 'Remove 14 days' }));
    await waitFor(async () => expect(await kept()).toEqual([30, 7, 1]));
  });

  test.each(['0', '366', '-1', '1.5', 'soon', '٧'])(
    '%s is refused with how to write them',
    async (odd) => {
      await open();
      enter(`${odd},`);
      expect((await section().findByRole('alert')).textContent).toMatch(/whole days from 1 to 365/);
      expect(box().value).toContain(odd);
      expect(shown()).toHaveLength(4);
      expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
    },
  );

  test('are ten at most: one more is not taken silently in place of another', async () => {
    await open([100, 90, 80, 70, 60, 50, 40, 30, 20, 10]);
    enter('5,');
    await section().findByText(/Ten are the most/);
    expect(shown()).toHaveLength(10);
    expect(shown()).not.toContain('5 days');
    fireEvent.click(section().getByRole('button', { name: 'Remove 100 days' }));
    await waitFor(() => expect(section().queryByText(/Ten are the most/)).toBeNull());
  });

  test('can be none, which is said, with a way back to the usual ones', async () => {
    await open([1]);
    fireEvent.click(section().getByRole('button', { name: 'Remove 1 day' }));
    await section().findByText(/only told when a window has ended/);
    fireEvent.click(section().getByRole('button', { name: 'Use 30, 14, 7, and 1' }));
    await waitFor(async () => expect(await kept()).toEqual([30, 14, 7, 1]));
  });
});
