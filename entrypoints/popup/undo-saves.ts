import { i18n } from '#i18n';
import { portionsOf } from '../../utils/domain/message-limits.ts';
import { formatNumber } from '../../utils/platform/numbers.ts';
import type { Talk } from './talk.ts';

/** Says how many were really taken back: what has gone on since then stays. */
export async function undoSaves(talk: Talk, freshIds: string[]): Promise<void> {
  let undone = 0;
  for (const requestIds of portionsOf(freshIds)) {
    const failure = await talk.attempt('request.undoSaves', { requestIds }, (answer) => {
      undone += answer.undone;
    });
    if (failure !== null) return talk.fail(failure);
  }
  talk.tell(i18n.t('addLinks.taken', undone, [formatNumber(undone)]));
}
