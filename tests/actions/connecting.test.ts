import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { chooseAccount } from '../../utils/actions/choose-account.ts';
import { connectAccounts, type ConnectHow } from '../../utils/actions/connect-accounts.ts';
import { disconnectAccounts } from '../../utils/actions/disconnect-accounts.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { pauseAccount } from '../../utils/actions/pause-account.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { testConnection } from '../../utils/actions/test-connection.ts';
import { createTikTokBusiness } from '../../utils/ads/tiktok-business/adapter.ts';
import { accountsForCodes, connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { readToken } from '../../utils/store/secrets.ts';
import { newLine } from '../../utils/domain/outbox.ts';
import { CODE, ITEM_ID, NOON, OTHER_CODE, aContext, aPost } from '../support/build.ts';
import { createMemoryBackend } from '../support/memory-backend.ts';
import { type RunningAdsApi, startAdsApi } from '../support/running-ads-api.ts';

const NEVER = new AbortController().signal;
const [FIRST, SECOND] = DEMO.advertisers;
const UNKNOWN_ADVERTISER = '7500000000000000001';

let api: RunningAdsApi;
let context: ReturnType<typeof aContext>;

beforeEach(async () => {
  api = await startAdsApi();
  context = aContext();
});
afterEach(() => api.close());

const backend = () => createTikTokBusiness({ fetch, baseUrl: api.baseUrl.replace(/\/$/, '') });
const connect = (how: ConnectHow) => connectAccounts(context, backend(), how, NEVER);
const withToken = (...advertiserIds: string[]): ConnectHow => ({
  kind: 'token',
  token: DEMO.token,
  advertiserIds,
});
const withRedirect = (redirectUrl: string): ConnectHow => ({
  kind: 'redirect',
  appId: DEMO.appId,
  secret: DEMO.secret,
  redirectUrl,
});

describe('connecting with a token', () => {
  test('tells what each ad account is and what the token can do in it', async () => {
    const { accounts } = await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    expect(accounts).toMatchObject([
      {
        advertiserId: FIRST.advertiserId,
        label: FIRST.name,
        status: 'STATUS_ENABLE',
        currency: 'EUR',
        timezone: 'Europe/Berlin',
        can: { readAccount: 'yes', previewCodes: 'yes', listPosts: 'yes', applyCodes: 'yes' },
        problem: null,
      },
      { advertiserId: SECOND.advertiserId, currency: 'JPY', problem: null },
    ]);
  });

  test('finds that out without writing anything', async () => {
    await connect(withToken(FIRST.advertiserId));
    expect(api.world.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('keeps the token among the secrets and applies codes to the first ad account', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    expect(await readToken(context.db)).toBe(DEMO.token);
    expect(JSON.stringify(await context.db.adAccounts.toArray())).not.toContain(DEMO.token);
    expect((await accountsForCodes(context.db)).map(({ advertiserId }) => advertiserId)).toEqual([
      FIRST.advertiserId,
    ]);
  });

  test('an advertiser id that is not granted is reported and not kept, the others are', async () => {
    const { accounts } = await connect(withToken(FIRST.advertiserId, UNKNOWN_ADVERTISER));
    expect(accounts.map(({ problem }) => problem)).toEqual([
      null,
      { kind: 'forbidden', trouble: 'account-not-granted' },
    ]);
    expect((await connectedAccounts(context.db)).map(({ advertiserId }) => advertiserId)).toEqual([
      FIRST.advertiserId,
    ]);
  });

  test('when none is granted nothing is kept', async () => {
    const { accounts } = await connect(withToken(UNKNOWN_ADVERTISER));
    expect(accounts.map(({ problem }) => problem)).toEqual([
      { kind: 'forbidden', trouble: 'account-not-granted' },
    ]);
    expect(await readToken(context.db)).toBeNull();
  });

  test('a wrong token is said to be one and nothing is kept', async () => {
    const wrong: ConnectHow = {
      kind: 'token',
      token: 'sandbox-wrong-token',
      advertiserIds: [FIRST.advertiserId],
    };
    await expect(connect(wrong)).rejects.toMatchObject({ kind: 'unauthorised' });
    expect(await readToken(context.db)).toBeNull();
    expect(await context.db.adAccounts.count()).toBe(0);
  });

  test('a token without the scopes for posts says what it cannot do', async () => {
    api.world.setFault({ kind: 'scope-lost', endpoint: 'advertiser/info', when: 'after-commit' });
    const { accounts } = await connect(withToken(FIRST.advertiserId));
    expect(accounts[0]).toMatchObject({
      can: { readAccount: 'yes', previewCodes: 'no', listPosts: 'no', applyCodes: 'no' },
      problem: { kind: 'forbidden', trouble: 'permission-missing' },
    });
  });

  test('a label that was there before becomes the connected ad account of that name', async () => {
    const { id } = await savePost(context, aPost(), 30);
    await markApplied(context, id, { accountLabel: FIRST.name, endsAt: null });
    await connect(withToken(FIRST.advertiserId));
    expect(await context.db.adAccounts.toArray()).toMatchObject([
      { label: FIRST.name, advertiserId: FIRST.advertiserId },
    ]);
  });
});

describe("connecting with the company's own developer app", () => {
  test('trades the pasted redirect address for a token and knows its scopes', async () => {
    await connect(withRedirect(`https://example.com/back?auth_code=${DEMO.authCode}&state=x`));
    const accounts = await connectedAccounts(context.db);
    expect(accounts.length).toBeGreaterThan(0);
    expect(accounts[0]?.scopes).toContain(691);
    expect(await readToken(context.db)).not.toBeNull();
  });

  test('keeps what the redirect gave while the ad accounts cannot be read, for a later test', async () => {
    api.world.setFault({ kind: 'bad-gateway', endpoint: 'advertiser/info', times: 1 });
    const how = withRedirect(`https://example.com/back?auth_code=${DEMO.authCode}`);
    const { accounts } = await connect(how);
    expect(accounts[0]).toMatchObject({
      can: { readAccount: 'unknown' },
      problem: { kind: 'server' },
    });
    expect(await readToken(context.db)).not.toBeNull();
    await testConnection(context, backend(), NEVER);
    expect((await connectedAccounts(context.db))[0]).toMatchObject({
      label: FIRST.name,
      problem: null,
    });
  });

  test('reads the ad accounts of a large agency a hundred at a time', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => String(7_000_000_000_000 + index));
    const grants = { token: 'memory-token', advertiserIds: ids, authCode: 'memory-auth-code' };
    const memory = createMemoryBackend(context.clock, grants).backend;
    const asked: number[] = [];
    const readAdAccounts: typeof memory.readAdAccounts = (token, some, signal) => {
      asked.push(some.length);
      return memory.readAdAccounts(token, some, signal);
    };
    const how = withRedirect('https://brand.example/callback?auth_code=memory-auth-code');
    await connectAccounts(context, { ...memory, readAdAccounts }, how, NEVER);
    expect(asked).toEqual([100, 20]);
    expect(await connectedAccounts(context.db)).toHaveLength(120);
  });

  test('stores neither the secret nor the auth code', async () => {
    await connect(withRedirect(`https://example.com/back?auth_code=${DEMO.authCode}`));
    const tables = await Promise.all(context.db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(tables)).not.toContain(DEMO.secret);
    expect(JSON.stringify(tables)).not.toContain(DEMO.authCode);
  });

  test.each([
    'https://example.com/back?state=x',
    'not an address',
    'https://example.com/back?auth_code=',
  ])(
    'an address without an auth code is refused before anything is asked: %s',
    async (redirectUrl) => {
      await expect(connect(withRedirect(redirectUrl))).rejects.toMatchObject({
        code: 'bad-redirect',
      });
      expect(api.world.log()).toEqual([]);
    },
  );

  test('an auth code works once', async () => {
    const how = withRedirect(`https://example.com/back?auth_code=${DEMO.authCode}`);
    await connect(how);
    await expect(connect(how)).rejects.toMatchObject({ kind: 'unauthorised' });
  });
});

describe('testing the connection', () => {
  test('notes a revoked token on every ad account, and that it works again', async () => {
    await connect(withToken(FIRST.advertiserId));
    api.world.setFault({ kind: 'return-code', returnCode: 40105, times: 1 });
    await expect(testConnection(context, backend(), NEVER)).rejects.toMatchObject({
      kind: 'unauthorised',
    });
    expect((await connectedAccounts(context.db))[0]?.problem).toMatchObject({
      kind: 'unauthorised',
      trouble: 'token-revoked',
    });
    await testConnection(context, backend(), NEVER);
    expect((await connectedAccounts(context.db))[0]?.problem).toBeNull();
  });

  test('without a connection says so', async () => {
    await expect(testConnection(context, backend(), NEVER)).rejects.toMatchObject({
      code: 'not-connected',
    });
  });

  test('asks nothing for an ad account that is paused', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [first, second] = await connectedAccounts(context.db);
    await pauseAccount(context, second?.id ?? '', true);
    const before = api.world.log().length;
    const { accounts } = await testConnection(context, backend(), NEVER);
    expect(accounts.map(({ advertiserId }) => advertiserId)).toEqual([FIRST.advertiserId]);
    expect(JSON.stringify(api.world.log().slice(before))).not.toContain(SECOND.advertiserId);
    await pauseAccount(context, first?.id ?? '', true);
    await expect(testConnection(context, backend(), NEVER)).rejects.toMatchObject({
      code: 'not-possible',
    });
  });

  test('while TikTok is down changes nothing', async () => {
    await connect(withToken(FIRST.advertiserId));
    api.world.setFault({ kind: 'bad-gateway', times: 1 });
    await expect(testConnection(context, backend(), NEVER)).rejects.toMatchObject({
      kind: 'server',
    });
    expect((await connectedAccounts(context.db))[0]?.problem).toBeNull();
  });
});

