import type { SpecialFacts } from './special-facts.ts';

/** An odd post as it is written down: whatever is not said is as on an ordinary post. */
export interface OddSketch {
  /** What is odd about it. */
  what: string;
  caption?: string;
  kind?: 'video' | 'photo';
  durationS?: number;
  imageCount?: number;
  /** Who posted it, other than the usual one. */
  by?: 'other' | 'closed';
  /** Name of the odd post that this one is a duet or a stitch with. */
  duetOf?: string;
  stitchOf?: string;
  duetEnabled?: false;
  stitchEnabled?: false;
  adLabelVersion?: 2;
  isAd?: true;
  adAuthorization?: true;
  /** `original` is the creator's own recording; the others come from the library. */
  sound?: 'original' | 'commercial' | 'not-commercial' | 'unknown';
  textLanguage?: string;
  ageHours?: number;
  plays?: number;
  /** Names of the odd posts that its mentions refer to. */
  mentions?: readonly string[];
  special?: SpecialFacts;
}
