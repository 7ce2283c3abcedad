import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pageRules } from '../../../utils/settings/page-rules.ts';
import { RULES_VERSION } from '../../../utils/tiktok/selectors.ts';
import { axeFaults } from '../../support/axe.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { stagePage } from '../../support/page-stage.ts';

const RULES = { version: '2026-12-01', rules: { postLink: ['a[href*="/video/"]'] } };

beforeEach(() => fakeBrowser.reset());

const section = () => within(screen.getByRole('region', { name: 'When TikTok changes' }));
const press = (name: string): void => void fireEvent.click(section().getByRole('button', { name }));

function choose(content: string): void {
  const file = new File([content], 'rules.json', { type: 'application/json' });
  fireEvent.change(section().getByLabelText('Import a file of rules', { selector: 'input' }), {
    target: { files: [file] },
  });
}

describe('rules about TikTok’s pages', () => {
  test('that came with this version are named by their date', async () => {
    await openOptionsPage(stagePage());
    expect(section().queryByText(new RegExp(`rules of ${RULES_VERSION}`))).not.toBeNull();
    expect(section().queryByRole('button', { name: 'Remove imported rules' })).toBeNull();
  });

  test('are imported from a file, which says what it replaces and when it counts', async () => {
    await openOptionsPage(stagePage());
    choose(JSON.stringify(RULES));
    await screen.findByText(/Reload the tabs of TikTok to use them/);
    expect(section().queryByText(/Imported rules of 2026-12-01 are in use/)).not.toBeNull();
    expect(section().queryByText('They replace: postLink')).not.toBeNull();
    expect(await pageRules.getValue()).toEqual(RULES);
  });

  test('that are imported go, and undo brings them back', async () => {
    await pageRules.setValue(RULES);
    await openOptionsPage(stagePage(), { importedRules: RULES });
    press('Remove imported rules');
    await screen.findByText(/Imported rules removed/);
    expect(await pageRules.getValue()).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await pageRules.getValue()).toEqual(RULES));
  });

  test('with faults are refused place by place, and nothing changes', async () => {
    await openOptionsPage(stagePage(), { importedRules: RULES });
    choose(
      JSON.stringify({ version: '2026-12-02', rules: { postLink: ['a[href'], magic: ['a'] } }),
    );
    await section().findByText(/the file has 2 faults/);
    expect(section().queryByText('rules.postLink.0')).not.toBeNull();
    expect(section().queryByText(/is not the name of a rule/)).not.toBeNull();
    expect(section().queryByText(/Imported rules of 2026-12-01/)).not.toBeNull();
    expect(await pageRules.getValue()).toBeNull();
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });

  test.each([
    ['that is not JSON', 'version: 1', /This file is not JSON/],
    ['that is far too big', JSON.stringify({ ...RULES, more: 'x'.repeat(200_000) }), /too big/],
  ])('from a file %s are refused', async (_what, content, words) => {
    await openOptionsPage(stagePage());
    choose(content);
    expect(await section().findByText(words)).toBeDefined();
    expect(await pageRules.getValue()).toBeNull();
  });

  test('that are older than those of this version are said to be used no longer, and can go', async () => {
    const outdated = { ...RULES, version: '2026-01-01' };
    await pageRules.setValue(outdated);
    await openOptionsPage(stagePage(), { importedRules: outdated });
    expect(section().queryByText(/no longer used: .*newer rules/)).not.toBeNull();
    expect(section().queryByText(/They replace/)).toBeNull();
    press('Remove imported rules');
    await screen.findByText(/Imported rules removed/);
    expect(await pageRules.getValue()).toBeNull();
  });

  test('that are older than those of this version are not imported', async () => {
    await openOptionsPage(stagePage());
    choose(JSON.stringify({ ...RULES, version: '2026-01-01' }));
    await section().findByText(/the file has a fault/);
    expect(section().queryByText(/is older than the rules/)).not.toBeNull();
    expect(await pageRules.getValue()).toBeNull();
  });

  test('that no longer suit this version are not said to be in use', async () => {
    await openOptionsPage(stagePage(), { importedRules: { version: '2026-12-01', rules: 7 } });
    expect(section().queryByText(/Imported rules/)).toBeNull();
  });
});

test('diagnostics of every open page of TikTok are copied', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'x', version: '0.2.0' });
  fakeBrowser.tabs.query = (() =>
    Promise.resolve([{ id: 1 }, { id: 2 }])) as unknown as typeof fakeBrowser.tabs.query;
  fakeBrowser.tabs.sendMessage = () => Promise.reject(new Error('nobody'));
  await openOptionsPage(stagePage());
  press('Copy diagnostics');
  await screen.findByText(/counts and versions only/);
  expect(JSON.parse(copied.mock.calls[0]?.[0] ?? '')).toMatchObject({ pages: [null, null] });
});
