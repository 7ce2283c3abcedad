import { Dexie, type Table } from 'dexie';
import type { AdsCall } from '../domain/ads-call.ts';
import type { AdAccount, Authorization, SparkCode } from '../domain/authorization.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Creator } from '../domain/creator.ts';
import type { Snapshot } from '../domain/growth.ts';
import type { HistoryEvent } from '../domain/history.ts';
import type { OutboxLine } from '../domain/outbox.ts';
import type { Post } from '../domain/post.ts';
import type { SparkRequest } from '../domain/request.ts';
import { V1_TABLES } from './schema/v1.ts';
import { upgradePostToV2, upgradeRequestToV2, V2_TABLES } from './schema/v2.ts';
import {
  upgradeAccountToV3,
  upgradeAuthorizationToV3,
  upgradeRequestToV3,
  V3_TABLES,
} from './schema/v3.ts';

/** A post that the scout acted on; nothing else from a page is kept. */
export interface StoredPost extends Post {
  createdAt: number;
  updatedAt: number;
}

/** A credential by name, e.g. `access-token`. Extension origin only. */
export interface Secret {
  name: string;
  value: string;
  updatedAt: number;
}

/** A small state of the sync by name, e.g. the rate limit's windows. Checked by whoever reads it. */
export interface SyncState {
  name: string;
  value: unknown;
}

/** The database of Spark Scout. The background writes; pages of the extension read. */
export class ScoutDb extends Dexie {
  declare readonly posts: Table<StoredPost, string>;
  declare readonly requests: Table<SparkRequest, string>;
  declare readonly codes: Table<SparkCode, string>;
  declare readonly adAccounts: Table<AdAccount, string>;
  declare readonly authorizations: Table<Authorization, [string, string]>;
  declare readonly outbox: Table<OutboxLine, number>;
  declare readonly events: Table<HistoryEvent, number>;
  declare readonly secrets: Table<Secret, string>;
  declare readonly syncState: Table<SyncState, string>;
  declare readonly snapshots: Table<Snapshot, [string, number]>;
  declare readonly creators: Table<Creator, string>;
  declare readonly campaigns: Table<Campaign, string>;
  declare readonly calls: Table<AdsCall, number>;

  constructor(name = 'spark-scout') {
    super(name);
    this.version(1).stores(V1_TABLES);
    this.version(2)
      .stores(V2_TABLES)
      .upgrade(async (old) => {
        await old.table('posts').toCollection().modify(upgradePostToV2);
        await old.table('requests').toCollection().modify(upgradeRequestToV2);
      });
    this.version(3)
      .stores(V3_TABLES)
      .upgrade(async (old) => {
        await old.table('adAccounts').toCollection().modify(upgradeAccountToV3);
        await old.table('authorizations').toCollection().modify(upgradeAuthorizationToV3);
        await old.table('requests').toCollection().modify(upgradeRequestToV3);
      });
  }
}
