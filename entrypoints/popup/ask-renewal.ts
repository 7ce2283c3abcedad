import { i18n } from '#i18n';
import type { CodeDays } from '../../utils/domain/request.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { settings } from '../../utils/settings/settings.ts';
import type { Talk } from './talk.ts';

interface Renewal {
  requestId: string;
  days: CodeDays;
  /** The length wanted so far. */
  before: CodeDays;
}

/**
 * Asks for a renewal; where that does not come off, the length wanted is what it was. Where the message would have
 * blanks the row is opened instead: nobody sees what is copied with one press.
 */
export async function askRenewal(
  talk: Talk,
  renewal: Renewal,
  openRow: (requestId: string) => void,
): Promise<void> {
  const { brand, scout } = await settings.getValue();
  if (brand.trim() === '' || scout.trim() === '') {
    openRow(renewal.requestId);
    return talk.fail(i18n.t('renewal.blanks'));
  }
  const failure = await copyAndNote(talk, renewal);
  if (failure === null) return;
  await restoreDays(talk, renewal);
  talk.fail(failure);
}

/** Step by step; where one fails the rest is left, so that nothing is noted that did not happen. */
async function copyAndNote(talk: Talk, renewal: Renewal): Promise<string | null> {
  const { attempt, tell } = talk;
  const { requestId, days, before } = renewal;
  let message = '';
  const refused =
    (days === before ? null : await attempt('request.setDays', { requestId, days })) ??
    (await attempt('kit.write', { requestId, language: null }, ({ ask }) => (message = ask)));
  if (refused !== null) return refused;
  if (!(await copyText(message))) return i18n.t('ui.copyFailed');
  return attempt('request.markAsked', { requestId, channel: 'dm' }, (badge) =>
    tell(i18n.t('renewal.copied', badge.days), () => void takeBackRenewal(talk, renewal)),
  );
}

async function takeBackRenewal(talk: Talk, renewal: Renewal): Promise<void> {
  const { requestId } = renewal;
  const failure =
    (await talk.attempt('request.takeBackAsk', { requestId })) ??
    (await restoreDays(talk, renewal));
  if (failure === null) talk.tell(i18n.t('list.undone'));
  else talk.fail(failure);
}

async function restoreDays(
  { attempt }: Talk,
  { requestId, days, before }: Renewal,
): Promise<string | null> {
  return days === before ? null : attempt('request.setDays', { requestId, days: before });
}
