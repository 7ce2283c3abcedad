import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settings } from '../../../utils/settings/settings.ts';
import { axeFaults } from '../../support/axe.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { stagePage } from '../../support/page-stage.ts';

beforeEach(() => fakeBrowser.reset());

const section = () => within(screen.getByRole('region', { name: 'Your brand accounts' }));
const box = (): HTMLInputElement =>
  section().getByLabelText<HTMLInputElement>('Handles of your own accounts', {
    selector: 'input',
  });
const open = (ownHandles: string[] = []) =>
  openOptionsPage(stagePage(), { settings: { ownHandles } });
const shown = (): (string | null)[] =>
  section()
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
const kept = async (): Promise<string[]> => (await settings.getValue()).ownHandles;

describe('own brand accounts', () => {
  test('are taken one or many at once, as handles or links, each once', async () => {
    await open(['acme']);
    const list = '@Acme.Beauty, https://www.tiktok.com/@acme_home?lang=en ACME ';
    fireEvent.input(box(), { target: { value: list } });
    await waitFor(async () => expect(await kept()).toEqual(['acme', 'acme.beauty', 'acme_home']));
    expect(shown()).toEqual(['@acme', '@acme.beauty', '@acme_home']);
    expect(box().value).toBe('');
  });

  test('are taken when the box is left', async () => {
    await open();
    fireEvent.input(box(), { target: { value: 'acme' } });
    expect(shown()).toEqual([]);
    fireEvent.blur(box());
    await waitFor(async () => expect(await kept()).toEqual(['acme']));
  });

  test('that are no handles stay in the box, with a sentence on how to write them', async () => {
    await open();
    fireEvent.input(box(), { target: { value: 'acme, b@d!' } });
    expect((await section().findByRole('alert')).textContent).toMatch(/b@d!.*Write @handle/);
    expect(box().value).toBe('b@d!');
    await waitFor(async () => expect(await kept()).toEqual(['acme']));
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });

  test('can be typed on after some that are none, letter by letter', async () => {
    await open();
    fireEvent.input(box(), { target: { value: 'b@d!, w@rse! ' } });
    await section().findByRole('alert');
    for (const letter of ' acme') {
      await act(() => void fireEvent.input(box(), { target: { value: box().value + letter } }));
    }
    expect(shown()).toEqual([]);
    fireEvent.blur(box());
    await waitFor(async () => expect(await kept()).toEqual(['acme']));
    expect(box().value).toBe('b@d!, w@rse!');
  });

  test('go with one press, and the focus stays in the box', async () => {
    await open(['acme', 'other']);
    fireEvent.click(section().getByRole('button', { name: 'Remove @acme' }));
    await waitFor(async () => expect(await kept()).toEqual(['other']));
    expect(document.activeElement).toBe(box());
  });
});
