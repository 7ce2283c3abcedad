import { findPosts } from './page-json.ts';
import { isRecord, type PostFacts } from './post-facts.ts';
import { HYDRATION } from './selectors.ts';

/** The parts of the hydration that hold posts (captures 2025-06 to 2026-07); the rest, with the viewer in it, is not read. */
const SCOPES = ['webapp.video-detail', 'webapp.updated-items'] as const;

const MAX_LENGTH = 4_000_000;

/**
 * Reads the posts that the server wrote into the page. They belong to the page as it was loaded: after a navigation
 * inside it they are about other posts, so they are only ever looked up by id.
 */
export function readHydration(root: ParentNode): PostFacts[] {
  const text = root.querySelector(HYDRATION)?.textContent ?? '';
  const json = text.length <= MAX_LENGTH ? parseJson(text) : null;
  const scopes = isRecord(json) ? json['__DEFAULT_SCOPE__'] : null;
  return isRecord(scopes) ? SCOPES.flatMap((name) => findPosts(scopes[name])) : [];
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
