import type { Page } from 'puppeteer-core';
import { type CampaignDraft, EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import { saveBy, speakFrom } from '../story/speak.ts';
import { feedOrder } from '../site/feed-order.ts';
import type { World } from '../world/world.ts';
import { LONG_HANDLE, toAwkwardPosts, toPost } from './sketch-posts.ts';

/** Account that is set up as our own brand's. */
const OWN_HANDLE = 'mara.kneads.dough';

/** The post in the list whose counts were seen again and again. */
const GROWN = 5;
const { thresholds } = EMPTY_CAMPAIGN;
const WINTER: CampaignDraft = {
  ...EMPTY_CAMPAIGN,
  name: 'Winter bread',
  thresholds: { ...thresholds, minViews: 10_000, minEngagementRate: 0.02, maxAgeDays: 400 },
};
const SPRING: CampaignDraft = {
  ...EMPTY_CAMPAIGN,
  name: 'Spring in the Mediterranean with everybody who ever said the words night serum aloud',
  intendedUse: 'topview',
  isActive: false,
  thresholds: { ...thresholds, minViewsPerHour: 1_500, mustAllowDuet: true },
  fit: {
    handles: [LONG_HANDLE, 'lumen.and.oak'],
    hashtags: ['lumenandoak', 'donaudampfschifffahrtsgesellschaft', 'خبز'],
    words: ['night serum'],
    languages: ['de', 'ar', 'ja'],
  },
};

/** What happened to posts of the feed, by their place in it. */
const LIVES = [
  { place: 1, life: [] },
  { place: 6, life: ['asked'] },
  { place: GROWN, life: ['asked', 'agreed'] },
  { place: 7, life: ['asked', 'declined'] },
  { place: 9, life: ['asked', 'unanswered'] },
  { place: 4, life: ['asked', 'withdrawn'] },
] as const;

/** Fills an empty list: requests in several states, own accounts and a campaign. */
export async function furnish(page: Page, world: World): Promise<void> {
  const speak = speakFrom(page);
  await keepSettings(page);
  await speak('campaign.save', { campaignId: null, campaign: WINTER });
  const posts = feedOrder(world);
  for (const { place, life } of LIVES) {
    const post = posts[place];
    if (!post) throw new Error('The feed is too short.');
    const requestId = await saveBy(speak, toPost(post));
    for (const event of life) {
      await (event === 'asked'
        ? speak('request.markAsked', { requestId, channel: 'dm' })
        : speak('request.mark', { requestId, event }));
    }
    if (place === GROWN) await keepCounts(page, post.id, post.stats.plays);
  }
}

/** Adds what is hard to draw: requests, a note of a creator, and a campaign. */
export async function furnishAwkwardly(page: Page, world: World): Promise<void> {
  const speak = speakFrom(page);
  await speak('campaign.save', { campaignId: null, campaign: SPRING });
  for (const post of toAwkwardPosts(world.posts.slice(-3))) await speak('request.save', { post });
  await speak('creator.note', {
    handle: LONG_HANDLE,
    doNotContact: true,
    note: 'Wrote on 3 May that all requests go to the agent: hello@agency.example, never by direct message.',
  });
}

/** Own accounts and who asks. */
async function keepSettings(page: Page): Promise<void> {
  const settings = { ownHandles: [OWN_HANDLE], brand: 'Lumen & Oak', scout: 'Nia' };
  await page.evaluate(
    `(globalThis.browser ?? chrome).storage.local.set({ settings: ${JSON.stringify(settings)} })`,
  );
}

const DAY_MS = 86_400_000;

/** Counts of the last days, as if the scout had come across the post every day. */
async function keepCounts(page: Page, itemId: string, plays: number): Promise<void> {
  const now = Date.now();
  const rows = [0.31, 0.34, 0.5, 0.62, 0.9].map((part, index) => ({
    itemId,
    at: now - (5 - index) * DAY_MS,
    stats: { plays: Math.round(plays * part) },
  }));
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('spark-scout');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction(['snapshots', 'requests'], 'readwrite');
      const rows = ${JSON.stringify(rows)};
      for (const row of rows) writing.objectStore('snapshots').put(row);
      const finding = writing.objectStore('requests').index('itemId').openCursor('${itemId}');
      finding.onsuccess = () =>
        finding.result?.update({ ...finding.result.value, savedAt: rows[0].at });
      writing.oncomplete = () => { opening.result.close(); resolve(null); };
      writing.onerror = () => reject(writing.error);
    };
  })`);
}
