/**
 * `npm run pictures [-- --surface NAME] [--out FOLDER]`: pictures of everything that people see, in light and dark, to be
 * looked at. NAME is a part of a surface's name (sandbox/story/surfaces.ts), `own pages`, or `notice`.
 * `npm run pictures -- --docs`: the pictures of docs/ anew.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeDocsPictures } from '../sandbox/pictures/docs-pictures.ts';
import { takePictures } from '../sandbox/pictures/take-pictures.ts';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt } from './lib/ensure-built.ts';
import { PROJECT_DIR } from './lib/project.ts';
import { runMain } from './lib/run-main.ts';

/** Where the person is; npm goes to the project's folder first. */
const here = process.env['INIT_CWD'] ?? process.cwd();

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      surface: { type: 'string', default: '' },
      out: { type: 'string' },
      docs: { type: 'boolean', default: false },
    },
  });
  ensureBrowsers(['chromium', 'firefox']);
  const dir =
    values.out === undefined ? join(PROJECT_DIR, '.output/pictures') : resolve(here, values.out);
  const extensionDirs = {
    chromium: await ensureBuilt('chromium'),
    firefox: await ensureBuilt('firefox'),
  };
  if (values.docs) return takeDocsPictures(extensionDirs.chromium, join(PROJECT_DIR, 'docs'));
  const taken = await takePictures({ extensionDirs, dir, only: values.surface });
  console.log(`${taken} pictures are in ${dir}.`);
});
