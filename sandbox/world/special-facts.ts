/** What is true of few posts only. Whatever is absent is not so. */
export interface SpecialFacts {
  /** Who else may see it: nobody, or friends only. */
  audience?: 'private' | 'friends';
  isDeleted?: true;
  isTakenDown?: true;
  isInReview?: true;
  /** Labelled as made with AI, by the creator (1) or by TikTok (2). */
  aiLabel?: 1 | 2;
  /** A commercial label beside "Paid partnership". */
  label?: 'promotional' | 'commission';
  /** 3 sensitive, 4 photosensitive. */
  mask?: 3 | 4;
  /** Answers say nothing of the creator's followers, whichever they are. */
  hidesFollowers?: true;
  /** It is a duet, and only its caption says so: the usual case since 2025. */
  hidesDuetSource?: true;
  /** What answers say of the sound's copyright; else it follows from where the sound comes from. */
  isCopyrighted?: boolean;
  /** The post this one is a stitch with. No answer tells it: only the caption does. */
  stitchFromId?: string;
  /** Posts that its mentions refer to, in their order (how answers tell that is a guess: the field is there, and empty). */
  mentionedPostIds?: readonly string[];
  /** Its first mention answers a comment. */
  isReply?: true;
  /** It is an ad in this view: number of the ad. */
  adId?: string;
}
