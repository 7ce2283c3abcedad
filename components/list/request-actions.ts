import type { EpochMs } from '../../utils/domain/clock.ts';
import type { KitLanguage } from '../../utils/domain/kit-language.ts';
import type { MessageKit } from '../../utils/domain/message-kit.ts';
import type { Channel, CodeDays } from '../../utils/domain/request.ts';
import type { StatusEvent } from '../../utils/domain/status.ts';

/** What a person says happened, other than asking. */
export type Mark = Extract<StatusEvent, 'agreed' | 'declined' | 'unanswered' | 'withdrawn'>;

/** What a person notes of a creator; what is left out stays as it is. */
export interface CreatorNoted {
  doNotContact?: boolean;
  note?: string;
}

/** What can be done with requests and codes. Each tells by itself how it went; forms get the sentence of a failure. */
export interface RequestActions {
  mark: (requestId: string, event: Mark) => void;
  markAsked: (requestId: string, channel: Channel) => void;
  /** The same, said by whoever calls it: copying the first message shows it in its own place. */
  noteAsk: (requestId: string, channel: Channel) => void;
  /** The last ask went over another channel than was noted. */
  correctChannel: (requestId: string, channel: Channel) => void;
  /** "Not sent": the last ask did not happen. */
  takeBackAsk: (requestId: string) => void;
  /**
   * Copies the message that asks for a longer or a new window, and notes that it was asked, by direct message; opens
   * the row instead where the message would have blanks. `days` is the length to ask for, `before` the one wanted so
   * far, which an undo goes back to.
   */
  askRenewal: (requestId: string, days: CodeDays, before: CodeDays) => void;
  /** Notes until when the ad is to run, null for nothing; `before` is what an undo goes back to. */
  setAdEnd: (requestId: string, adEndsAt: EpochMs | null, before: EpochMs | null) => void;
  setDays: (requestId: string, days: CodeDays) => void;
  /** The two messages to the creator, in their language unless another is named; null when it failed. */
  writeMessages: (requestId: string, language: KitLanguage | null) => Promise<MessageKit | null>;
  /** Notes something of a creator; `before` is what an undo goes back to. */
  noteCreator: (handle: string, noted: CreatorNoted, before: CreatorNoted) => void;
  undo: (requestId: string) => void;
  remove: (requestIds: string[]) => void;
  /** Answers the sentence of a failure, null when the codes are in. */
  receiveCodes: (text: string, requestId: string | null) => Promise<string | null>;
  assignCode: (codeId: string, requestId: string) => void;
  deleteCode: (codeId: string) => void;
  /** Applies a code to the connected ad account: for the first time, or once more. */
  applyCode: (codeId: string) => void;
  /** `endsAt` null: not known. Answers the sentence of a failure, null when it is noted. */
  markApplied: (
    requestId: string,
    accountLabel: string,
    endsAt: EpochMs | null,
  ) => Promise<string | null>;
  /** Copies a text and says so with `done`. */
  copy: (text: string, done: string) => void;
  /** Copies a text and answers whether it worked, for those who say so themselves. */
  copyQuietly: (text: string) => Promise<boolean>;
}

/** Pasted text that was not handed in yet, by what it is for; it survives the page. */
export interface Drafts {
  read: (place: string) => string;
  write: (place: string, text: string) => void;
}
