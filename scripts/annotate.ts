/**
 * Shows pages of tiktok.com to the production build in a real Chromium.
 *
 * `npm run annotate [-- --only TEXT] [--report FOLDER]`: every saved page that there is, held against what is known of
 * it, and every surface of the sandbox; prints a table and writes a report.
 * `npm run annotate -- --page FILE.html --url URL [--screenshot FILE]`: one saved page, printed as JSON.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { annotateAll } from '../sandbox/annotate/annotate-all.ts';
import { type PageToAnnotate, startAnnotator } from '../sandbox/annotate/annotator.ts';
import { toTable, writeReport } from '../sandbox/annotate/write-report.ts';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt } from './lib/ensure-built.ts';
import { PROJECT_DIR } from './lib/project.ts';
import { runMain } from './lib/run-main.ts';

/** Where the person is; npm goes to the project's folder first. */
const here = process.env['INIT_CWD'] ?? process.cwd();

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      page: { type: 'string' },
      url: { type: 'string' },
      screenshot: { type: 'string' },
      only: { type: 'string', default: '' },
      report: { type: 'string' },
    },
  });
  const { page, url, screenshot, only, report } = values;
  if ((page === undefined) !== (url === undefined)) {
    throw new Error('Usage: npm run annotate -- --page FILE.html --url URL [--screenshot FILE]');
  }
  ensureBrowsers(['chromium']);
  const extensionDir = await ensureBuilt('chromium');
  if (page !== undefined && url !== undefined) {
    const html = await readFile(resolve(here, page), 'utf8');
    const picture = screenshot === undefined ? {} : { screenshot: resolve(here, screenshot) };
    return annotateOne(extensionDir, { html, url, ...picture });
  }
  const pages = await annotateAll(extensionDir, only);
  const folder =
    report === undefined ? join(PROJECT_DIR, 'annotate-report') : resolve(here, report);
  await writeReport(folder, pages);
  console.log(toTable(pages));
  console.log(`The report is in ${folder}.`);
  const wrong = pages.filter(({ problems }) => problems.length > 0);
  if (wrong.length > 0) throw new Error(`${wrong.length} pages are not read as they should be.`);
});

async function annotateOne(extensionDir: string, page: PageToAnnotate): Promise<void> {
  const annotator = await startAnnotator(extensionDir);
  try {
    console.log(JSON.stringify(await annotator.annotate(page), null, 2));
  } finally {
    await annotator.close();
  }
}
