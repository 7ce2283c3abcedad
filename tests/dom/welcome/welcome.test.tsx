import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { WelcomeView } from '../../../components/welcome/welcome-view.tsx';
import { axeFaults } from '../../support/axe.ts';

test('the welcome page leads to TikTok, the list and the settings', () => {
  const onOptions = vi.fn<() => void>();
  render(<WelcomeView onOptions={onOptions} listUrl="/popup.html" />);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['https://www.tiktok.com/foryou', '/popup.html']);
  fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
  expect(onOptions).toHaveBeenCalledOnce();
});

test('it says that no account is needed and that it is not TikTok’s', () => {
  render(<WelcomeView onOptions={() => undefined} listUrl="/popup.html" />);
  expect(screen.queryByText('Works without an account')).not.toBeNull();
  expect(screen.queryByText('Not affiliated with TikTok.')).not.toBeNull();
});

test('it has no faults axe can see', async () => {
  render(<WelcomeView onOptions={() => undefined} listUrl="/popup.html" />);
  expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
});
