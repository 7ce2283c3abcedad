/**
 * `npm run bench [-- --rounds 9] [--cards 1200] [--build DIR]`: what we cost a page, as JSON on standard output.
 * The exit code is 1 when a budget is missed. Best on a machine with nothing else to do.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../scripts/lib/ensure-browsers.ts';
import { ensureBuilt } from '../scripts/lib/ensure-built.ts';
import { runBench } from './run-bench.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    cards: { type: 'string', default: '1200' },
    build: { type: 'string' },
  },
});

ensureBrowsers(['chromium']);
// A copy: somebody may build again meanwhile.
const copyDir = await mkdtemp(join(tmpdir(), 'spark-scout-bench-'));
try {
  await cp(options.build ?? (await ensureBuilt('chromium')), copyDir, { recursive: true });
  const report = await runBench({
    buildDir: copyDir,
    rounds: Number(options.rounds),
    cards: Number(options.cards),
    clicks: 15,
    sleeps: 5,
    requests: 60,
    writes: 15,
    tell: (progress) => console.error(progress),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.budget.every(({ held }) => held) ? 0 : 1;
} finally {
  await rm(copyDir, { recursive: true });
}
