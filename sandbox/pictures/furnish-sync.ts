import type { Page } from 'puppeteer-core';
import type { AdsCall } from '../../utils/domain/ads-call.ts';
import { newLine, type OutboxLine } from '../../utils/domain/outbox.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const ENDPOINTS = [
  '/tt_video/list/',
  '/tt_video/info/',
  '/tt_video/authorize/',
  '/advertiser/info/',
];

/** Puts calls, waiting lines and a pause beside what the background knows, as hours of syncing would. */
export async function furnishSync(page: Page): Promise<void> {
  const now = Date.now();
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('spark-scout');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tables = ['adAccounts', 'outbox', 'calls', 'requests'];
      const writing = opening.result.transaction(tables, 'readwrite');
      const table = (name) => writing.objectStore(name);
      writing.oncomplete = () => { opening.result.close(); resolve(null); };
      writing.onerror = () => reject(writing.error);
      table('adAccounts').getAll().onsuccess = ({ target: { result } }) => {
        const [one, other] = result.filter(({ connectedAt }) => connectedAt !== null);
        table('adAccounts').put({
          ...one,
          lastAnswerAt: ${now - 4 * MINUTE_MS},
          sweep: { endedAt: ${now - 3 * HOUR_MS}, posts: 1234 },
        });
        table('adAccounts').put({
          ...other,
          label: 'Donaudampfschifffahrtsgesellschaft Teehandelsniederlassung Süd-Ost (EU) ${'x'.repeat(40)}',
          pausedAt: ${now - HOUR_MS},
        });
        table('requests').getAll().onsuccess = ({ target: { result: requests } }) => {
          const lines = ${JSON.stringify(someLines(now))};
          lines.forEach((line, index) => {
            const adAccountId = line.adAccountId === 'other' ? other.id : one.id;
            const request = requests[index % requests.length];
            const key = [line.kind, adAccountId, index].join(':');
            const ids = line.requestId === '' ? {} : { requestId: request.id, itemId: request.itemId };
            table('outbox').put({ ...line, key, adAccountId, requestId: null, ...ids });
          });
        };
        for (const call of ${JSON.stringify(someCalls(now))}) {
          table('calls').put({ ...call, advertiserId: call.seq % 3 !== 0 ? one.advertiserId : other.advertiserId });
        }
      };
    };
  })`);
}

function someLines(now: number): OutboxLine[] {
  const line = (
    kind: OutboxLine['kind'],
    adAccountId: string,
    changes: Partial<OutboxLine> = {},
  ): OutboxLine => ({
    ...newLine({ kind, adAccountId, requestId: null, codeId: null, itemId: null }, now),
    notBefore: now + 7 * MINUTE_MS,
    ...changes,
  });
  return [
    line('preview-code', 'one', { requestId: '', notBefore: now + 50 * SECOND_MS }),
    line('apply-code', 'one', { sentAt: now - MINUTE_MS, attempts: 1 }),
    line('read-post', 'one', { attempts: 3, lastError: { kind: 'server', at: now } }),
    line('read-post', 'one', {
      attempts: 12,
      notBefore: now + 3 * HOUR_MS,
      lastError: { kind: 'unexpected-reply', at: now },
    }),
    line('apply-code', 'other'),
    line('read-post', 'other'),
  ];
}

/** A busy hour and a quiet one, with some of the answers that support wants to see. */
function someCalls(now: number): AdsCall[] {
  return Array.from({ length: 260 }, (_, index) => {
    const problem = index % 41 === 7 ? 'rate-limited' : index % 97 === 3 ? 'network' : null;
    return {
      seq: index - 1_000,
      at: now - 2 * HOUR_MS + Math.round((index / 260) ** 0.6 * 2 * HOUR_MS),
      advertiserId: null,
      endpoint: ENDPOINTS[index % ENDPOINTS.length] ?? '',
      problem,
      returnCode: problem === 'rate-limited' ? 40100 : problem === 'network' ? null : 0,
      httpStatus: problem === 'network' ? null : 200,
      durationMs: index === 3 ? 65_000 : 180 + ((index * 37) % 1_900),
      requestId: problem === 'network' ? null : `2026112212000001011234567890${100_000 + index}`,
    };
  });
}
