import { describe, expect, onTestFinished, test } from 'vitest';
import { DEMO, DEMO_STATES, type DemoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { launchChromium } from '../../sandbox/browser/launch-chromium.ts';
import { launchFirefox } from '../../sandbox/browser/launch-firefox.ts';
import type { ScoutBrowser } from '../../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { connectAccount } from '../../sandbox/story/connect-account.ts';
import { playStory } from '../../sandbox/story/play-story.ts';
import { type Stage, setStage } from '../../sandbox/story/stage.ts';
import { STORIES } from '../../sandbox/story/stories.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';
import { buildExport, type Exportable } from '../../utils/domain/export.ts';
import { barePost } from '../../utils/domain/post.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import {
  dumpDatabase,
  dumpStorage,
  heardInPage,
  heardInTab,
  type Overheard,
  recordPage,
  recordTab,
  tap,
  type Wiretap,
} from '../support/eavesdrop.ts';
import { findLeaks, needlesOf } from '../support/needles.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const FEED = 'https://www.tiktok.com/foryou';
const API = 'https://business-api.tiktok.com/open_api/v1.3/';
const WRONG_TOKEN = 'sandbox-token-that-is-wrong';
const CANARY = 'canary-of-the-console';

/** All that must not get out. The demo's codes begin alike, so one stands for all. */
const SECRETS = [DEMO.token, WRONG_TOKEN, DEMO.secret, DEMO.authCode, '#Sandbox+Invented/Code7'];
const NEEDLES = SECRETS.flatMap(needlesOf);

/** What a page of ours says because a person entered a secret there: the only messages that may hold one. */
const MAY_HOLD = ['code.receive', 'account.connect'];

/** All that scripts of a page can get at. */
const KNOWN_TO_PAGE = `JSON.stringify([
  window.__siteLog, { ...localStorage, ...sessionStorage }, document.cookie, location.href, history.state,
  performance.getEntries().map(({ name }) => name),
])`;

interface Told {
  sandbox: Sandbox;
  scout: ScoutBrowser;
  tapped: Wiretap;
  stage: Stage;
  /** A tab of tiktok.com whose page forges, listens and pries. */
  hostile: Page;
  /** A page of the extension that hears all that is said to the background. */
  listener: Page;
}

async function launch(kind: 'chromium' | 'firefox', sandbox: Sandbox): Promise<ScoutBrowser> {
  const options = { front: sandbox.front, extensionDir: await ensureBuilt(kind), headless: true };
  const preferences = { 'devtools.console.stdout.content': true };
  const scout = await (kind === 'chromium'
    ? launchChromium(options)
    : launchFirefox({ ...options, preferences }));
  onTestFinished(() => scout.close());
  return scout;
}

async function say(page: Page, name: string, input: object): Promise<unknown> {
  const message = JSON.stringify({ ...ENVELOPE, name, input });
  return page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage(${message})`);
}

/** The main job from the feed to the authorised post, and then everything that can go wrong with codes and tokens. */
async function tellStory(kind: 'chromium' | 'firefox'): Promise<Told> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { world } = sandbox.adsApi;
  // Browsers send a POST again by themselves when a connection they reuse breaks before the answer's first byte.
  world.setKnobs({ messages: 'echo', authorizeQps: null, keepAlive: false });
  const scout = await launch(kind, sandbox);
  const tapped = await tap(scout);
  const listener = await scout.openExtensionPage('/options.html');
  await recordPage(listener);
  await sayWrongThings(listener);
  await connectAccount(scout);

  const hostile = await scout.openSite('https://www.tiktok.com/explore?hostile=1');
  const stage = await setStage(scout, sandbox);
  await recordPage(stage.popup);
  await recordTab(listener, FEED);
  const picturesDir = await mkdtemp(join(tmpdir(), 'spark-scout-secrets-'));
  onTestFinished(() => rm(picturesDir, { recursive: true }));
  await playStory(STORIES['with-account'], stage, { picturesDir, onStep: () => undefined });
  await goWrong(sandbox, listener);
  await listener.evaluate(`console.error(${JSON.stringify(CANARY)})`);
  await waitUntil('the console is heard', async () =>
    tapped.lines.some((line) => line.includes(CANARY)),
  );
  return { sandbox, scout, tapped, stage, hostile, listener };
}

/** Tokens and redirects that TikTok does not take. */
async function sayWrongThings(page: Page): Promise<void> {
  const advertiserIds = [DEMO.advertisers[0].advertiserId];
  const refused = { kind: 'token', token: WRONG_TOKEN, advertiserIds };
  expect(await say(page, 'account.connect', { how: refused })).toMatchObject({ ok: false });
  const { appId, secret, authCode } = DEMO;
  const redirectUrl = `https://example.com/?auth_code=${authCode}`;
  const redirect = { kind: 'redirect', appId, secret, redirectUrl };
  await say(page, 'account.connect', { how: redirect });
  // It works once only.
  await say(page, 'account.connect', { how: redirect });
  await say(page, 'account.disconnect', {});
}

