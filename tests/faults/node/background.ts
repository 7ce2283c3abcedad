import type { ActionContext } from '../../../utils/actions/context.ts';
import { AdsError } from '../../../utils/ads/ads-error.ts';
import type { AdsBackend } from '../../../utils/ads/port.ts';
import { type EpochMs, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { Digest } from '../../../utils/domain/fingerprint.ts';
import { ScoutError } from '../../../utils/domain/scout-error.ts';
import type { SyncReport } from '../../../utils/domain/sync-report.ts';
import { limitBackend } from '../../../utils/sync/limited-backend.ts';
import { createLimiter } from '../../../utils/sync/limiter.ts';
import { runSync, type SyncDeps } from '../../../utils/sync/run-sync.ts';
import { nextAlarmAt } from '../../../utils/sync/schedule.ts';
import { someLocks } from '../../support/sync-stage.ts';
import type { Success } from '../judge/unrepaired.ts';
import { lastSeq } from './diary.ts';
import { guardDb } from './guarded-db.ts';
import type { Stage } from './stage.ts';
import type { Flow } from './turnstile.ts';

/** What an act of a person works with in the worker of the moment. */
export interface ActTools {
  context: ActionContext & { digest: Digest };
  backend: AdsBackend;
  sync: (isFull: boolean) => void;
}

/** The extension's background: one worker at a time, which can be killed at any turn, and the alarm that wakes it. */
export interface Background {
  /** Lets the worker carry out what a person wants; a worker that is not there is started. @returns what came of it */
  act: (name: string, work: (tools: ActTools) => Promise<unknown>) => Promise<string>;
  kill: () => void;
  /** Runs that are under way. */
  running: () => number;
  /** Sendings that were written down and never went out, because the worker died in between. */
  unsentSendings: () => number;
  /** What the runs said of their success so far. */
  successes: () => Success[];
  /** From now on the disk has room. */
  heal: () => void;
}

const NOTICE_DAYS = [30, 14, 7, 1];
const SOONEST_ALARM_MS = MINUTE_MS / 2;

interface Life {
  id: number;
  locks: SyncDeps['locks'];
  end: () => void;
  ended: Promise<void>;
}

export function createBackground(stage: Stage): Background {
  const { db, ownClock: clock, turnstile, plan, defects } = stage;
  let lives = 0;
  let runs = 0;
  let running = 0;
  let unsent = 0;
  let transactions = 0;
  let fullDisks = plan.fullDisks;
  let life: Life | null = null;
  let lastSuccessAt: EpochMs | null = null;
  const successes: Success[] = [];

  const alive = (): Life => {
    if (life) return life;
    lives += 1;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    life = { id: lives, locks: someLocks(), end, ended };
    turnstile.note(`life ${lives} begins`);
    return life;
  };

  const guarded = (flow: Flow) =>
    guardDb(
      db,
      (what, work) =>
        turnstile.pass(flow, what, () => {
          transactions += 1;
          if (!fullDisks.includes(transactions)) return work();
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }),
      (use) => defects.push(`${flow.name} uses ${use} outside of a transaction`),
    );

  const depsOf = ({ id, locks }: Life, flow: Flow, full: boolean): SyncDeps => ({
    db: guarded(flow),
    backend: guardBackend(stage, flow),
    clock,
    full,
    random: stage.engineRandom.next,
    locks: {
      request: async (name, options, work) => {
        await turnstile.pass(flow, `lock ${name}`, async () => undefined);
        return locks.request(name, options, work);
      },
    },
    keepAwake: () => () => undefined,
    pause: (delayMs, signal) => turnstile.pause(flow, delayMs, signal),
    signal: new AbortController().signal,
    onDefect: (error) => {
      if (!isDiskFull(error)) defects.push(`life ${id}: ${String(error)}`);
    },
    policy: () =>
      Promise.resolve({
        noticeDays: NOTICE_DAYS,
        forgetsConfirmedCodes: plan.forgetsConfirmedCodes,
      }),
  });

  const setAlarm = (at: number): void =>
    turnstile.setTimer('the alarm', at - clock.aheadMs(), async () => start(alive(), false));

  const noteSuccess = (report: SyncReport): void => {
    if (report.outcome === 'busy' || report.lastSuccessAt === lastSuccessAt) return;
    lastSuccessAt = report.lastSuccessAt;
    successes.push({ toSeq: lastSeq(stage.world.log()) });
  };

  /** As the background does it: an alarm in case we are killed, the run, and the alarm for the next one. */
  const run = async (own: Life, full: boolean): Promise<void> => {
    runs += 1;
    const flow = { name: `life ${own.id} run ${runs}`, life: own.id };
    setAlarm(clock() + MINUTE_MS);
    await runSync(depsOf(own, flow, full)).then(noteSuccess, (error: unknown) => {
      if (!isDiskFull(error)) defects.push(`${flow.name}: ${String(error)}`);
    });
    const at = await turnstile.pass(flow, 'plan the next run', () =>
      nextAlarmAt(db, clock(), NOTICE_DAYS),
    );
    if (at === null) turnstile.clearTimer('the alarm');
    else setAlarm(Math.max(at, clock() + SOONEST_ALARM_MS));
  };

  const start = (own: Life, full: boolean): void => {
    if (own !== life) return;
    running += 1;
    run(own, full).then(
      () => void (running -= own === life ? 1 : 0),
      (error: unknown) => void defects.push(String(error)),
    );
  };

  return {
    act: async (name, work) => {
      const own = alive();
      const flow = { name, life: own.id };
      const { newId, digest } = stage;
      const guardedDb = guarded(flow);
      const limiter = createLimiter({
        db: guardedDb,
        clock,
        pause: (delayMs, signal) => turnstile.pause(flow, delayMs, signal),
        signal: new AbortController().signal,
      });
      const tools: ActTools = {
        context: { db: guardedDb, clock, newId, digest },
        backend: limitBackend(guardBackend(stage, flow), limiter),
        sync: (isFull) => start(own, isFull),
      };
      const outcome = await Promise.race([work(tools).then(() => 'done', outcomeOf), own.ended]);
      if (outcome instanceof Error) defects.push(`${name}: ${String(outcome)}`);
      const said = typeof outcome === 'string' ? outcome : 'killed';
      turnstile.note(`${name}: ${said}`);
      return said;
    },
    kill: () => {
      if (!life) return;
      const pending = turnstile.waitingOf(life.id);
      unsent += pending.filter((what) => what === 'call applyCode').length;
      turnstile.abandon(life.id);
      turnstile.note(`life ${life.id} is killed before: ${pending.join(', ') || 'nothing'}`);
      const { end } = life;
      life = null;
      running = 0;
      end();
    },
    running: () => running,
    unsentSendings: () => unsent,
    successes: () => [...successes],
    heal: () => void (fullDisks = []),
  };
}

/** What people are told; anything else is a defect. */
function outcomeOf(error: unknown): string | Error {
  if (error instanceof ScoutError) return error.code;
  if (error instanceof AdsError) return error.kind;
  if (isDiskFull(error)) return 'disk full';
  return error instanceof Error ? error : new Error(String(error));
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** Each call stands before the turnstile twice: before it goes out, and before its answer is heard. */
function guardBackend({ backend, turnstile }: Stage, flow: Flow): AdsBackend {
  const guard =
    (name: string, method: (...args: unknown[]) => Promise<unknown>) =>
    async (...args: unknown[]): Promise<unknown> => {
      const settled = await turnstile.pass(flow, `call ${name}`, async () => {
        const [result] = await Promise.allSettled([method(...args)]);
        return result;
      });
      return turnstile.pass(flow, `answer ${name}`, async () => {
        if (settled.status === 'rejected') throw settled.reason;
        return settled.value;
      });
    };
  const methods = Object.entries(backend).map(([name, method]) => [
    name,
    guard(name, method as () => Promise<unknown>),
  ]);
  return Object.fromEntries(methods) as AdsBackend;
}
