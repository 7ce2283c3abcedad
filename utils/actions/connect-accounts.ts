import { AdsError } from '../ads/ads-error.ts';
import type { AdsBackend } from '../ads/port.ts';
import type { AdAccount } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ConnectionReport, TestedAccount } from '../domain/connection.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { accountsForCodes, connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { writeToken } from '../store/secrets.ts';
import { moveWaitingCodes } from './choose-account.ts';
import type { ActionContext } from './context.ts';
import { examineAccounts, unknownAccount } from './examine-accounts.ts';
import { wakeWork } from './wake-work.ts';

/** How a person connects. */
export type ConnectHow =
  | { kind: 'redirect'; appId: string; secret: string; redirectUrl: string }
  | { kind: 'token'; token: string; advertiserIds: string[] };

/**
 * Connects ad accounts. The app's secret is used for the exchange and forgotten. Accounts that are not granted are
 * reported and not kept; when none is granted, nothing is kept. A redirect works only once, so what it gave is kept
 * even when the accounts cannot be read at the moment: testing the connection reads them later.
 * @throws ScoutError `bad-redirect`; AdsError of the exchange, or of the first reading with a token
 */
export async function connectAccounts(
  context: ActionContext,
  backend: AdsBackend,
  how: ConnectHow,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const granted =
    how.kind === 'token' ? { ...how, scopes: null } : await exchange(backend, how, signal);
  const advertiserIds = [...new Set(granted.advertiserIds)];
  const examined = examineAccounts(backend, granted, advertiserIds, signal);
  const accounts = await (how.kind === 'token'
    ? examined
    : examined.catch((error: unknown) => unreadAccounts(advertiserIds, error)));
  const usable = accounts.filter(({ can }) => can.readAccount !== 'no');
  if (usable.length > 0) await keep(context, granted, usable);
  return { accounts };
}

function unreadAccounts(advertiserIds: string[], error: unknown): TestedAccount[] {
  if (!(error instanceof AdsError)) throw error;
  return advertiserIds.map((advertiserId) => {
    const unknown = unknownAccount(advertiserId);
    const can = { ...unknown.can, readAccount: 'unknown' } as const;
    return { ...unknown, can, problem: error.problem };
  });
}

async function exchange(
  backend: AdsBackend,
  { appId, secret, redirectUrl }: Extract<ConnectHow, { kind: 'redirect' }>,
  signal: AbortSignal,
): ReturnType<AdsBackend['exchangeAuthCode']> {
  const authCode = URL.canParse(redirectUrl)
    ? new URL(redirectUrl).searchParams.get('auth_code')
    : null;
  if (!authCode) throw new ScoutError('bad-redirect');
  return backend.exchangeAuthCode({ appId, secret, authCode }, signal);
}

function keep(
  context: ActionContext,
  granted: { token: string; scopes: number[] | null },
  usable: TestedAccount[],
): Promise<void> {
  const { db, clock } = context;
  const now = clock();
  const { secrets, adAccounts, outbox, syncState, codes, authorizations, requests } = db;
  const tables = [secrets, adAccounts, outbox, syncState, codes, authorizations, requests];
  return db.transaction('rw', tables, async () => {
    await writeToken(db, granted.token, now);
    for (const tested of usable) await keepAccount(context, tested, granted.scopes, now);
    await parkOthers(db, usable, now);
    await chooseOne(db, usable, now);
    await moveWaitingCodes(db, now);
    await wakeWork(db, now);
  });
}

async function keepAccount(
  { db, newId }: ActionContext,
  tested: TestedAccount,
  scopes: number[] | null,
  now: EpochMs,
): Promise<void> {
  const known = await accountFor(db, tested);
  const fresh = { pausedAt: null, lastAnswerAt: null, sweep: null };
  const account = known ?? { ...fresh, id: newId(), appliesCodes: false, createdAt: now };
  const facts = known && isUnread(tested) ? told(known, tested) : tested;
  await db.adAccounts.put({ ...account, ...factsOf(facts, scopes, now) });
}

/** There is one token, so accounts that it was not given for are mere labels from now on: nothing is read there. */
async function parkOthers(db: ScoutDb, usable: TestedAccount[], now: EpochMs): Promise<void> {
  const given = new Set(usable.map(({ advertiserId }) => advertiserId));
  await db.adAccounts
    .filter((one) => one.connectedAt !== null && !given.has(one.advertiserId ?? ''))
    .modify({ connectedAt: null, appliesCodes: false, problem: null, updatedAt: now });
  const connected = new Set((await connectedAccounts(db)).map(({ id }) => id));
  await db.outbox
    .filter(({ kind, adAccountId }) => kind === 'read-post' && !connected.has(adAccountId))
    .delete();
}

/** Unless one is chosen already, codes are applied to the first account. */
async function chooseOne(db: ScoutDb, usable: TestedAccount[], now: EpochMs): Promise<void> {
  if ((await accountsForCodes(db)).length > 0) return;
  const first = usable[0] && (await accountFor(db, usable[0]));
  if (!first) return;
  await db.adAccounts.put({ ...first, appliesCodes: true, updatedAt: now });
}

const isUnread = ({ can }: TestedAccount): boolean => can.readAccount === 'unknown';

/** An account that could not be read keeps what was known of it. */
function told(known: AdAccount, tested: TestedAccount): TestedAccount {
  const { label, currency, timezone, advertiserStatus: status } = known;
  return { ...tested, label, currency, timezone, status };
}

/** The account with this advertiser id, or a mere label of the same name, which becomes it. */
async function accountFor(db: ScoutDb, tested: TestedAccount): Promise<AdAccount | undefined> {
  const same = await db.adAccounts.where('advertiserId').equals(tested.advertiserId).first();
  return (
    same ??
    (await db.adAccounts
      .filter(({ advertiserId, label }) => advertiserId === null && label === tested.label)
      .first())
  );
}

function factsOf(
  tested: TestedAccount,
  scopes: number[] | null,
  now: EpochMs,
): Omit<AdAccount, 'id' | 'appliesCodes' | 'createdAt' | 'pausedAt' | 'lastAnswerAt' | 'sweep'> {
  return {
    label: tested.label,
    advertiserId: tested.advertiserId,
    currency: tested.currency,
    timezone: tested.timezone,
    advertiserStatus: tested.status,
    scopes,
    connectedAt: now,
    problem: tested.problem && { ...tested.problem, at: now },
    updatedAt: now,
    deletedAt: null,
  };
}
