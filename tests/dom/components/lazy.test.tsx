import { render, screen } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { lazy } from '../../../components/ui/lazy.tsx';

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>;

describe('a part that is not loaded with its page', () => {
  test('is fetched when it is first shown, and only once', async () => {
    const load = vi.fn(() => Promise.resolve(Hello));
    const Part = lazy(load);
    expect(load).not.toHaveBeenCalled();
    render(<Part name="Ana" />);
    await screen.findByText('Hello Ana');
    render(<Part name="Ben" />);
    expect(screen.getByText('Hello Ben')).toBeDefined();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is drawn at once when it was fetched ahead', async () => {
    const Part = lazy(() => Promise.resolve(Hello));
    await Part.fetchAhead();
    render(<Part name="Ana" />);
    expect(screen.getByText('Hello Ana')).toBeDefined();
  });

  test('is drawn when it comes while it is being shown', async () => {
    const Part = lazy(() => Promise.resolve(Hello));
    const coming = Part.fetchAhead();
    render(<Part name="Ana" />);
    expect(screen.queryByText('Hello Ana')).toBeNull();
    await coming;
    expect(await screen.findByText('Hello Ana')).toBeDefined();
  });

  test('that cannot be loaded says so and offers the next step, where it is shown', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Part = lazy<{ name: string }>(() => Promise.reject(new Error('no such file')));
    await Part.fetchAhead();
    render(<Part name="Ana" />);
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    screen.getByRole('button', { name: 'Load again' }).click();
    expect(reload).toHaveBeenCalledOnce();
    expect(logged).toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
