import { describe, expect, test } from 'vitest';
import { buildExport, EXPORT_SCHEMA, type Exportable } from '../../utils/domain/export.ts';
import type { HistoryEvent } from '../../utils/domain/history.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/settings.ts';
import {
  aCampaign,
  aCreator,
  anAccount,
  aPost,
  aSnapshot,
  CODE,
  ITEM_ID,
  NOON,
  OTHER_ITEM_ID,
} from '../support/build.ts';
import { aCode, anAuthorization, aRequest } from '../support/overview.ts';

const request = aRequest();
const deleted = aRequest({ itemId: OTHER_ITEM_ID, deletedAt: NOON });
const event = (requestId: string | null): HistoryEvent => ({
  requestId,
  itemId: null,
  type: 'asked',
  at: NOON,
  by: 'hand',
  detail: {},
});

const all: Exportable = {
  posts: [aPost(), aPost({ itemId: OTHER_ITEM_ID })],
  requests: [request, deleted],
  codes: [aCode({ requestId: request.id, fingerprint: 'print-of-the-code' })],
  adAccounts: [anAccount()],
  authorizations: [anAuthorization({ requestId: request.id })],
  events: [event(request.id), event(deleted.id)],
  snapshots: [aSnapshot(), aSnapshot({ itemId: OTHER_ITEM_ID })],
  creators: [aCreator()],
  campaigns: [aCampaign({ name: 'Spring buns' }), aCampaign({ deletedAt: NOON })],
};

describe('an export', () => {
  test('names its schema, so that a later import knows what it reads', () => {
    expect(
      buildExport(all, { withCodes: false, settings: DEFAULT_SETTINGS, now: NOON }),
    ).toMatchObject({
      app: 'spark-scout',
      schema: EXPORT_SCHEMA,
      exportedAt: NOON,
      withCodes: false,
    });
  });

  test('holds neither codes nor what identifies them unless asked for', () => {
    const text = JSON.stringify(
      buildExport(all, { withCodes: false, settings: DEFAULT_SETTINGS, now: NOON }),
    );
    expect(text).not.toContain(CODE);
    expect(text).not.toContain('print-of-the-code');
    expect(
      buildExport(all, { withCodes: false, settings: DEFAULT_SETTINGS, now: NOON }).codes,
    ).toHaveLength(1);
  });

  test('holds what a person set up', () => {
    const chosen = { ...DEFAULT_SETTINGS, brand: 'Lumen & Oak' };
    const file = buildExport(all, { withCodes: false, settings: chosen, now: NOON });
    expect(file.settings).toEqual(chosen);
  });

  test('holds the codes when asked for', () => {
    expect(
      buildExport(all, { withCodes: true, settings: DEFAULT_SETTINGS, now: NOON }).codes[0]?.value,
    ).toBe(CODE);
  });

  test('leaves out what was deleted, its post and its history included', () => {
    const file = buildExport(all, { withCodes: true, settings: DEFAULT_SETTINGS, now: NOON });
    expect(file.requests.map(({ id }) => id)).toEqual([request.id]);
    expect(file.posts).toHaveLength(1);
    expect(file.events.map(({ requestId }) => requestId)).toEqual([request.id]);
  });

  test('holds how posts grew, what was noted of creators, and the campaigns that were not deleted', () => {
    const file = buildExport(all, { withCodes: false, settings: DEFAULT_SETTINGS, now: NOON });
    expect(file.snapshots.map(({ itemId }) => itemId)).toEqual([ITEM_ID]);
    expect(file.creators).toEqual([aCreator()]);
    expect(file.campaigns.map(({ name }) => name)).toEqual(['Spring buns']);
  });

  test('survives being written and read as JSON', () => {
    const file = buildExport(all, { withCodes: true, settings: DEFAULT_SETTINGS, now: NOON });
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
  });
});
