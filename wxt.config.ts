import { defineConfig } from 'wxt';

/** Oldest browsers the manifest lets in; README says the same, and a rules test compares the two. */
const OLDEST = { chrome: '120', firefox: '140.0' };

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { sourcemap: false, target: ['chrome120', 'firefox140'] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // Firefox throws InvalidStateError for IndexedDB in private windows, so we stay out of them.
    incognito: 'not_allowed',
    permissions: ['storage', 'alarms', 'scripting', 'contextMenus'],
    host_permissions: ['https://www.tiktok.com/*', 'https://business-api.tiktok.com/*'],
    // Beside those that WXT finds: this one goes without WXT's wrapper, to be the least that can hold the page up.
    content_scripts: [
      { matches: ['https://www.tiktok.com/*'], js: ['probe-port.js'], run_at: 'document_start' },
    ],
    action: { default_title: '__MSG_extName__' },
    // Suggestions that neither browser uses itself (Chrome keeps Alt+Shift+P for tab groups); people may change them.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'save-post': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_command_savePost__',
      },
      'pick-posts': {
        suggested_key: { default: 'Alt+Shift+M' },
        description: '__MSG_command_pickPosts__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'spark-scout@spark-scout.example',
              strict_min_version: OLDEST.firefox,
              // Nothing leaves the machine until a person connects an ad account; then we ask for these two.
              data_collection_permissions: {
                required: ['none'],
                optional: ['authenticationInfo', 'websiteContent'],
              },
            },
          },
        }
      : { minimum_chrome_version: OLDEST.chrome }),
  }),
});
