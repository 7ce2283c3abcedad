import { browser } from 'wxt/browser';
import { AdsError } from '../../utils/ads/ads-error.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { type Clock, MINUTE_MS } from '../../utils/domain/clock.ts';
import { ScoutError } from '../../utils/domain/scout-error.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { ADS_HOST } from '../../utils/platform/host-access.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { writeState } from '../../utils/store/sync-state.ts';
import type { Syncing } from './syncing.ts';

/** Given back, it is noticed at once; this only bounds how long a line waits should that be missed. */
const LOOK_AGAIN_MS = 30 * MINUTE_MS;

/** Whether the ads backend may be called. */
export function isAdsHostOpen(): Promise<boolean> {
  return browser.permissions.contains({ origins: [ADS_HOST] });
}

/** The backend for what people ask for: while its host is closed to us nothing goes out, and they are told why. */
export function guardForPeople(backend: AdsBackend): AdsBackend {
  return guard(backend, () => new ScoutError('no-host'));
}

/** The backend for the sync: while its host is closed to us, lines wait as if our own count held them back. */
export function guardForSync(backend: AdsBackend, clock: Clock): AdsBackend {
  return guard(
    backend,
    () => new AdsError('rate-limited', { endpoint: 'none', retryAt: clock() + LOOK_AGAIN_MS }),
  );
}

/** Without the permission a call would fail as any other does, and a code might count as sent that never was. */
function guard(backend: AdsBackend, refusal: () => Error): AdsBackend {
  return new Proxy(backend, {
    get(target, name): unknown {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        if (!(await isAdsHostOpen())) throw refusal();
        const answer: unknown = await Reflect.apply(method, target, args);
        return answer;
      };
    },
  });
}

/** Says in the report of a run that nothing could be asked; the last success stays what it was. */
export async function reportClosedHost(
  db: ScoutDb,
  report: SyncReport,
  lastSuccessAt: SyncReport['lastSuccessAt'],
): Promise<SyncReport> {
  if (report.outcome === 'busy' || report.outcome === 'no-account') return report;
  const said: SyncReport = { ...report, outcome: 'no-host', problem: null, lastSuccessAt };
  await writeState(db, 'last-run', said);
  return said;
}

/** Notices when the host is closed to us, so that pages say so, and when it is given back, so that all goes on. */
export function watchAdsHost({ start, startAnew }: Pick<Syncing, 'start' | 'startAnew'>): void {
  browser.permissions.onRemoved.addListener(start);
  browser.permissions.onAdded.addListener(startAnew);
}
