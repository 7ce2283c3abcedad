import { resolve } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const messages = generateChromeMessages(
  await parseMessagesFile(resolve(import.meta.dirname, '../../locales/en.yml')),
);

/**
 * Makes `browser.i18n.getMessage` answer from `locales/en.yml`, compiled as WXT compiles it, with `$1` to `$9` filled
 * in as browsers do. An unknown name is an empty text, as in browsers.
 */
export function speakFromLocale(): void {
  fakeBrowser.i18n.getMessage = (name: string, substitutions?: string | (string | number)[]) => {
    const filled = [substitutions ?? []].flat();
    return (messages[name]?.message ?? '').replaceAll(/\$([$1-9])/g, (_, which: string) =>
      which === '$' ? '$' : String(filled[Number(which) - 1] ?? ''),
    );
  };
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