/** A post of the sandbox saved and its code pasted, each as people do it. */
async function paste(page: Page, { itemId, handle, code }: DemoCode): Promise<void> {
  await say(page, 'request.save', { post: barePost(itemId, 'video', handle) });
  const text = `here: https://www.tiktok.com/@${handle}/video/${itemId} ${code}`;
  await say(page, 'code.receive', { text, requestId: null });
}

/** A code of every state that a code can be in, and every way in which TikTok can fail to answer. */
async function goWrong({ adsApi: { world }, codes }: Sandbox, page: Page): Promise<void> {
  const [lost, broken, cutOff, late, ...others] = codes.slice(1, DEMO_STATES.length + 6);
  for (const one of others) await paste(page, one);
  // One of them is tried again half a minute later only: TikTok had trouble of its own.
  const isOpen = ({ preview, refusal }: Row): boolean => preview === null && refusal === null;
  await waitForTable(page, 'codes', (rows) => rows.filter(isOpen).length <= 1);
  const withheld = (await readTable(page, 'codes')).find(({ preview }) => preview === 'withheld');
  await say(page, 'code.confirmApply', { codeId: withheld?.['id'] });
  await waitForTable(page, 'codes', (rows) => rows.some(({ refusal }) => refusal !== null));
  const faults = [
    [lost, { kind: 'reset', endpoint: 'tt_video/authorize', when: 'after-commit' }],
    [broken, { kind: 'bad-gateway', endpoint: 'tt_video/info' }],
    [cutOff, { kind: 'truncated-json', endpoint: 'tt_video/info' }],
    [late, { kind: 'token-revoked' }],
  ] as const;
  for (const [one, fault] of faults) {
    const before = world.log().filter(({ faults: met }) => met.length > 0).length;
    world.setFault(fault);
    if (one) await paste(page, one);
    await waitUntil(`the fault ${fault.kind} is met`, async () => {
      await say(page, 'sync.run', {});
      return world.log().filter(({ faults: met }) => met.length > 0).length > before;
    });
  }
  await waitForTable(page, 'calls', (rows) =>
    rows.some(({ problem }) => problem === 'unauthorised'),
  );
  await say(page, 'account.test', {});
  await say(page, 'code.forgetConfirmed', {});
}

type Row = Record<string, unknown>;

async function readTable(page: Page, table: string): Promise<Row[]> {
  return (await dumpDatabase(page))[table] as Row[];
}

function waitForTable(page: Page, table: string, isReached: (rows: Row[]) => boolean) {
  return waitUntil(
    `the table ${table} is so far`,
    async () => isReached(await readTable(page, table)),
    60_000,
  );
}

/** What content scripts said and heard, and of what our own pages did, all but what a person entered. */
async function heard({ listener, stage }: Told): Promise<Record<string, Overheard[]>> {
  const byPerson = ({ way, text }: Overheard): boolean =>
    way !== 'answered' && MAY_HOLD.some((name) => text.includes(`"name":"${name}"`));
  const ours = async (page: Page) => (await heardInPage(page)).filter((one) => !byPerson(one));
  return {
    'content script': await heardInTab(listener, FEED),
    popup: await ours(stage.popup),
    'page that listens': await ours(listener),
  };
}

