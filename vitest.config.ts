import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

export default defineConfig({
  test: {
    projects: [
      {
        ...jsx,
        plugins: [await WxtVitest()],
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'tests/{unit,store,actions,messages,ads,sync,sandbox,rules,faults}/**/*.test.ts',
          ],
          setupFiles: ['tests/support/setup-node.ts'],
        },
      },
      {
        ...jsx,
        plugins: [await WxtVitest()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/dom/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/setup-dom.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // Browsers wait more than they work; more than two at a time starve each other.
          maxWorkers: 2,
          // A real browser on a shared machine can be starved for seconds; at home a flake shows at once.
          retry: process.env['CI'] ? 1 : 0,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
