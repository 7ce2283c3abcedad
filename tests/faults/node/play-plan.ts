import type { Ending } from '../judge/ending.ts';
import type { Unrepaired } from '../judge/unrepaired.ts';
import { createBackground, type Background } from './background.ts';
import { type Diary, newDiary, noteInDiary } from './diary.ts';
import { calmDown, heal } from './heal.ts';
import type { Crash, Plan, WindowAct } from './plan.ts';
import { readEnding } from './read-ending.ts';
import { readUnrepaired } from './read-unrepaired.ts';
import { type ApiServer, setStage, type Stage } from './stage.ts';
import { playAct } from './window-acts.ts';
import { playWorldAct } from './world-acts.ts';

/** How a plan went. */
export interface Played {
  unrepaired: Unrepaired;
  ending: Ending;
  trace: string[];
  /** What must never happen, as it happened. */
  defects: string[];
}

const MOST_TURNS = 5_000;

/**
 * Plays a plan from the first act to the last, heals the world, and tells how it ended.
 * @param sabotage breaks something of ours before the play begins
 */
export async function playPlan(
  plan: Plan,
  server: ApiServer,
  sabotage?: (stage: Stage) => void,
): Promise<Played> {
  const stage = await setStage(plan, server);
  sabotage?.(stage);
  try {
    const { turnstile } = stage;
    const background = createBackground(stage);
    const diary = newDiary(stage);
    const crashes = watchForCrashes(plan.crashes);
    const story = Promise.all([
      playWorld(stage, diary),
      setClockRight(stage),
      ...plan.windows.map((acts, index) =>
        playWindow(stage, background, diary, acts, `window ${index}`),
      ),
    ]);
    await turnUntil(stage, story, () => {
      if (crashes(turnstile.turns(), turnstile.arrivals())) background.kill();
    });
    turnstile.note('the faults end');
    await turnUntil(stage, calmDown(stage, background), () => undefined);
    const unrepaired = await readUnrepaired(stage, background);
    turnstile.note('people put things right');
    await turnUntil(stage, heal(stage, background, diary), () => undefined);
    return {
      unrepaired,
      ending: await readEnding(stage, background, diary),
      trace: turnstile.trace(),
      defects: stage.defects,
    };
  } finally {
    await stage.close();
  }
}

async function playWorld(stage: Stage, { boundByOthers, takenBack }: Diary): Promise<void> {
  const flow = { name: 'the world', life: null };
  for (const act of stage.plan.world) {
    await stage.turnstile.pause(flow, act.afterMs);
    await stage.turnstile.pass(flow, JSON.stringify(act), () => playWorldAct(stage, act));
    if (!('post' in act)) continue;
    const done = { itemId: stage.posts[act.post]?.itemId ?? '', at: stage.clock() };
    if (act.act === 'bind') boundByOthers.push(done);
    if (act.act === 'unbind' || act.act === 'revoke') takenBack.push(done);
  }
}

async function setClockRight({ plan, turnstile, ownClock }: Stage): Promise<void> {
  if (plan.clock.aheadMs === 0) return;
  const flow = { name: 'the world', life: null };
  await turnstile.pause(flow, plan.clock.forMs);
  await turnstile.pass(flow, `sets the clock back by ${plan.clock.aheadMs} ms`, async () =>
    ownClock.setRight(),
  );
}

async function playWindow(
  stage: Stage,
  background: Background,
  diary: Diary,
  acts: WindowAct[],
  name: string,
): Promise<void> {
  for (const act of acts) {
    await stage.turnstile.pause({ name, life: null }, act.afterMs);
    await noteInDiary(stage, diary, act, () =>
      background.act(`${name} ${act.act} ${act.post}`, (tools) => playAct(stage, act, tools, name)),
    );
  }
}

/** Turns until a story is over. */
async function turnUntil(stage: Stage, story: Promise<unknown>, before: () => void): Promise<void> {
  const { turnstile, defects } = stage;
  const last = turnstile.turns() + MOST_TURNS;
  let isOver = false;
  const over = story.then(
    () => void (isOver = true),
    (error: unknown) => {
      defects.push(`the story broke: ${String(error)}`);
      isOver = true;
    },
  );
  while (!isOver) {
    before();
    if (turnstile.turns() > last) {
      defects.push(`no rest after ${MOST_TURNS} turns`);
      return;
    }
    if (!(await turnstile.turn())) {
      defects.push('nobody moves any more');
      return;
    }
  }
  await over;
}

/** Each crash happens once: at its turn, or when what it waits for has come to the turnstile often enough. */
function watchForCrashes(
  crashes: readonly Crash[],
): (turn: number, arrivals: ReadonlyMap<string, number>) => boolean {
  let left = [...crashes];
  return (turn, arrivals) => {
    const due = left.find((one) =>
      'turn' in one ? turn >= one.turn : (arrivals.get(one.arrival) ?? 0) >= one.nth,
    );
    left = left.filter((one) => one !== due);
    return due !== undefined;
  };
}
