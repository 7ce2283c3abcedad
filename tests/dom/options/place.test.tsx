import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchPlace } from '../../../entrypoints/options/place.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { stagePage } from '../../support/page-stage.ts';

let leaving: AbortController;

beforeEach(() => {
  fakeBrowser.reset();
  leaving = new AbortController();
});
afterEach(() => {
  leaving.abort();
  location.hash = '';
});

function goTo(hash: string): void {
  location.hash = hash;
  fireEvent(window, new HashChangeEvent('hashchange'));
}

describe('the two pages of the settings', () => {
  test('are told apart by the address, also when it is opened with one', () => {
    expect(watchPlace(leaving.signal).value).toBe('settings');
    location.hash = '#sync';
    expect(watchPlace(leaving.signal).value).toBe('sync');
  });

  test('follow the address, until the page is left', () => {
    const place = watchPlace(leaving.signal);
    goTo('#sync');
    expect(place.value).toBe('sync');
    goTo('#settings');
    expect(place.value).toBe('settings');
    leaving.abort();
    goTo('#sync');
    expect(place.value).toBe('settings');
  });

  test('are links, so that keyboard, middle button and history work on them', async () => {
    await openOptionsPage(stagePage());
    const links = screen.getAllByRole<HTMLAnchorElement>('link').slice(0, 2);
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#settings', '#sync']);
    expect(screen.queryByRole('region', { name: 'Ad accounts' })).toBeNull();
  });
});
