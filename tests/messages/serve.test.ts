import { describe, expect, test, vi } from 'vitest';
import { ScoutError } from '../../utils/domain/scout-error.ts';
import { contract, type MessageName } from '../../utils/messages/contract.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import {
  answer,
  type Asker,
  type Handlers,
  isOurs,
  kindOfSender,
  type SenderFacts,
} from '../../utils/messages/serve.ts';
import { EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import { aPost, ITEM_ID } from '../support/build.ts';

const SELF = { id: 'own-extension-id', origin: 'chrome-extension://own-extension-id' };
const CONTENT: SenderFacts = {
  id: SELF.id,
  url: 'https://www.tiktok.com/foryou',
  frameId: 0,
  tab: { id: 7 },
};
const PAGE: SenderFacts = { id: SELF.id, url: `${SELF.origin}/popup.html` };
const PAGE_IN_TAB: SenderFacts = { ...PAGE, frameId: 0, tab: {} };

const STRANGERS: [string, SenderFacts][] = [
  ['another extension', { ...PAGE, id: 'other-extension-id' }],
  ['another site', { ...CONTENT, url: 'https://evil.example/foryou' }],
  ['a look-alike host', { ...CONTENT, url: 'https://www.tiktok.com.evil.example/' }],
  ['tiktok.com without TLS', { ...CONTENT, url: 'http://www.tiktok.com/' }],
  ['a frame inside tiktok.com', { ...CONTENT, frameId: 7 }],
  ['nobody', {}],
];

const REQUEST_ID = '019ab0de-0000-7000-8000-000000000001';
const GOOD: Record<MessageName, unknown> = {
  'badge.read': { itemIds: [ITEM_ID], handles: ['ana.sandbox'] },
  'post.seen': { posts: [aPost()] },
  'request.save': { post: aPost() },
  'request.saveMany': { posts: [aPost()] },
  'request.undoSaves': { requestIds: [REQUEST_ID] },
  'creator.note': { handle: 'ana.sandbox', doNotContact: true },
  'lookout.read': {},
  'campaign.save': { campaignId: null, campaign: { ...EMPTY_CAMPAIGN, name: 'Spring buns' } },
  'campaign.delete': { campaignId: REQUEST_ID },
  'campaign.restore': { campaignId: REQUEST_ID },
  'panel.load': {},
  'request.markAsked': { requestId: REQUEST_ID, channel: 'dm' },
  'request.takeBackAsk': { requestId: REQUEST_ID },
  'request.mark': { requestId: REQUEST_ID, event: 'agreed' },
  'request.undo': { requestId: REQUEST_ID },
  'request.setDays': { requestId: REQUEST_ID, days: 60 },
  'request.setAdEnd': { requestId: REQUEST_ID, adEndsAt: null },
  'found.adopt': { itemIds: [ITEM_ID] },
  'found.putAside': { itemIds: [ITEM_ID] },
  'found.offer': { itemIds: [ITEM_ID] },
  'found.adoptAll': {},
  'found.putAsideAll': {},
  'found.takeBack': { requestIds: [REQUEST_ID] },
  'found.progress': {},
  'request.delete': { requestId: REQUEST_ID },
  'request.restore': { requestId: REQUEST_ID },
  'kit.write': { requestId: REQUEST_ID, language: null },
  'code.receive': { text: 'anything', requestId: null },
  'code.assign': { codeId: REQUEST_ID, requestId: REQUEST_ID },
  'code.confirmApply': { codeId: REQUEST_ID },
  'code.delete': { codeId: REQUEST_ID },
  'code.forgetConfirmed': {},
  'authorization.markApplied': { requestId: REQUEST_ID, accountLabel: 'Acme', endsAt: null },
  'account.connect': {
    how: { kind: 'token', token: 'sandbox-token', advertiserIds: ['7504697128674066433'] },
  },
  'account.test': {},
  'account.choose': { adAccountId: REQUEST_ID, appliesCodes: true },
  'account.pause': { adAccountId: REQUEST_ID, isPaused: true },
  'account.disconnect': {},
  'sync.run': {},
  'db.ready': {},
};

const NAMES = Object.keys(contract) as MessageName[];

const BAD: unknown[] = [
  undefined,
  null,
  7,
  'text',
  [],
  { unexpected: 1 },
  { requestId: '../../etc', channel: 'dm' },
  { requestId: REQUEST_ID, days: 31, extra: true },
  { itemIds: [7431234567890123] },
  JSON.parse('{"__proto__":{"polluted":true},"requestId":1}'),
];

/** Posts that a page could make up; each is right but for one thing. */
const BAD_POSTS: [string, object][] = [
  ['a retyped count', aPost({ stats: { plays: '12K' as never } })],
  ['a negative count', aPost({ stats: { plays: -1 } })],
  ['followers beyond safe numbers', aPost({ details: { followers: 2 ** 60 } })],
  ['a sound that nobody knows', aPost({ details: { sound: 'stolen' as never } })],
  ['a source without its parts', aPost({ details: { madeFrom: { how: 'duet' } as never } })],
  ['a thousand hashtags', aPost({ details: { hashtags: Array.from({ length: 1_000 }, String) } })],
  ['a mention that is no handle', aPost({ details: { mentions: ['<img src=x>'] } })],
  ['a fact of its own', aPost({ details: { viewer: 'me' } as never })],
  ['"not an ad", which nobody can know', aPost({ details: { wasAd: false as never } })],
  ['no details', { ...aPost(), details: undefined }],
];

function serveWith(handle: (name: string, input: unknown, asker: Asker) => unknown) {
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown, asker: Asker) => Promise.resolve().then(() => handle(name, input, asker)),
    ]),
  ) as unknown as Handlers;
  const toErrorCode = (error: unknown) =>
    error instanceof ScoutError ? error.code : ('internal' as const);
  return (message: unknown, sender: SenderFacts) =>
    answer(message, sender, { handlers, self: SELF, toErrorCode });
}

