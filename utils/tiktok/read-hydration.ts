import type { Audience, Disclosure } from '../domain/post.ts';
import { parsePostUrl } from '../domain/post-url.ts';
import { learnFacts } from './learn-facts.ts';
import { walkJson } from './page-json.ts';
import type { PostCache } from './post-cache.ts';
import { asRecord } from './read-values.ts';
import { HYDRATION } from './selectors.ts';

/**
 * The parts of the hydration that hold posts and profiles (captures 2025-03 to 2026-07); the rest, with the viewer in
 * it, is not read. Pages of before 2024 had another script, `SIGI_STATE`, which is left alone.
 */
const SCOPES = [
  'webapp.video-detail',
  'webapp.updated-items',
  'webapp.user-detail',
  'webapp.reflow.video.detail',
] as const;

/** The page's own words for its labels, by the key in its dictionary (captures 2023-02 to 2026-07). */
const LABELS: readonly [string, Disclosure][] = [
  ['bc_new_disclosure', 'paid-partnership'],
  ['tcm_closedLoop_commercialContent_brandOrganic_videoTag', 'promotional'],
  ['bc_disclosure_tag_ecommerce_us', 'commission'],
  ['bc_disclosure_tag_ecommerce_uk', 'commission'],
];

/**
 * What the server answers for a post that it does not show: 10204 captured 2025-07, the others from the code of public
 * downloaders to 2026-08. A blocked network is answered with 10204 too, so that it is a hint, not a proof.
 */
const AUDIENCES = new Map<unknown, Audience>([
  [10_204, 'gone'],
  [10_216, 'private'],
  [10_222, 'private'],
]);

const MAX_LENGTH = 4_000_000;

/** What the server said of the post that the address names, instead of showing it. */
export interface PageState {
  itemId: string;
  audience: Audience;
}

/**
 * Puts what the server wrote into the page into the cache: posts, the profile, and the page's words for its labels.
 * They belong to the page as it was loaded: after a navigation inside it they are about other posts, so this is done
 * once, and posts are only ever looked up by id.
 * @param url the address that the page was loaded with.
 * @returns what became of the addressed post; null unless the server says that it is gone or private.
 */
export function learnDocument(root: ParentNode, url: string, cache: PostCache): PageState | null {
  const text = root.querySelector(HYDRATION)?.textContent ?? '';
  const json = text.length <= MAX_LENGTH ? parseJson(text) : null;
  const scopes = asRecord(asRecord(json)['__DEFAULT_SCOPE__']);
  for (const name of SCOPES) {
    for (const facts of walkJson(scopes[name])) learnFacts(facts, 'document', cache);
  }
  const words = asRecord(asRecord(scopes['webapp.i18n-translation'])['Webapp']);
  for (const [key, disclosure] of LABELS) cache.addLabel(words[key], disclosure);
  const status = (name: string): Audience | undefined =>
    AUDIENCES.get(asRecord(scopes[name])['statusCode']);
  const audience = status('webapp.video-detail') ?? status('webapp.reflow.video.detail');
  const addressed = audience && parsePostUrl(url);
  return addressed ? { itemId: addressed.itemId, audience } : null;
}

/** Parses text that may be anything; null when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut-off or foreign text tells nothing, and that is all there is to say about it.
    return null;
  }
}
