import type { FaultInput } from '../../../sandbox/ads-api/faults.ts';
import type { KnobsChange } from '../../../sandbox/ads-api/knobs.ts';
import { type DemoState, DEMO_STATES } from '../../../sandbox/ads-api/seed-demo.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../utils/domain/clock.ts';
import { type Random, seededRandom } from './random.ts';

/** What people do in a window of the extension. Posts, codes and ad accounts are meant by their place in the plan. */
export const WINDOW_ACTS = [
  'save',
  'paste',
  'paste-loose',
  'paste-all',
  'ask',
  'agreed',
  'declined',
  'unanswered',
  'withdrawn',
  'take-back-ask',
  'undo',
  'undo-save',
  'delete-request',
  'restore-request',
  'assign',
  'confirm',
  'mark-applied',
  'delete-code',
  'pause-account',
  'resume-account',
  'choose-account',
  'adopt',
  'put-aside',
  'ad-end',
  'forget-confirmed',
  'reconnect',
  'reconnect-one',
  'disconnect',
  'sync',
  'sync-full',
] as const;

export interface WindowAct {
  afterMs: number;
  act: (typeof WINDOW_ACTS)[number];
  post: number;
  other: number;
}

/** What happens outside of the extension: creators, other people's clicks in Ads Manager, TikTok, the machine. */
export type WorldAct = { afterMs: number } & (
  | { act: 'extend' | 'revoke'; post: number }
  | { act: 'post-status'; post: number; status: string }
  | { act: 'bind' | 'unbind'; post: number; account: number }
  | { act: 'fault'; fault: FaultInput }
  | { act: 'token'; state: 'good' | 'revoked' }
  | { act: 'asleep'; forMs: number }
);

/** Where the worker dies: at a turn, or when something comes to stand before the turnstile for the n-th time. */
export type Crash = { turn: number } | { arrival: string; nth: number };

/** What the way to TikTok does to one call; a `miss` counts only lists that have something to miss. */
export interface WayFault {
  kind: 'lose' | 'late' | 'repeat' | 'slow' | 'miss';
  endpoint: string;
  skip: number;
  ms: number;
}

export interface PlannedPost {
  state: DemoState;
  /** Whether somebody authorised it before we came. */
  isBound: boolean;
}

export interface Plan {
  seed: number;
  accounts: { appliesCodes: boolean }[];
  posts: PlannedPost[];
  knobs: KnobsChange;
  forgetsConfirmedCodes: boolean;
  windows: WindowAct[][];
  world: WorldAct[];
  way: WayFault[];
  crashes: Crash[];
  /** The n-th transactions that find the disk full. */
  fullDisks: number[];
  slowness: number;
  /** The machine's clock runs ahead of TikTok's at first, and is set back in the middle of it all. */
  clock: { aheadMs: number; forMs: number };
  /** Whether codes that another ad account holds can be applied to ours in the end, whatever the knob was. */
  isLetGoElsewhere: boolean;
}

/** The same seed gives the same plan. */
export function makePlan(seed: number): Plan {
  const random = seededRandom(seed, 'plan');
  const accountCount = random.pick([1, 1, 1, 2, 2, 3]);
  const posts = makePosts(random);
  const isCalm = random.chance(0.15);
  return {
    seed,
    accounts: Array.from({ length: accountCount }, (_, index) => ({
      appliesCodes: index === 0 || random.chance(0.3),
    })),
    posts,
    knobs: makeKnobs(random),
    forgetsConfirmedCodes: random.chance(0.3),
    windows: [makeWindow(random, posts.length, 0), makeWindow(random, posts.length, 1)],
    world: isCalm ? [] : makeWorldActs(random, posts.length, accountCount),
    way: isCalm ? [] : makeWay(random),
    crashes: makeCrashes(random),
    fullDisks: random.chance(0.15) ? [random.between(1, 80)] : [],
    slowness: random.pick([0, 0.05, 0.2]),
    clock: makeClock(random),
    isLetGoElsewhere: random.chance(0.5),
  };
}

const GOOD_STATES: readonly DemoState[] = [
  'good',
  'good',
  'good',
  'ends-in-6-days',
  'processing-error',
];

function makePosts(random: Random): PlannedPost[] {
  return Array.from({ length: random.between(2, 5) }, (_, index) => ({
    state: index === 0 || random.chance(0.5) ? random.pick(GOOD_STATES) : random.pick(DEMO_STATES),
    isBound: random.chance(0.12),
  }));
}

function makeKnobs(random: Random): KnobsChange {
  const likely = <T>(usual: T, seldom: readonly T[], probability = 0.15): T =>
    random.chance(probability) ? random.pick(seldom) : usual;
  return {
    listLagMs: random.pick([0, 0, 3_000, 10_000]),
    preview: likely('allowed', ['refused']),
    previewRefusedCode: random.pick([40001, 40002, 40300]),
    alreadyBound: likely('ok', ['error']),
    boundElsewhere: likely('ok', ['error']),
    messages: random.pick(['plain', 'numbered', 'localised', 'echo']),
    refusalReturnCode: likely<number | 'ui'>(40002, ['ui', 40007]),
    rowsTellCode: likely(true, [false]),
    privatePosts: likely('refused', ['made-public']),
    revokedAuthStatus: likely('EXPIRED', ['REVOKED', 'UNAUTHORIZED']),
    unbindLive: 'ok',
    authorizeQps: 1,
    advertiserQps: likely<number | null>(null, [2]),
    appQps: likely<number>(10, [3]),
  };
}

