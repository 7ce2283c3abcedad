/**
 * `npm run bench:sync [-- --posts 10000] [--requested 1000] [--codes 1000] [--watch-s 60] [--answer-ms 200] [--build DIR]`: what keeping
 * the list and the ad accounts in step costs, as JSON on standard output. The exit code is 1 when a budget is missed.
 * Best on a machine with nothing else to do.
 */
import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../scripts/lib/ensure-browsers.ts';
import { runSyncBench } from './run-sync-bench.ts';
import { withBuild } from './with-build.ts';

const { values: options } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    requested: { type: 'string', default: '1000' },
    codes: { type: 'string', default: '1000' },
    'watch-s': { type: 'string', default: '60' },
    'answer-ms': { type: 'string', default: '200' },
    build: { type: 'string' },
  },
});

ensureBrowsers(['chromium']);
await withBuild(options.build, async (buildDir) => {
  const report = await runSyncBench({
    buildDir,
    posts: Number(options.posts),
    requested: Number(options.requested),
    codes: Number(options.codes),
    watchMs: Number(options['watch-s']) * 1000,
    answerMs: Number(options['answer-ms']),
    tell: (progress) => console.error(progress),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.budget.every(({ held }) => held) ? 0 : 1;
});
