import { storage } from 'wxt/utils/storage';

/**
 * Text that was entered but not handed in yet, by what it is for: pasted codes (a request's id, or `general`), links
 * (`links`), and notes of creators (`note` and the handle). It may hold Spark codes, which are credentials, so it lives
 * in `storage.session`: in memory only, closed to content scripts, gone with the browser. The page's own sessionStorage would not do: every opening of a popup starts a new one.
 */
export const pasteDrafts = storage.defineItem<Record<string, string>>('session:paste-drafts', {
  fallback: {},
});
