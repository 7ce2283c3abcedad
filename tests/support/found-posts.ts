import { walkJson } from '../../utils/tiktok/page-json.ts';
import {
  type CreatorFacts,
  type PostFacts,
  readCreatorFacts,
  readFacts,
} from '../../utils/tiktok/post-facts.ts';

/** Every post that an answer tells of, checked. */
export function findPosts(json: unknown): PostFacts[] {
  return [...walkJson(json)].flatMap((facts) => readFacts(facts) ?? []);
}

/** Every creator that an answer tells of with a profile, checked. */
export function findCreators(json: unknown): CreatorFacts[] {
  return [...walkJson(json)].flatMap((facts) => readCreatorFacts(facts) ?? []);
}
