import type { SparkCode } from '../domain/authorization.ts';
import type { ScoutDb } from './db.ts';

/** The code with this fingerprint, deleted or not. */
export function codeByFingerprint(
  db: ScoutDb,
  fingerprint: string,
): Promise<SparkCode | undefined> {
  return db.codes.where('fingerprint').equals(fingerprint).first();
}

/** Codes bound to a request, oldest first. */
export async function codesOf(db: ScoutDb, requestId: string): Promise<SparkCode[]> {
  const codes = await db.codes.where('requestId').equals(requestId).sortBy('receivedAt');
  return codes.filter(({ deletedAt }) => deletedAt === null);
}
