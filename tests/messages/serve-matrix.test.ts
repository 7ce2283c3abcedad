import { describe, expect, test } from 'vitest';
import { contract, type MessageName, type Reply } from '../../utils/messages/contract.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import { answer, type Handlers, type SenderFacts } from '../../utils/messages/serve.ts';
import { badPayloads, goodPayloads } from '../support/payloads-of.ts';

const SELF = { id: 'own-extension-id', origin: 'chrome-extension://own-extension-id' };
const TAB = { tab: { id: 7 }, frameId: 0 };
const SITE = 'https://www.tiktok.com';

const inTab = (url: string, id: string | undefined = SELF.id): SenderFacts => ({ id, url, ...TAB });

/** Everybody who might speak up, and whom we take them for. */
const SENDERS: [string, 'content' | 'page' | 'nobody', SenderFacts][] = [
  ['our script on tiktok.com', 'content', inTab(`${SITE}/foryou`)],
  ['our script on a page with a long address', 'content', inTab(`${SITE}/@a/video/1?x=#y`)],
  ['our popup', 'page', { id: SELF.id, url: `${SELF.origin}/popup.html` }],
  ['our options in a tab', 'page', inTab(`${SELF.origin}/options.html`)],
  ['our script in a frame of tiktok.com', 'nobody', { ...inTab(`${SITE}/`), frameId: 3 }],
  ['our script in a frame nobody numbered', 'nobody', { id: SELF.id, url: SITE, tab: { id: 7 } }],
  ['our script on tiktok.com without TLS', 'nobody', inTab('http://www.tiktok.com/')],
  ['our script on another port', 'nobody', inTab('https://www.tiktok.com:8443/')],
  ['our script on the bare host', 'nobody', inTab('https://tiktok.com/')],
  ['our script on a host below', 'nobody', inTab('https://ads.www.tiktok.com/')],
  ['our script on a look-alike', 'nobody', inTab('https://www.tiktok.com.evil.example/')],
  ['our script on a host with a disguise', 'nobody', inTab('https://www.tiktok.com@evil.example/')],
  ['our script elsewhere', 'nobody', inTab('https://evil.example/www.tiktok.com')],
  ['our script in a blob of tiktok.com', 'nobody', inTab(`blob:${SITE}/0000`)],
  ['our script in a data address', 'nobody', inTab('data:text/html,hi')],
  ['our script on a blank page', 'nobody', inTab('about:blank')],
  ['our script in an address that is none', 'nobody', inTab('www.tiktok.com')],
  ['tiktok.com in no tab', 'nobody', { id: SELF.id, url: `${SITE}/`, frameId: 0 }],
  ['a web page', 'nobody', { url: `${SITE}/`, ...TAB }],
  ['a web page without a tab', 'nobody', { url: `${SITE}/` }],
  ['a web page that says it is us', 'nobody', { url: `${SELF.origin}/popup.html` }],
  ['another extension', 'nobody', { id: 'other', url: 'chrome-extension://other/a.html' }],
  ['another extension with our address', 'nobody', { id: 'other', url: `${SELF.origin}/a.html` }],
  ['another extension on tiktok.com', 'nobody', inTab(`${SITE}/`, 'other')],
  ['an extension whose id begins as ours', 'nobody', inTab(`${SELF.origin}x/popup.html`)],
  ['us at nowhere', 'nobody', { id: SELF.id }],
  ['nobody', 'nobody', {}],
];

const NAMES = Object.keys(contract) as MessageName[];

/** Payloads that are no objects at all, or bring along what objects inherit. */
const ODD_PAYLOADS: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a text', 'text'],
  ['a function', () => 'called'],
  ['a stranger', { surprise: 1 }],
];

/** What objects inherit, as keys that a JSON text can give them. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const withInherited = (good: object, key: string): object => {
  const value = '{"polluted":true,"isPolluted":1}';
  return JSON.parse(
    `{${[JSON.stringify(good).slice(1, -1), `"${key}":${value}`].filter(Boolean).join(',')}}`,
  ) as object;
};

const REFUSED = { ok: false, error: { code: 'bad-message' } };

interface Served {
  reply: Reply<unknown>;
  /** What handlers were given. */
  seen: unknown[];
}

async function serve(name: string, input: unknown, sender: SenderFacts): Promise<Served> {
  const seen: unknown[] = [];
  const handle = async (payload: unknown): Promise<string> => {
    seen.push(payload);
    return 'done';
  };
  const handlers = Object.fromEntries(NAMES.map((one) => [one, handle])) as unknown as Handlers;
  const options = { handlers, self: SELF, toErrorCode: () => 'internal' as const };
  return { reply: await answer({ ...ENVELOPE, name, input }, sender, options), seen };
}

/** One word for how it went: the error's code, or `done`; a handler that ran although it must not is told. */
function outcomeOf({ reply, seen }: Served): string {
  if (reply.ok) return seen.length === 1 ? 'done' : 'answered by nobody';
  return seen.length === 0 ? reply.error.code : `${reply.error.code}, but its handler ran`;
}

const mayHandle = (name: MessageName, kind: string): boolean =>
  (contract[name].from as readonly string[]).includes(kind);

describe('every message × every sender × every payload', () => {
  test.each(NAMES)('%s lets through what its contract allows, and nothing else', async (name) => {
    const schema = contract[name].input;
    const goods = goodPayloads(schema);
    const bads = [
      ...goods.flatMap((good) => badPayloads(schema, good)),
      ...ODD_PAYLOADS.map(([what, payload]) => ({ what, payload })),
    ];
    const wrong: string[] = [];
    const check = async (
      sender: (typeof SENDERS)[number],
      what: string,
      payload: unknown,
      expected: string,
    ) => {
      const [who, , facts] = sender;
      const outcome = outcomeOf(await serve(name, payload, facts));
      if (outcome !== expected) wrong.push(`${who}, ${what}: ${outcome}, not ${expected}`);
    };
    for (const sender of SENDERS) {
      const isAllowed = mayHandle(name, sender[1]);
      for (const good of goods)
        await check(sender, 'a good payload', good, isAllowed ? 'done' : 'not-allowed');
      for (const { what, payload } of bads)
        await check(sender, what, payload, isAllowed ? 'bad-message' : 'not-allowed');
    }
    expect(wrong).toEqual([]);
    // A matrix that tries nothing would pass.
    expect(goods.length).toBeGreaterThan(0);
    expect(bads.length).toBeGreaterThan(ODD_PAYLOADS.length);
  });

  test.each(NAMES)('%s hands no inherited key to its handler', async (name) => {
    for (const good of goodPayloads(contract[name].input)) {
      for (const key of INHERITED) {
        for (const [, kind, facts] of SENDERS) {
          if (!mayHandle(name, kind)) continue;
          const { reply, seen } = await serve(name, withInherited(good as object, key), facts);
          expect(reply).toMatchObject(seen.length === 1 ? { ok: true } : REFUSED);
          for (const payload of seen) {
            expect(Object.keys(payload as object)).not.toContain(key);
            expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
            expect(payload).toEqual(good);
          }
        }
      }
    }
    expect({}).not.toHaveProperty('isPolluted');
  });
});

describe('names that are no messages', () => {
  test.each([...INHERITED, '', 'request.explode', 'Request.Save', 'request.save '])(
    '"%s" is refused for everybody',
    async (name) => {
      for (const [, , facts] of SENDERS) {
        expect(outcomeOf(await serve(name, {}, facts))).toBe('bad-message');
      }
    },
  );
});
