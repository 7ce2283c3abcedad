import { i18n } from '#i18n';
import type { RequestActions } from '../../components/list/request-actions.ts';
import { STATUS_LOOK } from '../../components/status-look.ts';
import { ERROR_WORDS } from '../../components/words.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import { send } from '../../utils/messages/send.ts';
import { askRenewal } from './ask-renewal.ts';
import type { Talk } from './talk.ts';

type AskActions = Pick<
  RequestActions,
  | 'mark'
  | 'markAsked'
  | 'noteAsk'
  | 'correctChannel'
  | 'takeBackAsk'
  | 'askRenewal'
  | 'setAdEnd'
  | 'setDays'
  | 'markApplied'
  | 'undo'
  | 'writeMessages'
>;

/** What can be done while a creator is asked: the messages, and each step of the request. */
export function createAskActions(talk: Talk, openRow: (requestId: string) => void): AskActions {
  const { attempt, run, tell, fail } = talk;
  const undo = (requestId: string): void =>
    run('request.undo', { requestId }, () => tell(i18n.t('list.undone')));
  const tellStep = ({ status, requestId }: PostBadge): void =>
    tell(i18n.t('list.marked', { status: i18n.t(STATUS_LOOK[status].labelKey) }), () =>
      undo(requestId),
    );
  const noteAsk: AskActions['noteAsk'] = (requestId, channel) =>
    run('request.markAsked', { requestId, channel });
  const takeBackAsk: AskActions['takeBackAsk'] = (requestId) =>
    run('request.takeBackAsk', { requestId }, () => tell(i18n.t('list.undone')));
  return {
    undo,
    noteAsk,
    askRenewal: (requestId, days, before) =>
      void askRenewal(talk, { requestId, days, before }, openRow),
    markAsked: (requestId, channel) => run('request.markAsked', { requestId, channel }, tellStep),
    mark: (requestId, event) => run('request.mark', { requestId, event }, tellStep),
    correctChannel: (requestId, channel) =>
      run('request.takeBackAsk', { requestId }, () => noteAsk(requestId, channel)),
    takeBackAsk,
    setAdEnd: (requestId, adEndsAt, before) =>
      run('request.setAdEnd', { requestId, adEndsAt }, () =>
        tell(i18n.t(adEndsAt === null ? 'adEnd.cleared' : 'adEnd.saved'), () =>
          run('request.setAdEnd', { requestId, adEndsAt: before }, () =>
            tell(i18n.t('list.undone')),
          ),
        ),
      ),
    setDays: (requestId, days) => run('request.setDays', { requestId, days }),
    markApplied: (requestId, accountLabel, endsAt) =>
      attempt('authorization.markApplied', { requestId, accountLabel, endsAt }, tellStep),
    writeMessages: async (requestId, language) => {
      const reply = await send('kit.write', { requestId, language });
      if (reply.ok) return reply.value;
      fail(i18n.t(ERROR_WORDS[reply.error.code]));
      return null;
    },
  };
}
