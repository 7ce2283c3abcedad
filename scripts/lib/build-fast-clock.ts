/**
 * Builds for Chromium what `npm run build` builds, but for a background whose clock runs faster: the build that workers
 * are killed in. Runs in a process of its own, for a test runner's environment would change the build.
 *
 *   node scripts/lib/build-fast-clock.ts OUT_DIR
 */
import { build } from 'wxt';
import { runMain } from './run-main.ts';
import { PROJECT_DIR } from './project.ts';
import { quicken } from './fast-clock.ts';

const CLOCK = 'entrypoints/background/clock.ts';

await runMain(async () => {
  const outDir = process.argv[2];
  if (outDir === undefined) throw new Error('Say where to build.');
  let quickened = 0;
  const transform = (source: string, id: string): string | undefined => {
    if (!id.replaceAll('\\', '/').endsWith(`/${CLOCK}`)) return undefined;
    quickened += 1;
    return quicken(source);
  };
  await build({
    root: PROJECT_DIR,
    browser: 'chrome',
    outDir,
    vite: () => ({ plugins: [{ name: 'fast-clock', enforce: 'pre' as const, transform }] }),
  });
  if (quickened === 0) throw new Error(`${CLOCK} is not in the build.`);
});
