import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from './db.ts';

/** The token of the connected ad accounts. */
const ACCESS_TOKEN = 'access-token';

/** The access token; null while nothing is connected. Never leaves the extension's own origin but to TikTok's API. */
export async function readToken(db: ScoutDb): Promise<string | null> {
  return (await db.secrets.get(ACCESS_TOKEN))?.value ?? null;
}

export async function writeToken(db: ScoutDb, value: string, now: EpochMs): Promise<void> {
  await db.secrets.put({ name: ACCESS_TOKEN, value, updatedAt: now });
}

export async function forgetToken(db: ScoutDb): Promise<void> {
  await db.secrets.delete(ACCESS_TOKEN);
}
