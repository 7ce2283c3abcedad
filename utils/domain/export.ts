import type { AdAccount, Authorization, SparkCode } from './authorization.ts';
import type { Campaign } from './campaign.ts';
import type { EpochMs } from './clock.ts';
import type { Creator } from './creator.ts';
import type { Snapshot } from './growth.ts';
import type { HistoryEvent } from './history.ts';
import type { Post } from './post.ts';
import type { SparkRequest } from './request.ts';

/** Grows when the shape of an export changes, so that a later import knows what it reads. */
export const EXPORT_SCHEMA = 3;

/** What is read for an export. There is no place for a token in it. */
export interface Exportable {
  posts: Post[];
  requests: SparkRequest[];
  codes: SparkCode[];
  adAccounts: AdAccount[];
  authorizations: Authorization[];
  events: HistoryEvent[];
  snapshots: Snapshot[];
  creators: Creator[];
  campaigns: Campaign[];
}

type ExportedCode = Omit<SparkCode, 'value' | 'fingerprint' | 'deletedAt'> & { value?: string };

/** A file of everything a person has, times in epoch milliseconds UTC. */
export interface ExportFile extends Omit<Exportable, 'codes'> {
  app: 'spark-scout';
  schema: typeof EXPORT_SCHEMA;
  exportedAt: EpochMs;
  /** Whether the Spark codes themselves are in it: credentials, so only when asked for. */
  withCodes: boolean;
  codes: ExportedCode[];
  /** What a person set up, as it is kept; nothing of it is secret. */
  settings: object;
}

/** Shapes an export. What was deleted is left out; so are codes, unless asked for, and what identifies them. */
export function buildExport(
  all: Exportable,
  options: { withCodes: boolean; settings: object; now: EpochMs },
): ExportFile {
  const requests = all.requests.filter(isAlive);
  const ids = new Set(requests.map(({ id }) => id));
  const itemIds = new Set(requests.map(({ itemId }) => itemId));
  const isOurs = (id: string | null): boolean => id === null || ids.has(id);
  return {
    app: 'spark-scout',
    schema: EXPORT_SCHEMA,
    exportedAt: options.now,
    withCodes: options.withCodes,
    requests,
    posts: all.posts.filter(({ itemId }) => itemIds.has(itemId)),
    codes: all.codes
      .filter((code) => isAlive(code) && isOurs(code.requestId))
      .map((code) => exportCode(code, options.withCodes)),
    adAccounts: all.adAccounts.filter(isAlive),
    authorizations: all.authorizations.filter(({ requestId }) => isOurs(requestId)),
    events: all.events.filter(({ requestId }) => isOurs(requestId)),
    snapshots: all.snapshots.filter(({ itemId }) => itemIds.has(itemId)),
    creators: all.creators,
    campaigns: all.campaigns.filter(isAlive),
    settings: options.settings,
  };
}

function exportCode(code: SparkCode, withCodes: boolean): ExportedCode {
  const { value, fingerprint: _fingerprint, deletedAt: _deletedAt, ...rest } = code;
  return withCodes ? { ...rest, value } : rest;
}

const isAlive = ({ deletedAt }: { deletedAt: EpochMs | null }): boolean => deletedAt === null;
