import { i18n } from '#i18n';
import { CHECK, CIRCLE_SLASH, HOME } from '../../components/icon-paths.ts';
import { ERROR_WORDS } from '../../components/words.ts';
import { creatorWords } from '../../components/words-creator.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { CreatorMemory } from '../../utils/domain/creator.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { BestLook } from '../../utils/domain/worth-a-look.ts';
import { type ButtonLook, plainLook } from './plain-look.ts';
import { requestLook } from './request-look.ts';

/** What is known of a post: its request, its creator, and what the page says. */
export interface Known {
  itemId: string;
  badge: PostBadge | null;
  /** Why nothing certain is known of its request. */
  problem: ErrorCode | null;
  memory: CreatorMemory | null;
  isOurs: boolean;
  /** Something that the page told makes it impossible to run it as an ad. */
  cannotRun: boolean;
  /** The campaign it is worth a look for. */
  look: BestLook | null;
}

/** Works out the look of a post's button. */
export function lookOf(known: Known): ButtonLook {
  const { badge, problem, memory, isOurs, cannotRun, look } = known;
  if (badge) return withMemory(requestLook(badge), known);
  if (problem) return unknownLook(problem);
  if (isOurs) return { ...plainLook(), ...oursLook() };
  if (memory?.doNotContact)
    return stopLook('feed.button.doNotContact', 'feed.button.doNotContactName');
  if (cannotRun) return stopLook('feed.button.cannotRun', 'feed.button.cannotRunName');
  return look ? markedLook(known) : withMemory(plainLook(), known);
}

/** Whether a press only shows the panel: asking makes no sense, or is not wanted, until a person says so. */
export function isHeld({ badge, memory, cannotRun, isOurs }: Known): boolean {
  return !badge && (isOurs || cannotRun || memory?.doNotContact === true);
}

/** The look of a button in pick mode, where it is a switch: what is known of the post helps to pick. */
export function pickLook(known: Known, handle: string | null, isPicked: boolean): ButtonLook {
  const { itemId } = known;
  const creator = handle === null ? i18n.t('row.noHandle', { id: itemId.slice(-6) }) : `@${handle}`;
  const look = lookOf(known);
  const pick = i18n.t('feed.button.pick', { creator });
  const name = isHeld(known) ? `${pick}: ${look.word}` : pick;
  if (!isPicked) return { ...look, name };
  return {
    ...look,
    name,
    tone: 'green',
    icon: CHECK,
    word: i18n.t('feed.button.picked'),
    mark: null,
  };
}

function unknownLook(problem: ErrorCode): ButtonLook {
  const name = i18n.t('feed.button.unknown', { reason: i18n.t(ERROR_WORDS[problem]) });
  return { ...plainLook(), tone: 'grey', name };
}

function oursLook(): Partial<ButtonLook> {
  return {
    tone: 'slate',
    icon: HOME,
    word: i18n.t('feed.button.ours'),
    name: i18n.t('feed.button.oursName'),
  };
}

/** Asking makes no sense, or is not wanted; the button still opens the panel, which says why. */
function stopLook(
  word: 'feed.button.doNotContact' | 'feed.button.cannotRun',
  name: 'feed.button.doNotContactName' | 'feed.button.cannotRunName',
): ButtonLook {
  return {
    ...plainLook(),
    tone: 'grey',
    icon: CIRCLE_SLASH,
    word: i18n.t(word),
    name: i18n.t(name),
  };
}

function markedLook(known: Known): ButtonLook {
  const { look } = known;
  const plain = plainLook();
  const name = [
    plain.name,
    look && i18n.t('feed.button.worthALook', { campaign: look.campaignName }),
  ];
  return {
    ...withMemory({ ...plain, name: name.filter(Boolean).join('. ') }, known),
    mark: 'look',
  };
}

/** Adds what is remembered of the creator, as long as nobody has gone on with the post itself. */
function withMemory(look: ButtonLook, { itemId, badge, memory }: Known): ButtonLook {
  if (!memory || (badge && badge.status !== 'saved')) return look;
  const said = creatorWords(memory, itemId, Date.now())[0]?.why;
  if (said === undefined) return look;
  return { ...look, name: `${look.name.replace(/\.$/, '')}. ${said}`, mark: 'creator' };
}
