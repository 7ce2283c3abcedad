import type { AdAccount } from '../domain/authorization.ts';
import type { ScoutDb } from './db.ts';

/** An ad account that can be asked: it has an advertiser id and was connected. */
export type ConnectedAccount = AdAccount & { advertiserId: string; connectedAt: number };

/** Every ad account a token was given for, oldest first; those with a problem included. */
export async function connectedAccounts(db: ScoutDb): Promise<ConnectedAccount[]> {
  const accounts = await db.adAccounts.toArray();
  return accounts.filter(isConnected).sort((a, b) => a.createdAt - b.createdAt);
}

/** The connected ad accounts that codes are applied to. */
export async function accountsForCodes(db: ScoutDb): Promise<ConnectedAccount[]> {
  return (await connectedAccounts(db)).filter(({ appliesCodes }) => appliesCodes);
}

function isConnected(account: AdAccount): account is ConnectedAccount {
  return (
    account.deletedAt === null && account.advertiserId !== null && account.connectedAt !== null
  );
}
