import { expect, test } from 'vitest';
import { writeDiagnostics } from '../../../utils/domain/diagnostics.ts';
import type { PageHealth } from '../../../utils/domain/page-health.ts';
import { NOON } from '../../support/build.ts';

const HEALTH: PageHealth = {
  surface: 'for-you',
  isDegraded: true,
  cards: 4,
  buttons: 0,
  idFrom: {},
  unread: { 'no-id': 4 },
  cardRules: { '0': 4 },
  postsFromJson: 12,
  rulesVersion: '2026-11-22',
  areRulesOverridden: false,
};
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

const written = (userAgent = LINUX): Record<string, unknown> =>
  JSON.parse(
    writeDiagnostics({
      version: '0.2.0',
      userAgent,
      language: 'en-GB',
      now: NOON,
      pages: [HEALTH, null],
    }),
  ) as Record<string, unknown>;

test('diagnostics hold versions and counts, page by page', () => {
  expect(written()).toEqual({
    app: 'spark-scout',
    version: '0.2.0',
    browser: 'Firefox 153',
    language: 'en-GB',
    at: '2026-11-22T12:00:00.000Z',
    pages: [HEALTH, null],
  });
});

test.each([
  ['Mozilla/5.0 AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'Chrome 156'],
  ['Mozilla/5.0 AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2', 'Edg 156'],
  ['Something else', 'unknown'],
])('of %s only the browser and its major version are told', (userAgent, browser) => {
  expect(written(userAgent)['browser']).toBe(browser);
});
