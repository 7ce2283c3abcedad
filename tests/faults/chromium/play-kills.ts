import { demoCode } from '../../../sandbox/ads-api/seed-demo.ts';
import { waitUntil } from '../../../sandbox/browser/wait-until.ts';
import { killWorker } from '../../../sandbox/browser/worker.ts';
import { dumpDatabase } from '../../support/eavesdrop.ts';
import type { ScoutStage } from '../../support/scout-stage.ts';
import type { Decision, Tables } from '../judge/ending.ts';
import type { Kill, KillPlan } from './kill-plan.ts';

/** A call that does not come within this time will not come: the plan asked for one too many. */
const HELD_WITHIN_MS = 2_500;
const DRAINS_WITHIN_MS = 30_000;

/**
 * Pastes the codes of a plan, kills the worker as the plan says, and lets the next ones do the rest.
 * @returns what people decided, and how many workers were killed
 */
export async function playKills(
  stage: ScoutStage,
  plan: KillPlan,
): Promise<{ decisions: Decision[]; killed: number }> {
  const { world } = stage.sandbox.adsApi;
  const decisions: Decision[] = [];
  const decide = async (itemId: string, act: () => Promise<unknown>): Promise<void> => {
    const fromSeq = lastSeq(stage);
    await act();
    decisions.push({ itemId, fromSeq, toSeq: lastSeq(stage) });
  };
  world.setKnobs({ keepAlive: false, listLagMs: plan.listLagMs });
  const requestIds = new Map<string, string>();
  for (const itemId of plan.itemIds) {
    world.seedPost({ itemId });
    world.seedCode({ code: demoCode(itemId), itemId });
    requestIds.set(itemId, await stage.save(itemId, 'sandbox.creator'));
  }
  for (const { endpoint, when, skip } of plan.kills) {
    world.setFault({ kind: 'hold', endpoint, when, skip });
  }
  for (const [itemId, requestId] of requestIds) {
    await decide(itemId, () => stage.tell('code.receive', { text: demoCode(itemId), requestId }));
  }
  let killed = 0;
  for (const kill of plan.kills) killed += (await killWhileHeld(stage, kill)) ? 1 : 0;
  world.clearFaults();
  await world.releaseHeld();
  await drain(stage);
  for (const { id, itemId } of await undecided(stage)) {
    await decide(itemId, () => stage.tell('code.confirmApply', { codeId: id }));
  }
  await drain(stage);
  return { decisions, killed };
}

const lastSeq = ({ sandbox }: ScoutStage): number => sandbox.adsApi.world.log().at(-1)?.seq ?? 0;

/** @returns whether there was a held call to kill the worker in */
async function killWhileHeld(stage: ScoutStage, kill: Kill): Promise<boolean> {
  const { world } = stage.sandbox.adsApi;
  const held = await world
    .waitForHeld({ endpoint: kill.endpoint, timeoutMs: HELD_WITHIN_MS })
    .catch(() => null);
  if (!held) return false;
  await killWorker(stage.scout);
  await world.releaseHeld({ seq: held.seq, drop: kill.isDropped });
  // The alarm would wake the next worker, only later; the answer to this may have to wait for a held call.
  void stage.say('sync.run', {}).catch(() => undefined);
  return true;
}

/** Lets the sync run until nothing waits in the outbox. */
async function drain(stage: ScoutStage): Promise<void> {
  await waitUntil(
    'the outbox drains',
    async () => {
      await stage.tell('sync.run', {});
      return (await readTables(stage)).outbox.length === 0;
    },
    DRAINS_WITHIN_MS,
  );
}

/** Codes that are known not to have taken effect, or that nobody applied: a person presses "apply". */
async function undecided(stage: ScoutStage): Promise<{ id: string; itemId: string }[]> {
  const { codes, requests, authorizations } = await readTables(stage);
  const applied = new Set(
    authorizations.filter(({ outcome }) => outcome === 'applied').map(({ codeId }) => codeId),
  );
  return codes.flatMap(({ id, requestId }) => {
    const request = requests.find((one) => one.id === requestId);
    return applied.has(id) || !request ? [] : [{ id, itemId: request.itemId }];
  });
}

/** What the extension's database holds, as one of its pages reads it. */
export async function readTables({ page }: ScoutStage): Promise<Tables> {
  return (await dumpDatabase(page)) as unknown as Tables;
}