const soon = (random: Random): number =>
  random.pick([
    random.between(0, 2 * SECOND_MS),
    random.between(0, 20 * SECOND_MS),
    random.between(0, 4 * MINUTE_MS),
  ]);

/** Most of a window's day is saving and pasting; some of the rest gets in the way. */
function makeWindow(random: Random, postCount: number, windowIndex: number): WindowAct[] {
  const acts: WindowAct[] = [];
  const add = (act: WindowAct['act'], post: number): void =>
    void acts.push({ act, post, afterMs: soon(random), other: random.between(0, 5) });
  for (let post = 0; post < postCount; post += 1) {
    const isOurs = windowIndex === post % 2 || random.chance(0.2);
    if (!isOurs) continue;
    if (random.chance(0.9)) add('save', post);
    if (random.chance(0.3)) add(random.pick(['ask', 'agreed']), post);
    if (random.chance(0.85)) add(random.pick(['paste', 'paste', 'paste', 'paste-loose']), post);
  }
  if (random.chance(0.3)) add('sync-full', 0);
  const extra = random.between(0, 6);
  for (let n = 0; n < extra; n += 1) {
    add(random.pick(WINDOW_ACTS), random.between(0, postCount - 1));
  }
  return acts;
}

const WIRE_FAULTS = [
  'reset',
  'cut',
  'bad-gateway',
  'empty-503',
  'html-200',
  'truncated-json',
] as const;
const STRUCK = ['tt_video/authorize', 'tt_video/authorize', 'tt_video/info', 'tt_video/list', '*'];

function makeFault(random: Random): FaultInput {
  const common = {
    endpoint: random.pick(STRUCK),
    when: random.pick(['before-commit', 'after-commit'] as const),
    times: random.pick([1, 1, 2, 3]),
    skip: random.between(0, 3),
  };
  if (random.chance(0.6)) return { kind: random.pick(WIRE_FAULTS), ...common };
  if (random.chance(0.2)) return { kind: random.pick(['token-revoked', 'scope-lost']), ...common };
  const returnCode = random.pick([40100, 40100, 40133, 50002, 50002, 50000, 40200, 51010, 40050]);
  // Nothing is taken on that is called too often.
  const when = returnCode === 40100 || returnCode === 40133 ? 'before-commit' : common.when;
  return { kind: 'return-code', returnCode, ...common, when };
}

function makeWorldActs(random: Random, postCount: number, accountCount: number): WorldAct[] {
  return Array.from({ length: random.between(1, 7) }, (): WorldAct => {
    const post = random.between(0, postCount - 1);
    const account = random.between(0, accountCount - 1);
    const afterMs = soon(random);
    if (random.chance(0.45)) return { act: 'fault', fault: makeFault(random), afterMs };
    return random.pick<WorldAct>([
      { act: 'extend', post, afterMs },
      { act: 'revoke', post, afterMs },
      {
        act: 'post-status',
        post,
        afterMs,
        status: random.pick([
          'USER_DELETE',
          'ONLY_AUTHOR_SEE',
          'HESITATE_RECOMMEND',
          'AUDIT_DELETE',
        ]),
      },
      { act: 'bind', post, account, afterMs },
      { act: 'unbind', post, account, afterMs },
      { act: 'token', state: random.pick(['good', 'revoked']), afterMs },
      {
        act: 'asleep',
        forMs: random.pick([MINUTE_MS, HOUR_MS, 7 * HOUR_MS, 2 * DAY_MS, 8 * DAY_MS, 31 * DAY_MS]),
        afterMs,
      },
    ]);
  });
}

function makeWay(random: Random): WayFault[] {
  const kinds = ['lose', 'late', 'repeat', 'slow'] as const;
  const faults = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, (): WayFault => ({
    kind: random.pick(kinds),
    endpoint: random.pick(STRUCK),
    skip: random.between(0, 3),
    ms: random.between(1, 65) * SECOND_MS,
  }));
  // A list that misses its posts for less than the time between two looks; longer would be the truth.
  const isMissing = random.chance(0.35);
  const skip = random.between(0, 3);
  const miss: WayFault = { kind: 'miss', endpoint: 'tt_video/list', skip, ms: 20 * SECOND_MS };
  return isMissing ? [...faults, miss] : faults;
}

function makeClock(random: Random): Plan['clock'] {
  if (!random.chance(0.2)) return { aheadMs: 0, forMs: 0 };
  const aheadMs = random.pick([2 * HOUR_MS, 2 * DAY_MS, 5 * DAY_MS, 40 * DAY_MS, 400 * DAY_MS]);
  return { aheadMs, forMs: random.pick([soon(random), 20 * MINUTE_MS]) };
}

const TELLING_ARRIVALS = [
  'call applyCode',
  'answer applyCode',
  'answer previewCode',
  'call readPost',
  'answer readPost',
  'answer listPosts',
];

function makeCrashes(random: Random): Crash[] {
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, (): Crash =>
    random.chance(0.5)
      ? { turn: random.between(5, 160) }
      : { arrival: random.pick(TELLING_ARRIVALS), nth: random.between(1, 3) },
  );
}
