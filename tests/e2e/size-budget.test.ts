import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';
import { gzipSize } from '../../scripts/lib/gzip-size.ts';

const BUDGET = [
  { what: 'the content script', entry: 'content-scripts/feed.js', maxBytes: 30_000 },
  { what: 'the page probe', entry: 'content-scripts/page-probe.js', maxBytes: 3_000 },
  { what: 'what takes its port', entry: 'probe-port.js', maxBytes: 600 },
  { what: 'the background', entry: 'background.js', maxBytes: 90_000 },
  { what: 'the popup', entry: 'popup.html', maxBytes: 90_000 },
];

describe.each(['chromium', 'firefox'] as const)('the build for %s', (kind) => {
  let dir: string;
  beforeAll(async () => {
    dir = await ensureBuilt(kind);
  });

  it.each(BUDGET)('keeps $what at or below $maxBytes bytes, compressed', ({ entry, maxBytes }) => {
    const bytes = gzipSize(dir, entry);
    expect(bytes).toBeGreaterThan(200);
    expect(bytes).toBeLessThanOrEqual(maxBytes);
  });
});
