import { describe, expect, test, vi } from 'vitest';
import { ScoutError } from '../../utils/domain/scout-error.ts';
import { contract, type MessageName } from '../../utils/messages/contract.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import {
  answer,
  type Handlers,
  isOurs,
  kindOfSender,
  type SenderFacts,
} from '../../utils/messages/serve.ts';
import { aPost, ITEM_ID } from '../support/build.ts';

const SELF = { id: 'own-extension-id', origin: 'chrome-extension://own-extension-id' };
const CONTENT: SenderFacts = {
  id: SELF.id,
  url: 'https://www.tiktok.com/foryou',
  frameId: 0,
  tab: {},
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
  'badge.read': { itemIds: [ITEM_ID] },
  'request.save': { post: aPost() },
  'request.markAsked': { requestId: REQUEST_ID, channel: 'dm' },
  'request.takeBackAsk': { requestId: REQUEST_ID },
  'request.mark': { requestId: REQUEST_ID, event: 'agreed' },
  'request.undo': { requestId: REQUEST_ID },
  'request.setDays': { requestId: REQUEST_ID, days: 60 },
  'request.delete': { requestId: REQUEST_ID },
  'request.restore': { requestId: REQUEST_ID },
  'kit.write': { requestId: REQUEST_ID, language: null },
  'code.receive': { text: 'anything', requestId: null },
  'code.assign': { codeId: REQUEST_ID, requestId: REQUEST_ID },
  'code.confirmApply': { codeId: REQUEST_ID },
  'code.delete': { codeId: REQUEST_ID },
  'authorization.markApplied': { requestId: REQUEST_ID, accountLabel: 'Acme', endsAt: null },
  'account.connect': {
    how: { kind: 'token', token: 'sandbox-token', advertiserIds: ['7504697128674066433'] },
  },
  'account.test': {},
  'account.choose': { adAccountId: REQUEST_ID },
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

function serveWith(handle: (name: string, input: unknown) => unknown) {
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown) => Promise.resolve().then(() => handle(name, input)),
    ]),
  ) as unknown as Handlers;
  const toErrorCode = (error: unknown) =>
    error instanceof ScoutError ? error.code : ('internal' as const);
  return (message: unknown, sender: SenderFacts) =>
    answer(message, sender, { handlers, self: SELF, toErrorCode });
}

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
      expect(await serve(envelope(name, bad), PAGE)).toMatchObject({
        ok: false,
        error: { code: 'bad-message' },
      });
    }
    expect(handle).not.toHaveBeenCalled();
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
