import { i18n } from '#i18n';
import { isToBeAsked } from '../utils/domain/situation.ts';
import { step, type Status } from '../utils/domain/status.ts';
import { Button } from './ui/button.tsx';
import type { PanelProps } from './request-panel-view.ts';

interface AnswersProps extends PanelProps {
  status: Status;
}

/** What happened outside: asked in another way, and what the creator answered. Only what can happen now is offered. */
export function RequestPanelAnswers({ status, view, actions }: AnswersProps) {
  const can = {
    asked: !view.isAskedHere && isToBeAsked(status),
    agreed: step(status, 'agreed') !== null,
    declined: step(status, 'declined') !== null,
    unanswered: step(status, 'unanswered') !== null,
  };
  if (!Object.values(can).includes(true)) return null;
  return (
    <section class="ss-panel__part" aria-labelledby="ss-panel-answers">
      <h3 id="ss-panel-answers">{i18n.t('mark.heading')}</h3>
      <div class="ss-panel__row">
        {can.asked && (
          <Button onClick={actions.markAsked}>{i18n.t('feed.panel.askedElsewhere')}</Button>
        )}
        {can.agreed && (
          <Button onClick={() => actions.mark('agreed')}>
            {i18n.t(status === 'requested' ? 'mark.agreed' : 'feed.panel.alreadyAgreed')}
          </Button>
        )}
        {can.declined && (
          <Button onClick={() => actions.mark('declined')}>{i18n.t('mark.declined')}</Button>
        )}
        {can.unanswered && (
          <Button onClick={() => actions.mark('unanswered')}>{i18n.t('mark.unanswered')}</Button>
        )}
      </div>
    </section>
  );
}