const allowedSender = (name: MessageName): SenderFacts =>
  (contract[name].from as readonly string[]).includes('page') ? PAGE : CONTENT;

const envelope = (name: string, input: unknown) => ({ ...ENVELOPE, name, input });

describe('who may say what', () => {
  test.each(NAMES)('%s is carried out for exactly the senders of its contract', async (name) => {
    const serve = serveWith(() => 'done');
    const from: readonly string[] = contract[name].from;
    for (const [kind, sender] of [
      ['content', CONTENT],
      ['page', PAGE],
      ['page', PAGE_IN_TAB],
    ] as const) {
      const reply = await serve(envelope(name, GOOD[name]), sender);
      expect(reply).toMatchObject(
        from.includes(kind)
          ? { ok: true, value: 'done' }
          : { ok: false, error: { code: 'not-allowed' } },
      );
    }
    for (const [, sender] of STRANGERS) {
      expect(await serve(envelope(name, GOOD[name]), sender)).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      });
    }
  });

  test.each(NAMES)('%s refuses bad payloads before its handler sees them', async (name) => {
    const handle = vi.fn();
    const serve = serveWith(handle);
    const takesNothing = Object.keys(GOOD[name] as object).length === 0;
    for (const bad of BAD) {
      if (takesNothing && Array.isArray(bad)) continue;
      expect(await serve(envelope(name, bad), allowedSender(name))).toMatchObject({
        ok: false,
        error: { code: 'bad-message' },
      });
    }
    expect(handle).not.toHaveBeenCalled();
  });

  test.each(BAD_POSTS)('a post with %s is refused in every message', async (_, post) => {
    const handle = vi.fn();
    const serve = serveWith(handle);
    for (const [name, input] of [
      ['request.save', { post }],
      ['request.saveMany', { posts: [aPost(), post] }],
      ['post.seen', { posts: [aPost(), post] }],
    ] as const) {
      expect(await serve(envelope(name, input), CONTENT)).toMatchObject({
        error: { code: 'bad-message' },
      });
    }
    expect(handle).not.toHaveBeenCalled();
  });

  test.each([
    ['a tab of tiktok.com', CONTENT, 7],
    ['a page of ours in a tab', { ...PAGE_IN_TAB, tab: { id: 9 } }, 9],
    ['a popup', PAGE, null],
  ])('a handler learns which tab asks: %s', async (_, sender, tabId) => {
    const serve = serveWith((_name, _input, asker) => asker);
    expect(await serve(envelope('lookout.read', {}), sender)).toEqual({
      ok: true,
      value: { tabId },
    });
  });

  test('no message that a page of tiktok.com may send can read or bring in a code or a token', () => {
    const forContent = NAMES.filter((name) =>
      (contract[name].from as readonly string[]).includes('content'),
    );
    expect(
      forContent.filter((name) => /^(code|account|authorization|data|sync)\./.test(name)),
    ).toEqual([]);
  });

  test.each(STRANGERS)('%s is nobody we know', (_, sender) => {
    expect(kindOfSender(sender, SELF)).toBeNull();
  });
});

describe('answers', () => {
  test('a reason people can act on keeps its code', async () => {
    const serve = serveWith(() => {
      throw new ScoutError('not-possible');
    });
    expect(await serve(envelope('db.ready', {}), PAGE)).toMatchObject({
      ok: false,
      error: { code: 'not-possible' },
    });
  });

  test('an unexpected exception becomes a fixed sentence without its text', async () => {
    const serve = serveWith(() => {
      throw new Error('secret inside');
    });
    const reply = await serve(envelope('db.ready', {}), PAGE);
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });

  test.each([
    ['an unknown name', envelope('request.explode', {})],
    ['a name from the prototype', envelope('constructor', {})],
    ['another version', { ...envelope('db.ready', {}), version: 99 }],
  ])('%s is refused', async (_, message) => {
    expect(await serveWith(() => 'done')(message, PAGE)).toMatchObject({
      ok: false,
      error: { code: 'bad-message' },
    });
  });

  test('messages of others are left alone', () => {
    expect([undefined, null, 'hi', { type: 'theirs' }, { app: 'other' }].some(isOurs)).toBe(false);
    expect(isOurs(envelope('db.ready', {}))).toBe(true);
  });
});
