import { i18n } from '#i18n';
import { ForgetSection } from '../../components/options/forget-section.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import { send } from '../../utils/messages/send.ts';
import { logError } from '../../utils/platform/log.ts';
import type { ToastBoard } from './options-state.ts';

interface ForgetCodesProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  /** Counts the codes that could be forgotten now. */
  countConfirmed: () => Promise<number>;
  board: ToastBoard;
}

/** Whether codes are forgotten once they are confirmed, and those confirmed before. */
export function ForgetCodes({ isOn, onSwitch, countConfirmed, board }: ForgetCodesProps) {
  const count = async (): Promise<number | null> => {
    try {
      return await countConfirmed();
    } catch (error) {
      logError('counting codes', error);
      board.fail(i18n.t('notice.database'));
      return null;
    }
  };
  const forget = async (): Promise<void> => {
    const reply = await send('code.forgetConfirmed', {});
    if (reply.ok) board.tell(i18n.t('forget.done', reply.value.forgotten));
    else board.fail(i18n.t(ERROR_WORDS[reply.error.code]));
  };
  return (
    <ForgetSection
      isOn={isOn}
      onSwitch={onSwitch}
      onCount={count}
      onForget={() => void forget()}
      onNone={() => board.tell(i18n.t('forget.none'))}
    />
  );
}
