import { i18n } from '#i18n';
import { KIT_LANGUAGES } from '../utils/domain/kit-language.ts';
import type { MessagePartProps } from './request-panel-view.ts';

/** The language both messages are written in: the creator's, unless another is chosen. */
export function RequestPanelLanguage({ view, actions }: MessagePartProps) {
  return (
    <label class="ss-panel__row ss-panel__language">
      <span>{i18n.t('feed.panel.language')}</span>
      <select
        value={view.kit?.language}
        onChange={({ currentTarget }) => {
          const language = KIT_LANGUAGES.find((one) => one === currentTarget.value);
          if (language) actions.setLanguage(language);
        }}
      >
        {KIT_LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {nameOf(language)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A language by its own name, as its readers know it. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
