import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Campaign } from '../../../utils/domain/campaign.ts';
import { axeFaults } from '../../support/axe.ts';
import { aCampaign } from '../../support/build.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const section = () => within(screen.getByRole('region', { name: 'Campaigns' }));
const press = (name: string | RegExp): void =>
  void fireEvent.click(section().getByRole('button', { name }));
const field = (label: string | RegExp): HTMLInputElement =>
  section().getByLabelText<HTMLInputElement>(label);
const type = (label: string | RegExp, value: string): void =>
  void fireEvent.input(field(label), { target: { value } });
const enter = (label: string, value: string): void => {
  type(label, value);
  fireEvent.keyDown(field(label), { key: 'Enter' });
};
const kept = async (): Promise<Campaign[]> =>
  (await stage.context.db.campaigns.toArray()).filter(({ deletedAt }) => deletedAt === null);

async function openNew(): Promise<void> {
  await openOptionsPage(stage);
  press('Add a campaign');
}

test('without campaigns it is said what they are for, with an example', async () => {
  await openOptionsPage(stage);
  expect(section().queryByText(/For example: at least 50,000 views/)).not.toBeNull();
});

describe('a new campaign', () => {
  test('keeps what was filled in, rates as fractions', async () => {
    await openNew();
    type('Name', 'Spring');
    fireEvent.change(field('Intended use'), { target: { value: 'topview' } });
    type('Views', '50k');
    type('Engagement rate', '5.5');
    type('Age', '14');
    fireEvent.click(field('It must allow duets'));
    enter('Handles', '@Acme');
    enter('Hashtags', '#glow');
    enter('Product words', 'night serum');
    fireEvent.change(section().getByLabelText('Languages of the caption'), {
      target: { value: 'es' },
    });
    press('Save campaign');
    await section().findByRole('heading', { name: 'Spring' });
    expect((await kept())[0]).toMatchObject({
      name: 'Spring',
      intendedUse: 'topview',
      isActive: true,
      thresholds: {
        minViews: 50_000,
        minEngagementRate: 0.055,
        minKeepRate: null,
        maxAgeDays: 14,
        mustAllowDuet: true,
      },
      fit: { handles: ['acme'], hashtags: ['glow'], words: ['night serum'], languages: ['es'] },
    });
  });

  test('says in a sentence when a post is marked, while it is filled in', async () => {
    await openNew();
    expect(section().queryByText(/No post is marked yet/)).not.toBeNull();
    type('Views', '50,000');
    type('Saves and shares a view', '1.5');
    enter('Hashtags', '#glow #up');
    expect(
      section().queryByText(
        'A post is marked when it has 50,000 views or more, is saved or shared in 1.5% of its views or more, and names #glow or #up.',
      ),
    ).not.toBeNull();
  });

  test('with a number that is none says how to write it, and is not kept', async () => {
    await openNew();
    type('Name', 'Spring');
    type('Views', '1,5');
    type('Engagement rate', '500');
    press('Save campaign');
    expect(field('Views').getAttribute('aria-invalid')).toBe('true');
    expect(section().queryByText(/Write a number such as 1500/)).not.toBeNull();
    expect(section().queryByText(/Write a percentage from 0 to 100/)).not.toBeNull();
    expect(await kept()).toEqual([]);
  });

  test('needs a name', async () => {
    await openNew();
    press('Save campaign');
    expect(await section().findByText(/Give the campaign a name/)).toBeDefined();
    expect(await kept()).toEqual([]);
  });

  test('takes in what stands in the box of a list when it is saved', async () => {
    await openNew();
    type('Name', 'Spring');
    field('Hashtags').focus();
    type('Hashtags', '#glow');
    press('Save campaign');
    await section().findByRole('heading', { name: 'Spring' });
    expect((await kept())[0]?.fit.hashtags).toEqual(['glow']);
  });

  test('with an entry that is none goes there instead of losing it', async () => {
    await openNew();
    type('Name', 'Spring');
    field('Hashtags').focus();
    type('Hashtags', '#not-one!');
    press('Save campaign');
    await waitFor(() => expect(document.activeElement).toBe(field('Hashtags')));
    expect(field('Hashtags').value).toBe('#not-one!');
    expect(await kept()).toEqual([]);
  });

  test('that could not be kept says why, and everything is still there', async () => {
    stage.failNext('campaign.save', 'disk-full');
    await openNew();
    type('Name', 'Spring');
    press('Save campaign');
    expect((await section().findByRole('alert')).textContent).toContain('Free some space');
    expect(field('Name').value).toBe('Spring');
  });

  test('is left with Escape', async () => {
    await openNew();
    fireEvent.keyDown(field('Name'), { key: 'Escape' });
    await waitFor(() => expect(section().queryByLabelText('Name')).toBeNull());
  });

  test('of which something was entered is not lost to Escape', async () => {
    await openNew();
    type('Views', '50k');
    await act(() => void fireEvent.keyDown(field('Views'), { key: 'Escape' }));
    expect(field('Views').value).toBe('50k');
    press('Cancel');
    await waitFor(() => expect(section().queryByLabelText('Name')).toBeNull());
  });

  test('has no faults axe can see', async () => {
    await openNew();
    type('Views', 'many');
    enter('Hashtags', '#glow');
    enter('Handles', 'two.handles @');
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });
});

describe('a campaign that is there', () => {
  const open = async (): Promise<void> => {
    await stage.context.db.campaigns.add(
      aCampaign({
        name: 'Spring',
        thresholds: { ...aCampaign().thresholds, minViews: 1000, minEngagementRate: 0.07 },
      }),
    );
    await openOptionsPage(stage);
  };

  test('is changed in the same form, numbers as they were entered', async () => {
    await open();
    press('Edit Spring');
    expect(field('Views').value).toBe('1000');
    expect(field('Engagement rate').value).toBe('7');
    type('Views', '');
    press('Save campaign');
    await waitFor(async () => expect((await kept())[0]?.thresholds.minViews).toBeNull());
    expect((await kept())[0]?.fit.hashtags).toEqual(['sandboxbuns']);
  });

  test('loses a hashtag with one press', async () => {
    await open();
    press('Edit Spring');
    press('Remove #sandboxbuns');
    press('Save campaign');
    await waitFor(async () => expect((await kept())[0]?.fit.hashtags).toEqual([]));
  });

  test('is switched off and on without opening it', async () => {
    await open();
    fireEvent.click(section().getByRole('switch', { name: 'Look out for Spring' }));
    await waitFor(async () => expect((await kept())[0]?.isActive).toBe(false));
  });

  test('that could not be switched stays as it was, and says why', async () => {
    await open();
    stage.failNext('campaign.save', 'disk-full');
    const control = section().getByRole<HTMLInputElement>('switch', {
      name: 'Look out for Spring',
    });
    fireEvent.click(control);
    expect(await screen.findByText(/Free some space/)).toBeDefined();
    expect(control.checked).toBe(true);
    // The answer stands there already, so that nothing is drawn anew.
    stage.failNext('campaign.save', 'disk-full');
    fireEvent.click(control);
    await waitFor(() => expect(control.checked).toBe(true));
  });

  test('is deleted at once, and undo brings it back', async () => {
    await open();
    press('Delete Spring');
    await screen.findByText('Campaign “Spring” deleted.');
    expect(await kept()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await section().findByRole('heading', { name: 'Spring' });
  });
});
