import { storage } from 'wxt/utils/storage';

/**
 * Text that was pasted but not handed in yet, by what it is for: a request's id, or `general`. It may hold Spark codes,
 * which are credentials, so it lives in `storage.session`: in memory only, closed to content scripts, gone with the
 * browser. The page's own sessionStorage would not do: every opening of a popup starts a new one.
 */
export const pasteDrafts = storage.defineItem<Record<string, string>>('session:paste-drafts', {
  fallback: {},
});
