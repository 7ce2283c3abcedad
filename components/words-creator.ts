import { i18n } from '#i18n';
import type { EpochMs } from '../utils/domain/clock.ts';
import type { CreatorMemory } from '../utils/domain/creator.ts';
import { formatAgo } from '../utils/platform/i18n.ts';
import type { Advice } from './words-eligibility.ts';

/** One thing that is remembered of a creator. */
export interface Remembered extends Advice {
  kind: 'do-not-contact' | 'declined' | 'asked' | 'other-client' | 'in-list';
}

/** That a post is by an account of ours, and what that makes easier. */
export function oursWords(): Advice {
  return { why: i18n.t('creator.ours.why'), next: i18n.t('creator.ours.next') };
}

/**
 * What is remembered of a creator, seen from a post of theirs; most pressing first. What was asked and answered for
 * that very post is left out, for its own status tells it.
 */
export function creatorWords(memory: CreatorMemory, itemId: string, now: EpochMs): Remembered[] {
  const said: Remembered[] = [];
  if (memory.doNotContact) said.push(remembered('do-not-contact', 'doNotContact'));
  const round = elsewhere(memory, itemId, now);
  if (round) said.push(round);
  if (memory.hasOtherClient) said.push(remembered('other-client', 'otherClient'));
  const others = memory.itemIds.filter((other) => other !== itemId).length;
  if (!round && others > 0) {
    said.push({
      kind: 'in-list',
      why: i18n.t('creator.inList.why', others),
      next: i18n.t('creator.inList.next'),
    });
  }
  return said;
}

/** What came of asking for another post: the "no" if there was one, else that somebody asked. */
function elsewhere(
  { lastDeclined, lastAsked }: CreatorMemory,
  itemId: string,
  now: EpochMs,
): Remembered | null {
  if (lastDeclined && lastDeclined.itemId !== itemId) {
    const ago = formatAgo(lastDeclined.at, now);
    return {
      kind: 'declined',
      why: i18n.t('creator.declined.why', { ago }),
      next: i18n.t('creator.declined.next'),
    };
  }
  if (!lastAsked || lastAsked.itemId === itemId) return null;
  const ago = formatAgo(lastAsked.at, now);
  return {
    kind: 'asked',
    why: i18n.t('creator.asked.why', { ago }),
    next: i18n.t('creator.asked.next'),
  };
}

function remembered(kind: Remembered['kind'], key: 'doNotContact' | 'otherClient'): Remembered {
  return { kind, why: i18n.t(`creator.${key}.why`), next: i18n.t(`creator.${key}.next`) };
}