/** A story in which nothing went wrong would tell nothing. */
function expectAllWentWrong(codes: Row[], tables: Record<string, unknown[]>): void {
  const problems = (tables['calls'] as Row[]).map(({ problem }) => problem);
  expect(problems).toEqual(
    expect.arrayContaining(['network', 'server', 'unexpected-reply', 'unauthorised', 'refused']),
  );
  const types = (tables['events'] as Row[]).map(({ type }) => type);
  expect(types).toEqual(
    expect.arrayContaining(['code-sent', 'code-refused', 'outcome-uncertain', 'code-forgotten']),
  );
  // Refused in words that repeat the code and say no reason.
  expect(codes.filter(({ preview }) => preview === 'withheld').length).toBeGreaterThan(5);
  expect(codes.filter(({ refusal }) => refusal !== null).length).toBeGreaterThan(0);
}

describe.each(['chromium', 'firefox'] as const)('after a whole story in %s', (kind) => {
  test('no code and no token stands anywhere but where it has to', async () => {
    const told = await tellStory(kind);
    const { sandbox, scout, tapped, stage, hostile, listener } = told;
    const messages = await heard(told);
    // What was not recorded cannot be searched.
    for (const way of ['sent', 'answered', 'told'] as const) {
      expect(messages['content script']?.some((one) => one.way === way)).toBe(true);
    }
    expect(messages['popup']?.some(({ way }) => way === 'answered')).toBe(true);
    expect(messages['page that listens']?.some(({ way }) => way === 'told')).toBe(true);

    const { codes, secrets, ...tables } = await dumpDatabase(listener);
    expectAllWentWrong(codes as Row[], tables);
    expect(JSON.stringify(codes)).toContain('Sandbox+Invented');
    expect(JSON.stringify(secrets)).toContain(DEMO.token);
    const all = { ...tables, codes } as unknown as Exportable;
    const exported = buildExport(all, { withCodes: false, settings: {}, now: Date.now() });
    const pages = await scout.browser.pages();
    const health = await listener.evaluate(
      `(globalThis.browser ?? chrome).tabs.query({ url: ${JSON.stringify(`${FEED}*`)} }).then(([tab]) =>
        (globalThis.browser ?? chrome).tabs.sendMessage(tab.id, ${JSON.stringify({ ...ENVELOPE, name: 'health.read' })}))`,
    );

    expect(
      findLeaks(
        {
          ...messages,
          ...tables,
          'export without codes': exported,
          'page health': health,
          console: tapped.lines,
          'addresses but the API’s own': tapped.urls.filter((url) => !url.startsWith(API)),
          'addresses of tabs': pages.map((page) => page.url()),
          'storage of the extension': await dumpStorage(listener),
          'the page of tiktok.com': await stage.feed.content(),
          'what the page of tiktok.com knows': await stage.feed.evaluate(KNOWN_TO_PAGE),
          'the hostile page': await hostile.content(),
          'what the hostile page knows': await hostile.evaluate(KNOWN_TO_PAGE),
          'log of the emulator': sandbox.adsApi.world.log(),
        },
        NEEDLES,
      ),
    ).toEqual([]);
    // In the API's own addresses a code to be previewed has to stand; a token never.
    const apiUrls = tapped.urls.filter((url) => url.startsWith(API));
    expect(findLeaks({ apiUrls }, [DEMO.token, WRONG_TOKEN].flatMap(needlesOf))).toEqual([]);
  });
});

describe('the search itself', () => {
  test.each([
    ['as it is', (code: string) => code],
    ['without its #', (code: string) => code.slice(1)],
    ['percent-encoded', encodeURIComponent],
    ['percent-encoded twice', (code: string) => encodeURIComponent(encodeURIComponent(code))],
    ['in base64', (code: string) => btoa(code)],
    ['in base64 after something else', (code: string) => btoa(`x=${code}`)],
    ['in base64 after one more', (code: string) => btoa(`xy=${code}`)],
    ['in the base64 of addresses', (code: string) => Buffer.from(code).toString('base64url')],
    ['as the value of JSON', (code: string) => JSON.stringify({ deep: [{ code }] })],
  ])('finds a code %s', (_, encode) => {
    const code = '#Sandbox+Invented/Code7431234567890123457==';
    expect(findLeaks({ place: `before ${encode(code)} after` }, NEEDLES)).not.toEqual([]);
  });

  test('finds nothing where nothing is', () => {
    expect(
      findLeaks({ place: 'Spark code of the sandbox, post 7431234567890123457' }, NEEDLES),
    ).toEqual([]);
  });
});
