/**
 * `npm run annotate -- --page FILE.html --url URL [--screenshot FILE]`: shows a saved page of tiktok.com to the
 * production build in a real Chromium, and prints as JSON what was read and what got a button.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startAnnotator } from '../sandbox/annotate/annotator.ts';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt } from './lib/ensure-built.ts';
import { runMain } from './lib/run-main.ts';

/** Where the person is; npm goes to the project's folder first. */
const here = process.env['INIT_CWD'] ?? process.cwd();

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      page: { type: 'string' },
      url: { type: 'string' },
      screenshot: { type: 'string' },
    },
  });
  const { page, url, screenshot } = values;
  if (page === undefined || url === undefined) {
    throw new Error('Usage: npm run annotate -- --page FILE.html --url URL [--screenshot FILE]');
  }
  const html = await readFile(resolve(here, page), 'utf8');
  ensureBrowsers(['chromium']);
  const annotator = await startAnnotator(await ensureBuilt('chromium'));
  try {
    const picture = screenshot === undefined ? {} : { screenshot: resolve(here, screenshot) };
    console.log(JSON.stringify(await annotator.annotate({ html, url, ...picture }), null, 2));
  } finally {
    await annotator.close();
  }
});
