import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import type { Input, MessageName, Output } from '../../utils/messages/contract.ts';
import { send } from '../../utils/messages/send.ts';
import { type PopupState, putAwayAnswers, showToast } from './popup-state.ts';

/** Speaks with the background, and tells the person how it went. */
export function createTalk(state: PopupState) {
  const tell = (text: string, undo?: () => void): void =>
    showToast(state, { text, isFailure: false, ...(undo && { undo }) });
  const fail = (text: string | null): void => {
    if (text !== null) showToast(state, { text, isFailure: true });
  };
  /** Answers the sentence of a failure; null when it was done. */
  const attempt = async <N extends MessageName>(
    name: N,
    input: Input<N>,
    done: (value: Output<N>) => void = () => undefined,
  ): Promise<string | null> => {
    putAwayAnswers(state);
    const reply = await send(name, input);
    if (!reply.ok) return i18n.t(ERROR_WORDS[reply.error.code]);
    done(reply.value);
    return null;
  };
  const run = <N extends MessageName>(
    name: N,
    input: Input<N>,
    done: (value: Output<N>) => void = () => undefined,
  ): void => void attempt(name, input, done).then(fail);
  return { tell, fail, attempt, run };
}
export type Talk = ReturnType<typeof createTalk>;
