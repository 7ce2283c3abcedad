/**
 * `npm test`: everything that must hold, in one go. The last line is `N passed, N failed[, N skipped]`, and the exit
 * code tells whether all held. `--fast` leaves the browsers out.
 */
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt, ensureFastBuilt } from './lib/ensure-built.ts';
import { runTool } from './lib/run-tool.ts';
import { runVitest } from './lib/run-vitest.ts';
import { addUp, closingLines, emptyTally, type Tally } from './lib/tally.ts';

const { values: options } = parseArgs({ options: { fast: { type: 'boolean', default: false } } });

/** Runs one step, prints how it went, and counts it as one. */
async function step(name: string, run: () => Promise<unknown>): Promise<Tally> {
  const startedAt = performance.now();
  const failure = await run().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${failure === null ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  if (failure === null) return { ...emptyTally(), passed: 1 };
  console.log(`${failure}\n`);
  return { ...emptyTally(), failed: [name] };
}

const tool =
  (name: string, ...args: string[]) =>
  async () => {
    const { isOk, output } = await runTool(name, args);
    if (!isOk) throw new Error(output);
  };

async function checkEverything(): Promise<Tally> {
  const found = [
    await step('format', tool('oxfmt', '--check', '.')),
    // The generated types come first: lint and types read them.
    await step('prepare', tool('wxt', 'prepare')),
    await step('lint', tool('oxlint', '--type-aware', '--deny-warnings')),
    await step('types', tool('tsc', '--noEmit')),
    await step('dead code', tool('knip')),
    await runVitest(['node', 'dom']),
    await step('build for Chromium', () => ensureBuilt('chromium')),
    await step('build for Firefox', () => ensureBuilt('firefox')),
    await step('build with a fast clock', ensureFastBuilt),
  ];
  if (!options.fast) {
    found.push(await step('browsers', async () => ensureBrowsers(['chromium', 'firefox'])));
    found.push(await runVitest(['e2e']));
  }
  return addUp(found);
}

const tally = await checkEverything();
console.log(['', ...closingLines(tally)].join('\n'));
process.exitCode = tally.failed.length === 0 ? 0 : 1;
