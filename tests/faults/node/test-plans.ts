import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../judge/judge.ts';
import { judgeUnrepaired } from '../judge/unrepaired.ts';
import { makePlan } from './plan.ts';
import { type Played, playPlan } from './play-plan.ts';
import { type ApiServer, startApiServer } from './stage.ts';

/** How many plans `npm test` plays; `npm run test:faults` asks for more by the environment. */
const PLANS_OF_EVERY_TEST = 100;
const LINES_OF_TRACE = 60;

/** One half of the plans, for one process: those with odd or with even seeds. */
export function testPlans(half: 'odd' | 'even'): void {
  const seeds = seedsOf(half);
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server.close());

  test.each(seeds)(
    'plan %i',
    async (seed) => {
      const plan = makePlan(seed);
      const played = await playPlan(plan, server);
      const complaints = complaintsOf(played);
      if (complaints.length > 0) process.stderr.write(describeFailure(seed, complaints, played));
      expect(complaints).toEqual([]);
    },
    60_000,
  );
}

/** What speaks against a play: what must never happen and did, and what the judge says of it before and after its repair. */
export function complaintsOf({ defects, unrepaired, ending }: Played): string[] {
  return [...defects, ...judgeUnrepaired(unrepaired), ...judge(ending)];
}

function seedsOf(half: 'odd' | 'even'): number[] {
  const only = process.env['FAULT_SEED'];
  const count = Number(process.env['FAULT_PLANS'] ?? PLANS_OF_EVERY_TEST);
  const seeds = only ? [Number(only)] : Array.from({ length: count }, (_, index) => index + 1);
  return seeds.filter((seed) => (seed % 2 === 1) === (half === 'odd'));
}

function describeFailure(seed: number, complaints: string[], { trace }: Played): string {
  return [
    `Plan ${seed} ends badly:`,
    ...complaints.map((one) => `  ${one}`),
    `Play it again: npm run test:faults -- --seed ${seed}`,
    `The plan: ${JSON.stringify(makePlan(seed))}`,
    `The last ${LINES_OF_TRACE} of ${trace.length} turns:`,
    ...(process.env['FAULT_SEED'] ? trace : trace.slice(-LINES_OF_TRACE)),
    '',
  ].join('\n');
}
