/**
 * `npm run bench [-- --rounds 9] [--cards 1200] [--build DIR]`: what we cost a page and how long a scout waits, as JSON
 * on standard output; `npm run bench:feed` leaves the waiting out. The exit code is 1 when a budget is missed. Best on a
 * machine with nothing else to do.
 */
import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../scripts/lib/ensure-browsers.ts';
import { runBench } from './run-bench.ts';
import { withBuild } from './with-build.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    cards: { type: 'string', default: '1200' },
    build: { type: 'string' },
    'comfort-only': { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);

ensureBrowsers(['chromium']);
await withBuild(options.build, async (buildDir) => {
  const report = await runBench({
    buildDir,
    comfort: {
      rounds,
      memoryRounds: Math.ceil(rounds / 5),
      cards: Number(options.cards),
      fewCards: 1_200,
      manyCards: 5_000,
      posts: 60,
      answers: 10,
    },
    waits: options['comfort-only'] ? null : { clicks: 15, sleeps: 5, requests: 60, writes: 15 },
    tell: (progress) => console.error(progress),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.budget.every(({ held }) => held) ? 0 : 1;
});
