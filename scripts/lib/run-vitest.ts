import { startVitest, type TestCase } from 'vitest/node';
import { PROJECT_DIR } from './project.ts';
import { emptyTally, type Tally } from './tally.ts';

/**
 * Runs the tests of some projects of vitest.config.ts; failures are printed as they are found.
 * @param files only test files whose path contains one of these; all unless given
 */
export async function runVitest(
  projects: readonly string[],
  files: readonly string[] = [],
): Promise<Tally> {
  const vitest = await startVitest('test', [...files], {
    root: PROJECT_DIR,
    project: [...projects],
    run: true,
    watch: false,
    reporters: ['default'],
  });
  const tally = emptyTally();
  for (const module of vitest.state.getTestModules()) {
    const tests = [...module.children.allTests()];
    for (const test of tests) count(test, tally);
    // A file that could not even be loaded has no tests that could fail.
    if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) {
      tally.failed.push(module.relativeModuleId);
    }
  }
  const strayErrors = vitest.state.getUnhandledErrors();
  tally.failed.push(...strayErrors.map(() => 'an error outside of any test, printed above'));
  await vitest.close();
  return tally;
}

function count(test: TestCase, tally: Tally): void {
  const result = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  if (result.state === 'passed') tally.passed += 1;
  else if (result.state === 'skipped') {
    tally.skipped.push({ name, reason: result.note ?? null });
  } else tally.failed.push(name);
}
