import { storage } from 'wxt/utils/storage';
import type { KitLanguage } from '../domain/message-kit.ts';
import type { CodeDays } from '../domain/request.ts';

/** What a person set up. Nothing secret: content scripts can read `storage.local`. */
export interface Settings {
  /** How codes get applied: by hand in Ads Manager, by an own developer app, or once an admin has arranged it. */
  way: 'by-hand' | 'own-app' | 'ask-admin';
  /** Length to ask for unless another is chosen. */
  defaultDays: CodeDays;
  /** Who the messages to creators come from: brand and name, as the scout writes them; may be empty. */
  brand: string;
  scout: string;
  /** Language of the messages where the creator's own is not known, or not one of ours. */
  fallbackLanguage: KitLanguage;
}

export const DEFAULT_SETTINGS: Settings = {
  way: 'by-hand',
  defaultDays: 30,
  brand: '',
  scout: '',
  fallbackLanguage: 'en',
};

export const settings = storage.defineItem<Settings>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 1,
});
