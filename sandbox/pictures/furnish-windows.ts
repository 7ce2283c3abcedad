import type { Page } from 'puppeteer-core';
import type { AdAccount, Authorization, TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../../utils/domain/clock.ts';
import { feedOrder } from '../site/feed-order.ts';
import { saveBy, speakFrom } from '../story/speak.ts';
import type { World } from '../world/world.ts';
import { toPost } from './sketch-posts.ts';

/** Whose creator is not to be contacted. */
const NO_CONTACT = 16;

/** Windows of posts of the feed, by their place in it. */
const WINDOWS = [
  { place: 10, endsInDays: 0.6, adEndsInDays: null, itemStatus: null },
  { place: 11, endsInDays: 5, adEndsInDays: 40, itemStatus: null },
  { place: 12, endsInDays: 26, adEndsInDays: null, itemStatus: null },
  { place: 13, endsInDays: 80, adEndsInDays: 60, itemStatus: 'ONLY_AUTHOR_SEE' },
  { place: 14, endsInDays: -3, adEndsInDays: null, itemStatus: null },
  { place: 15, endsInDays: -40, adEndsInDays: null, itemStatus: null },
  { place: NO_CONTACT, endsInDays: -2, adEndsInDays: 9, itemStatus: null },
] as const;

/** What TikTok tells of posts that were found: usual, long, from right to left, and hardly anything. */
const FOUND: readonly Partial<TikTokFact>[] = [
  {},
  { displayName: 'Somebody With a Very Long Name Who Also Likes Writing About It At Length' },
  { displayName: 'خبز الصباح', caption: 'وصفة الخبز بالعجين المخمر خطوة بخطوة #خبز' },
  { displayName: null, caption: null, endsAt: null },
  { caption: `Donaudampfschifffahrtsgesellschaftskapitänsmütze ${'and so on, '.repeat(20)}` },
];
const FOUND_COUNT = 120;

/** Adds posts that are authorised, in all the ways a window can stand, and posts that were found in the ad account. */
export async function furnishWindows(page: Page, world: World): Promise<void> {
  const now = Date.now();
  const speak = speakFrom(page);
  const account = anAdAccount(now);
  const posts = feedOrder(world);
  const authorizations: Authorization[] = [];
  const statuses: Record<string, object> = {};
  for (const { place, endsInDays, adEndsInDays, itemStatus } of WINDOWS) {
    const post = posts[place];
    if (!post) throw new Error('The feed is too short.');
    const requestId = await saveBy(speak, toPost(post));
    if (place === NO_CONTACT)
      await speak('creator.note', { handle: post.author.handle, doNotContact: true });
    const word = aWord(now, { endsAt: now + endsInDays * DAY_MS, itemStatus });
    authorizations.push(anAuthorization(account.id, post.id, requestId, word));
    statuses[requestId] = {
      status: endsInDays > 0 ? 'authorized' : 'expired',
      adEndsAt: adEndsInDays === null ? null : now + adEndsInDays * DAY_MS,
    };
  }
  for (let index = 0; index < FOUND_COUNT; index += 1) {
    const word = aWord(now, {
      endsAt: now + (index - 4) * 5 * DAY_MS,
      displayName: 'Mara kneads',
      caption: 'Sourdough in ten minutes, and what to do with the rest of it #bread',
      ...FOUND[index % FOUND.length],
    });
    const itemId = `7499999999999${String(999_999 - index)}`;
    authorizations.push(anAuthorization(account.id, itemId, null, word));
  }
  await keep(page, { adAccounts: [account], authorizations }, statuses);
}

function anAdAccount(now: EpochMs): AdAccount {
  return {
    id: '01930000-0000-7000-8000-00000000aaaa',
    label: 'Lumen & Oak EU',
    advertiserId: '7504697128674066433',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    advertiserStatus: 'STATUS_ENABLE',
    scopes: null,
    connectedAt: now,
    appliesCodes: true,
    pausedAt: null,
    lastAnswerAt: now,
    sweep: null,
    problem: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

function aWord(now: EpochMs, told: Partial<TikTokFact>): TikTokFact {
  return {
    startsAt: now - 60 * DAY_MS,
    endsAt: null,
    adAuthStatus: 'AUTHORIZED',
    itemStatus: null,
    displayName: null,
    itemType: 'VIDEO',
    caption: null,
    at: now,
    ...told,
  };
}

function anAuthorization(
  adAccountId: string,
  itemId: string,
  requestId: string | null,
  byTikTok: TikTokFact,
): Authorization {
  const { at } = byTikTok;
  return {
    adAccountId,
    itemId,
    requestId,
    codeId: null,
    outcome: 'applied',
    sentAt: null,
    byHand: null,
    byTikTok,
    readAt: at,
    told: null,
    putAsideAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** Puts rows into the database and changes requests, as the sync would have done. */
async function keep(
  page: Page,
  rows: Record<string, object[]>,
  changes: Record<string, object>,
): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('spark-scout');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const rows = ${JSON.stringify(rows)};
      const changes = ${JSON.stringify(changes)};
      const writing = opening.result.transaction([...Object.keys(rows), 'requests'], 'readwrite');
      for (const [table, all] of Object.entries(rows))
        for (const row of all) writing.objectStore(table).put(row);
      const requests = writing.objectStore('requests');
      for (const [id, change] of Object.entries(changes)) {
        const finding = requests.get(id);
        finding.onsuccess = () => requests.put({ ...finding.result, ...change });
      }
      writing.oncomplete = () => { opening.result.close(); resolve(null); };
      writing.onerror = () => reject(writing.error);
    };
  })`);
}
