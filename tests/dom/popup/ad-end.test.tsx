import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { savePost } from '../../../utils/actions/save-post.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { aPost, NOON } from '../../support/build.ts';
import { openPopupPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';
import { aRunningRequest } from '../../support/running-request.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const adEnd = async (id: string) => (await stage.context.db.requests.get(id))?.adEndsAt;

async function open(): Promise<void> {
  await openPopupPage(stage);
  await waitFor(() => press('@ana.sandbox'));
  await screen.findByLabelText('Ad runs until');
}

function enter(day: string): void {
  fireEvent.input(screen.getByLabelText('Ad runs until'), { target: { value: day } });
  press('Save');
}

describe('until when the ad runs', () => {
  test('is kept as the last moment of that day, and a window that ends sooner is told of', async () => {
    const { id } = await aRunningRequest(stage, 60);
    await open();
    enter('2027-03-01');
    await screen.findByText('Noted: until when the ad runs.');
    expect(await adEnd(id)).toBe(new Date(2027, 2, 1, 23, 59, 59).getTime());
    await screen.findByText(/The ad is to run until Mar 1, 2027, but the authorization ends on/);
    expect(screen.queryByText('ad until Mar 1, 2027')).not.toBeNull();
  });

  test('is cleared, and that is undone', async () => {
    const adEndsAt = NOON + 90 * DAY_MS;
    const { id } = await aRunningRequest(stage, 60, { request: { adEndsAt } });
    await open();
    press('Clear');
    await screen.findByText('Cleared: until when the ad runs.');
    expect(await adEnd(id)).toBeNull();
    press('Undo');
    await waitFor(async () => expect(await adEnd(id)).toBe(adEndsAt));
  });

  test.each([
    ['2026-11-21', /This day is over/],
    ['2126-12-01', /more than three years away/],
    ['', /Choose a day/],
  ])('is refused in words where it makes no sense: %s', async (day, words) => {
    const adEndsAt = NOON + 90 * DAY_MS;
    const { id } = await aRunningRequest(stage, 60, { request: { adEndsAt } });
    await open();
    enter(day);
    const field = screen.getByLabelText('Ad runs until');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.queryByText(words)).not.toBeNull();
    expect(await adEnd(id)).toBe(adEndsAt);
  });

  test('of today is fine', async () => {
    const { id } = await aRunningRequest(stage, 60);
    await open();
    enter('2026-11-22');
    await waitFor(async () => expect(await adEnd(id)).toBeGreaterThan(NOON));
  });

  test('that could not be kept is said', async () => {
    await aRunningRequest(stage, 60);
    stage.failNext('request.setAdEnd', 'disk-full');
    await open();
    enter('2027-03-01');
    expect(await screen.findByText(/Free some space/)).toBeDefined();
  });

  test('is not asked for a post that is only saved', async () => {
    await savePost(stage.context, aPost(), 30);
    await openPopupPage(stage);
    await waitFor(() => press('@ana.sandbox'));
    await screen.findByText('Length wanted');
    expect(screen.queryByLabelText('Ad runs until')).toBeNull();
  });

  test('says which length would reach it, where the one wanted does not', async () => {
    await aRunningRequest(stage, 5, { request: { adEndsAt: NOON + 50 * DAY_MS } });
    await open();
    expect(screen.queryByText('60 days would reach the end of the ad.')).not.toBeNull();
  });
});
