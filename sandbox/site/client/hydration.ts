import type { ItemStruct } from '../../world/item-shape.ts';
import type { UserInfo } from '../views/profile.ts';

/** What the first page brought along. Never refreshed: after in-app navigation it still tells of the first page. */
interface Hydration {
  'webapp.updated-items'?: ItemStruct[];
  'webapp.user-detail'?: { userInfo?: UserInfo; statusCode: number };
  'webapp.video-detail'?: { itemInfo?: { itemStruct: ItemStruct }; statusCode: number };
}

declare global {
  interface Window {
    __$UNIVERSAL_DATA$__?: unknown;
  }
}

// Our own server wrote it a moment ago.
const isScope = (data: unknown): data is { __DEFAULT_SCOPE__: Hydration } =>
  typeof data === 'object' && data !== null && '__DEFAULT_SCOPE__' in data;

/** Reads the JSON in the page, and keeps it where TikTok's page keeps it. */
export function readHydration(): Hydration {
  const script = document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__');
  const data: unknown = JSON.parse(script?.textContent ?? '{}');
  window.__$UNIVERSAL_DATA$__ = data;
  return isScope(data) ? data.__DEFAULT_SCOPE__ : {};
}
