import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { Post } from '../../utils/domain/post.ts';
import { DISCLOSURE_WORDS, SOUND_WORDS } from './fact-words.ts';
import { figuresOf } from './figures-of.ts';

/** The numbers of a post, as the page shows them now. */
export function Figures({ post, now }: { post: Post; now: EpochMs }) {
  const figures = figuresOf(post, now);
  if (figures.length === 0) return null;
  return (
    <dl class="ss-figures" aria-label={i18n.t('figures.label')}>
      {figures.map(({ label, value }) => (
        <div key={label} class="ss-figure">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What kind of post it is, in a few words each; what is unknown is left out. */
export function Traits({ post }: { post: Post }) {
  const words = traitsOf(post);
  if (words.length === 0) return null;
  return (
    <ul class="ss-traits" aria-label={i18n.t('facts.traits')}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function traitsOf({ kind, details }: Post): string[] {
  const { canDuet, canStitch, sound, disclosure, wasAd, isOpenToAds } = details;
  const words: (string | false | undefined)[] = [
    kind === 'photo' && i18n.t('facts.photo'),
    // That a sound is not cleared is a reason against the post, and said as one.
    sound && sound !== 'unclear' && i18n.t(SOUND_WORDS[sound]),
    canDuet !== undefined && i18n.t(canDuet ? 'facts.duetOn' : 'facts.duetOff'),
    canStitch !== undefined && i18n.t(canStitch ? 'facts.stitchOn' : 'facts.stitchOff'),
    disclosure && disclosure !== 'none' && i18n.t(DISCLOSURE_WORDS[disclosure]),
    wasAd && i18n.t('facts.wasAd'),
    isOpenToAds && !wasAd && i18n.t('facts.openToAds'),
  ];
  return words.filter((word): word is string => typeof word === 'string');
}
