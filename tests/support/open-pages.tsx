import { type Signal, signal } from '@preact/signals';
import { render, waitFor } from '@testing-library/preact';
import { expect } from 'vitest';
import { App as OptionsApp } from '../../entrypoints/options/app.tsx';
import { App as PopupApp } from '../../entrypoints/popup/app.tsx';
import { RequestDetails } from '../../components/list/request-row.tsx';
import type { Place } from '../../entrypoints/options/place.ts';
import type { SyncFacts } from '../../entrypoints/options/sync-page.tsx';
import type { FrontPage } from '../../entrypoints/popup/front-page.tsx';
import { createPopupState, recallDrafts } from '../../entrypoints/popup/popup-state.ts';
import { NOTICE_DAYS } from '../../utils/domain/urgency.ts';
import type { Shortcut } from '../../utils/platform/shortcuts.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/settings/settings.ts';
import { connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { readCampaigns } from '../../utils/store/campaigns.ts';
import { readListFacts } from '../../utils/store/list-facts.ts';
import { readForExport } from '../../utils/store/reads.ts';
import { countConfirmedCodes } from '../../utils/store/forget-codes.ts';
import { readSyncBoard } from '../../utils/store/sync-board.ts';
import { readSnapshots } from '../../utils/store/snapshots.ts';
import { NOON } from './build.ts';
import { type PageStage, watchStage } from './page-stage.ts';

interface PopupWorld {
  isOnline?: boolean;
  missingHosts?: string[];
  ownHandles?: string[];
  noticeDays?: number[];
  frontPage?: FrontPage | null;
}

/** Opens the popup over the stage's database, as it stands at noon. */
export async function openPopupPage(stage: PageStage, world: PopupWorld = {}) {
  const state = createPopupState();
  await recallDrafts(state);
  const { answer, retry } = watchStage(stage, readListFacts, new AbortController().signal);
  const view = render(
    <PopupApp
      db={stage.context.db}
      state={state}
      overview={answer}
      ownHandles={signal(world.ownHandles ?? [])}
      noticeDays={signal(world.noticeDays ?? [...NOTICE_DAYS])}
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
  await RequestDetails.fetchAhead();
  return view;
}

interface OptionsWorld {
  settings?: Partial<Settings>;
  importedRules?: unknown;
  shortcuts?: Shortcut[];
  askConsent?: () => Promise<boolean>;
  /** A signal is followed. */
  place?: Place | Signal<Place>;
  missingHosts?: string[];
  nextRunAt?: number;
  /** What is known of the sync; the stage's database unless given. */
  board?: SyncFacts['board'];
}

/** Opens the settings over the stage's database. */
export async function openOptionsPage(stage: PageStage, world: OptionsWorld = {}) {
  const { signal: ending } = new AbortController();
  const { place = 'settings' } = world;
  const accounts = watchStage(stage, connectedAccounts, ending);
  const campaigns = watchStage(stage, readCampaigns, ending);
  const board = watchStage(stage, readSyncBoard, ending);
  const sync: SyncFacts = {
    board: world.board ?? board.answer,
    onRetry: board.retry,
    nextRunAt: signal(world.nextRunAt ?? null),
    now: signal(NOON),
  };
  const view = render(
    <OptionsApp
      place={typeof place === 'string' ? signal<Place>(place) : place}
      missingHosts={signal(world.missingHosts ?? [])}
      openSync={() => sync}
      settings={{
        current: signal({ ...DEFAULT_SETTINGS, ...world.settings }),
        accounts: accounts.answer,
        onRetry: accounts.retry,
        askConsent: world.askConsent ?? (() => Promise.resolve(true)),
        campaigns: campaigns.answer,
        importedRules: world.importedRules ?? null,
        shortcuts: signal(world.shortcuts ?? []),
        countConfirmed: () => countConfirmedCodes(stage.context.db),
      }}
    />,
  );
  await waitFor(() => {
    expect(accounts.answer.value.state).toBe('ready');
    expect(campaigns.answer.value.state).toBe('ready');
    expect(sync.board.value.state).not.toBe('loading');
  });
  return view;
}
