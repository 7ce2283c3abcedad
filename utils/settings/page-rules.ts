import { storage } from 'wxt/utils/storage';

/**
 * A file of page rules that a person imported, `{ "version": "2026-12-01", "rules": { … } }` as it was read; null when
 * there is none. Whoever reads it checks it again (`readRules` of utils/tiktok): the rules may have changed since then.
 */
export const pageRules = storage.defineItem<unknown>('local:pageRules', { fallback: null });
