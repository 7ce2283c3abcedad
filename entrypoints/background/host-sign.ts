import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { watchMissingHosts } from '../../utils/platform/host-access.ts';
import { logError } from '../../utils/platform/log.ts';

const TEXT = '!';
const COLOR = '#a3261c';
const INK = '#ffffff';

/** Keeps a sign on the toolbar icon for as long as a person has a host closed to us; the popup says which, and mends it. */
export function watchHostSign(ending: AbortSignal): void {
  watchMissingHosts(ending, (missing) => {
    show(missing.length > 0).catch((error: unknown) => logError('host sign', error));
  });
}

async function show(isMissing: boolean): Promise<void> {
  const { action } = browser;
  // A worker is started often, and mostly there is nothing to change.
  if (((await action.getBadgeText({})) === TEXT) === isMissing) return;
  if (isMissing) {
    await action.setBadgeBackgroundColor({ color: COLOR });
    await action.setBadgeTextColor({ color: INK });
  }
  await action.setBadgeText({ text: isMissing ? TEXT : '' });
  await action.setTitle({ title: i18n.t(isMissing ? 'toolbar.hostMissing' : 'extName') });
}