describe('afterwards', () => {
  test('codes go to several ad accounts, if a person chooses so', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [, second] = await connectedAccounts(context.db);
    await chooseAccount(context, second?.id ?? '', true);
    expect((await accountsForCodes(context.db)).map(({ advertiserId }) => advertiserId)).toEqual([
      FIRST.advertiserId,
      SECOND.advertiserId,
    ]);
  });

  test('codes go to one ad account at least', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [first] = await connectedAccounts(context.db);
    await expect(chooseAccount(context, first?.id ?? '', false)).rejects.toMatchObject({
      code: 'not-possible',
    });
    expect((await accountsForCodes(context.db)).map(({ id }) => id)).toEqual([first?.id]);
  });

  test('one ad account more leaves what waits for the others', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [first, second] = await connectedAccounts(context.db);
    await receiveCodes(context, CODE, null);
    await chooseAccount(context, second?.id ?? '', true);
    const lines = await context.db.outbox.toArray();
    expect(lines.map(({ adAccountId }) => adAccountId)).toEqual([first?.id]);
  });

  test('codes that wait for an ad account that is left go to the others, sent ones stay', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [first, second] = await connectedAccounts(context.db);
    await receiveCodes(context, `${CODE}\n${OTHER_CODE}`, null);
    const [sent] = await context.db.outbox.toArray();
    await context.db.outbox.update(sent?.seq ?? 0, { sentAt: NOON });
    await chooseAccount(context, second?.id ?? '', true);
    await chooseAccount(context, first?.id ?? '', false);
    const lines = await context.db.outbox.toArray();
    expect(lines.map(({ adAccountId }) => adAccountId)).toEqual([first?.id, second?.id]);
  });

  test('a new token for another ad account takes over what waits for the old one', async () => {
    await connect(withToken(FIRST.advertiserId));
    const { id } = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, id);
    const token = 'sandbox-second-token';
    api.world.seedToken({ token, advertiserIds: [SECOND.advertiserId] });
    await connect({ kind: 'token', token, advertiserIds: [SECOND.advertiserId] });
    const connected = await connectedAccounts(context.db);
    expect(connected.map(({ advertiserId }) => advertiserId)).toEqual([SECOND.advertiserId]);
    expect((await accountsForCodes(context.db)).length).toBe(1);
    const waiting = await context.db.outbox.toArray();
    expect(waiting.map(({ adAccountId }) => adAccountId)).toEqual([connected[0]?.id]);
  });

  test('a token for one of two ad accounts leaves nothing waiting in the other, but what was sent', async () => {
    await connect(withToken(FIRST.advertiserId, SECOND.advertiserId));
    const [first, second] = await connectedAccounts(context.db);
    await chooseAccount(context, second?.id ?? '', true);
    await receiveCodes(context, `${CODE}\n${OTHER_CODE}`, null);
    const { outbox } = context.db;
    const adAccountId = second?.id ?? '';
    const read = { kind: 'read-post', adAccountId, requestId: null, codeId: null } as const;
    await outbox.add(newLine({ ...read, itemId: ITEM_ID }, NOON));
    const sent = await outbox.filter((line) => line.adAccountId === adAccountId).first();
    await outbox.update(sent?.seq ?? 0, { kind: 'apply-code', sentAt: NOON });
    await connect(withToken(FIRST.advertiserId));
    const lines = await outbox.toArray();
    expect(lines.filter(({ sentAt }) => sentAt !== null)).toMatchObject([{ seq: sent?.seq }]);
    const unsent = lines.filter(({ sentAt }) => sentAt === null);
    expect(unsent.map(({ adAccountId }) => adAccountId)).toEqual([first?.id, first?.id]);
  });

  test('disconnecting forgets the token and keeps the ad accounts as labels', async () => {
    await connect(withToken(FIRST.advertiserId));
    await disconnectAccounts(context);
    expect(await readToken(context.db)).toBeNull();
    expect(await connectedAccounts(context.db)).toEqual([]);
    expect(await context.db.adAccounts.toArray()).toMatchObject([
      { label: FIRST.name, deletedAt: null },
    ]);
  });

  test('connecting again after disconnecting is the same ad account', async () => {
    await connect(withToken(FIRST.advertiserId));
    const [before] = await connectedAccounts(context.db);
    await disconnectAccounts(context);
    await connect(withToken(FIRST.advertiserId));
    expect((await connectedAccounts(context.db)).map(({ id }) => id)).toEqual([before?.id]);
    expect((await accountsForCodes(context.db)).length).toBe(1);
  });
});
