import { signal } from '@preact/signals';
import { render, waitFor } from '@testing-library/preact';
import { expect } from 'vitest';
import { App as OptionsApp } from '../../entrypoints/options/app.tsx';
import { App as PopupApp } from '../../entrypoints/popup/app.tsx';
import type { FrontPage } from '../../entrypoints/popup/front-page.tsx';
import { createPopupState, recallDrafts } from '../../entrypoints/popup/popup-state.ts';
import type { Shortcut } from '../../utils/platform/shortcuts.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/settings/settings.ts';
import { connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { readCampaigns } from '../../utils/store/campaigns.ts';
import { readListFacts } from '../../utils/store/list-facts.ts';
import { readForExport } from '../../utils/store/reads.ts';
import { readSnapshots } from '../../utils/store/snapshots.ts';
import { NOON } from './build.ts';
import { type PageStage, watchStage } from './page-stage.ts';

interface PopupWorld {
  isOnline?: boolean;
  missingHosts?: string[];
  ownHandles?: string[];
  frontPage?: FrontPage | null;
}

/** Opens the popup over the stage's database, as it stands at noon. */
export async function openPopupPage(stage: PageStage, world: PopupWorld = {}) {
  const state = createPopupState();
  await recallDrafts(state);
  const { answer, retry } = watchStage(stage, readListFacts, new AbortController().signal);
  const view = render(
    <PopupApp
      state={state}
      overview={answer}
      ownHandles={signal(world.ownHandles ?? [])}
      frontPage={signal(world.frontPage ?? null)}
      readForExport={() => readForExport(stage.context.db)}
      readSnapshots={(itemId) => readSnapshots(stage.context.db, itemId)}
      onRetry={retry}
      now={signal(NOON)}
      isOnline={signal(world.isOnline ?? true)}
      missingHosts={signal(world.missingHosts ?? [])}
      isTab={false}
    />,
  );
  await waitFor(() => expect(answer.value.state).toBe('ready'));
  return view;
}

interface OptionsWorld {
  settings?: Partial<Settings>;
  importedRules?: unknown;
  shortcuts?: Shortcut[];
  askConsent?: () => Promise<boolean>;
}

/** Opens the settings over the stage's database. */
export async function openOptionsPage(stage: PageStage, world: OptionsWorld = {}) {
  const { signal: ending } = new AbortController();
  const accounts = watchStage(stage, connectedAccounts, ending);
  const campaigns = watchStage(stage, readCampaigns, ending);
  const view = render(
    <OptionsApp
      current={signal({ ...DEFAULT_SETTINGS, ...world.settings })}
      accounts={accounts.answer}
      onRetry={accounts.retry}
      askConsent={world.askConsent ?? (() => Promise.resolve(true))}
      missingHosts={signal([])}
      campaigns={campaigns.answer}
      importedRules={world.importedRules ?? null}
      shortcuts={signal(world.shortcuts ?? [])}
    />,
  );
  await waitFor(() => {
    expect(accounts.answer.value.state).toBe('ready');
    expect(campaigns.answer.value.state).toBe('ready');
  });
  return view;
}
