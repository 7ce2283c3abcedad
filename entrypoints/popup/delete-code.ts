import { i18n } from '#i18n';
import { ERROR_WORDS } from '../../components/words.ts';
import { send } from '../../utils/messages/send.ts';
import { type PopupState, putAwayAnswers, showToast } from './popup-state.ts';
import type { Talk } from './talk.ts';

/** Removes a code. One that TikTok may have taken is removed only when the person has read that and says so again. */
export async function deleteCode(
  state: PopupState,
  { tell, fail, run }: Talk,
  codeId: string,
): Promise<void> {
  putAwayAnswers(state);
  const done = (): void => tell(i18n.t('list.codeDeleted'));
  const reply = await send('code.delete', { codeId });
  if (reply.ok) return done();
  const text = i18n.t(ERROR_WORDS[reply.error.code]);
  if (reply.error.code !== 'code-maybe-applied') return fail(text);
  const go = (): void => run('code.delete', { codeId, evenIfSent: true }, done);
  const anyway = { label: i18n.t('code.deleteAnyway'), go };
  showToast(state, { text, isFailure: true, anyway });
}
