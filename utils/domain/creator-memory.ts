import type { EpochMs } from './clock.ts';
import type { Creator, CreatorMemory } from './creator.ts';
import type { SparkRequest } from './request.ts';
import type { Status } from './status.ts';

/** Statuses that begin with a creator's yes. */
const YES: readonly Status[] = ['agreed', 'code-received', 'authorized'];
/** Statuses that need no word with the creator. */
const WITHOUT_CONTACT: readonly Status[] = ['saved', 'withdrawn'];

/**
 * What is known of a creator across all requests for posts of theirs.
 * @param requests Every request for a post of theirs, of all workspaces; deleted ones do not count.
 * @param workspaceId The client that is being worked for: of others only that they have asked is told.
 * @returns null when nothing is known.
 */
export function rememberCreator(
  handle: string,
  requests: readonly SparkRequest[],
  creator: Creator | undefined,
  workspaceId: string,
): CreatorMemory | null {
  const live = requests.filter(({ deletedAt }) => deletedAt === null);
  const ours = live.filter((request) => request.workspaceId === workspaceId);
  const others = live.filter((request) => request.workspaceId !== workspaceId);
  const memory: CreatorMemory = {
    handle,
    doNotContact: creator?.doNotContact ?? false,
    lastAsked: latest(ours.flatMap(asksOf)),
    lastDeclined: lastNo(ours),
    itemIds: [...new Set(ours.map(({ itemId }) => itemId))],
    hasOtherClient: others.some(isInTouch),
  };
  const isKnown = memory.doNotContact || memory.hasOtherClient || ours.length > 0;
  return isKnown ? memory : null;
}

type Moment = NonNullable<CreatorMemory['lastAsked']>;

/** The last "no", unless somebody asked or got a yes for any post of theirs after it. */
function lastNo(ours: readonly SparkRequest[]): Moment | null {
  const no = latest(ours.filter(({ status }) => status === 'declined').map(sinceOf));
  const later: EpochMs[] = [
    ...ours.flatMap(asksOf),
    ...ours.filter(({ status }) => YES.includes(status)).map(sinceOf),
  ].map(({ at }) => at);
  return no && later.every((at) => at <= no.at) ? no : null;
}

function isInTouch(request: SparkRequest): boolean {
  return asksOf(request).length > 0 || !WITHOUT_CONTACT.includes(request.status);
}

function asksOf({ itemId, rounds }: SparkRequest): Moment[] {
  return rounds.flatMap(({ asks }) => asks.map(({ at }) => ({ at, itemId })));
}

function sinceOf({ itemId, statusSince }: SparkRequest): Moment {
  return { at: statusSince, itemId };
}

function latest(moments: readonly Moment[]): Moment | null {
  return moments.reduce<Moment | null>(
    (last, moment) => (last && last.at >= moment.at ? last : moment),
    null,
  );
}
