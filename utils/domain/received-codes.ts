/** What became of one pasted Spark code. */
export interface ReceivedCode {
  codeId: string;
  /** `known` when the same code was pasted before: it is read again, never dropped. */
  outcome: 'new' | 'known';
  /** The request it belongs to; null when nobody knows yet: TikTok is being asked, or a person chooses. */
  requestId: string | null;
}

/** What was found in a pasted text. */
export interface ReceivedCodes {
  codes: ReceivedCode[];
  /** True when an ad account is connected and TikTok is asked which post each code opens. */
  checking: boolean;
}
