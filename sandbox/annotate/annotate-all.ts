import {
  captureGap,
  type CapturedPage,
  capturedPages,
  readCapture,
} from '../../tests/support/captures.ts';
import { createSite } from '../site/site.ts';
import { createWorld } from '../world/world.ts';
import { type Annotation, startAnnotator } from './annotator.ts';
import { sandboxPages } from './sandbox-pages.ts';
import type { ReportedPage } from './write-report.ts';

/**
 * Reads every saved page and every surface of the sandbox.
 * @param only reads just the pages with this in their name.
 */
export async function annotateAll(extensionDir: string, only: string): Promise<ReportedPage[]> {
  const world = createWorld();
  const site = createSite({ world, latencyMs: 20, buildSeed: 7 });
  const annotator = await startAnnotator(extensionDir, site.listener);
  const reported: ReportedPage[] = [];
  const isWanted = (name: string): boolean => name.toLowerCase().includes(only.toLowerCase());
  try {
    if (captureGap) console.log(captureGap);
    for (const page of capturedPages().filter(({ file }) => isWanted(file))) {
      const found = await annotator.annotate({ html: readCapture(page.file), url: page.url });
      reported.push({ name: page.file, url: page.url, found, problems: compare(found, page) });
    }
    for (const { name, path } of sandboxPages(world).filter((page) => isWanted(page.name))) {
      const found = await annotator.annotate({ url: path });
      reported.push({ name, url: path, found, problems: judge(found) });
    }
  } finally {
    await annotator.close();
  }
  return reported;
}

/** What differs from what is known of a saved page. */
function compare(found: Annotation, page: CapturedPage): string[] {
  const related = found.posts.filter((post) => post.related).length;
  const counts: [string, number, number][] = [
    ['cards', found.cards, page.cards],
    ['related posts', related, page.related],
    ['ids', found.posts.length - related, page.readable],
    ['different posts', new Set(found.posts.map(({ itemId }) => itemId)).size, page.distinct],
    ['buttons', found.annotated, page.readable + page.related],
  ];
  const wrong = counts.flatMap(([what, is, should]) =>
    is === should ? [] : [`${is} ${what} instead of ${should}`],
  );
  return [...wrong, ...errorsOf(found)];
}

/** Every post of the sandbox can be read; while one scrolls along a feed, more than were there at first. */
function judge(found: Annotation): string[] {
  const { annotated, posts } = found;
  const isShort = annotated < posts.length;
  return [
    ...(isShort ? [`${annotated} buttons for ${posts.length} posts`] : []),
    ...errorsOf(found),
  ];
}

const errorsOf = ({ pageErrors }: Annotation): string[] =>
  pageErrors.map((error) => `An error in the page: ${error}`);
