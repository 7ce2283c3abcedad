/**
 * `npm run test:faults`: whatever can fail, fails. 500 plans against the engine in Node and 40 in real Chromium, whose
 * worker is killed; TikTok's emulator is the judge. A seed plays the same run again:
 *
 *   npm run test:faults -- --seed 123        one plan in Node, with its whole trace
 *   npm run test:faults -- --kill-seed 7     one plan in Chromium
 *   npm run test:faults -- --plans 2000 --kills 0
 */
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt, ensureFastBuilt } from './lib/ensure-built.ts';
import { runMain } from './lib/run-main.ts';
import { runTool } from './lib/run-tool.ts';
import { runVitest } from './lib/run-vitest.ts';
import { addUp, closingLines, emptyTally, type Tally } from './lib/tally.ts';

const { values: options } = parseArgs({
  options: {
    plans: { type: 'string', default: '500' },
    kills: { type: 'string', default: '40' },
    seed: { type: 'string' },
    'kill-seed': { type: 'string' },
  },
});
const { plans, kills, seed, 'kill-seed': killSeed } = options;

async function playInNode(): Promise<Tally> {
  if (killSeed !== undefined || plans === '0') return emptyTally();
  process.env['FAULT_PLANS'] = plans;
  if (seed !== undefined) process.env['FAULT_SEED'] = seed;
  const half = Number(seed) % 2 === 1 ? 'odd' : 'even';
  const files = seed === undefined ? ['tests/faults/'] : [`tests/faults/plans-${half}`];
  return runVitest(['node'], files);
}

async function playInChromium(): Promise<Tally> {
  if (seed !== undefined || kills === '0') return emptyTally();
  process.env['KILL_PLANS'] = kills;
  if (killSeed !== undefined) process.env['KILL_SEED'] = killSeed;
  ensureBrowsers(['chromium']);
  await ensureBuilt('chromium');
  await ensureFastBuilt();
  return runVitest(['e2e'], ['tests/e2e/killed-workers']);
}

await runMain(async () => {
  const prepared = await runTool('wxt', ['prepare']);
  if (!prepared.isOk) throw new Error(prepared.output);
  const tally = addUp([await playInNode(), await playInChromium()]);
  console.log(['', ...closingLines(tally)].join('\n'));
  process.exitCode = tally.failed.length === 0 ? 0 : 1;
});
