import { setTimeout as sleep } from 'node:timers/promises';
import { addUpCalls, type CallsMade } from './calls-made.ts';
import { inPortions, seedCodes } from './codes-to-apply.ts';
import { say, type SyncStage } from './sync-stage.ts';
import { measureWorker, type WorkerCost } from './sync-worker.ts';

/** What many codes cost the worker while it applies them, in a real Chromium. */
export interface ApplyingReport {
  /** Pasted; they wait for the pace that TikTok allows. */
  codes: number;
  /** How long it was watched after the last paste: far too short for all of them. */
  watchedMs: number;
  calls: CallsMade;
  cost: WorkerCost;
}

/** Saves posts, pastes their codes, and looks on for a while. The ad account is connected. */
export async function measureApplying(
  stage: SyncStage,
  { codes, watchMs, tell }: { codes: number; watchMs: number; tell: (progress: string) => void },
): Promise<ApplyingReport> {
  const { page, world } = stage;
  tell(`${codes} codes on their way, for ${Math.round(watchMs / 1000)} s`);
  const portions = inPortions(seedCodes(world, codes));
  for (const portion of portions) {
    await say(page, 'request.saveMany', { posts: portion.map(({ post }) => post) });
  }
  const callsBefore = world.log().length;
  const { cost } = await measureWorker(stage, async () => {
    for (const portion of portions) {
      const text = portion.map(({ code }) => code).join('\n');
      await say(page, 'code.receive', { text, requestId: null });
    }
    return sleep(watchMs, codes);
  });
  // Those that still run have no answer yet.
  const calls = world
    .log()
    .slice(callsBefore)
    .filter(({ durationMs }) => durationMs !== null);
  return { codes, watchedMs: watchMs, calls: addUpCalls(calls), cost };
}
