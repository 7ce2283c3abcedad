import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { HostNotice } from '../../../components/ui/host-notice.tsx';
import { ADS_HOST, requestHosts, watchMissingHosts } from '../../../utils/platform/host-access.ts';
import { axeFaults } from '../../support/axe.ts';

const TIKTOK = 'https://www.tiktok.com/*';

const show = (missing: string[], isGiven = true) => {
  const onRepair = vi.fn(() => Promise.resolve(isGiven));
  return { ...render(<HostNotice missing={missing} onRepair={onRepair} />), onRepair };
};
const press = (): void =>
  void fireEvent.click(screen.getByRole('button', { name: 'Give it back' }));

describe('the notice of withdrawn hosts', () => {
  test('is not there while both are open', () => {
    expect(show([]).container.textContent).toBe('');
  });

  test('says what does not work without each host', async () => {
    const { container } = show([TIKTOK, ADS_HOST]);
    expect(
      screen.queryByText(/www\.tiktok\.com was withdrawn.*Spark buttons are gone/),
    ).not.toBeNull();
    expect(
      screen.queryByText(/business-api\.tiktok\.com was withdrawn.*Codes are not checked/),
    ).not.toBeNull();
    expect(await axeFaults(container)).toEqual([]);
  });

  test('speaks of the one that is closed only', () => {
    show([ADS_HOST]);
    expect(screen.queryByText(/Spark buttons are gone/)).toBeNull();
  });

  test('asks for all of them with one press', () => {
    const { onRepair } = show([TIKTOK, ADS_HOST]);
    press();
    expect(onRepair).toHaveBeenCalledOnce();
  });

  test('says how to do it by hand when the browser does not give it back', async () => {
    show([ADS_HOST], false);
    expect(screen.queryByText(/Do it by hand/)).toBeNull();
    press();
    await screen.findByText(/Do it by hand: open the browser’s page of extensions/);
  });
});

describe('hosts', () => {
  const listeners: (() => void)[] = [];
  let open: string[];

  beforeEach(() => {
    listeners.length = 0;
    open = [TIKTOK, ADS_HOST];
    const event = {
      addListener: (listener: () => void) => void listeners.push(listener),
      removeListener: (listener: () => void) =>
        void listeners.splice(listeners.indexOf(listener), 1),
    };
    Object.assign(fakeBrowser.permissions, {
      contains: ({ origins }: { origins: string[] }) =>
        Promise.resolve(origins.every((origin) => open.includes(origin))),
      onAdded: event,
      onRemoved: event,
    });
  });

  test('that are withdrawn or given back while a page is open are noticed, until it ends', async () => {
    const told: string[][] = [];
    const leaving = new AbortController();
    watchMissingHosts(leaving.signal, (missing) => told.push(missing));
    await waitFor(() => expect(told).toEqual([[]]));
    open = [TIKTOK];
    listeners.forEach((listener) => listener());
    await waitFor(() => expect(told.at(-1)).toEqual([ADS_HOST]));
    leaving.abort();
    expect(listeners).toEqual([]);
  });

  test('that are asked for outside of a click are not taken as given', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fakeBrowser.permissions.request = () => Promise.reject(new Error('not from a click'));
    expect(await requestHosts([ADS_HOST])).toBe(false);
  });
});
