/** `npm run setup`: makes sure that both browsers are there that the tests drive. */
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { runMain } from './lib/run-main.ts';

await runMain(async () => ensureBrowsers(['chromium', 'firefox']));
