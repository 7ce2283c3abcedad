import { tellAllTabs } from '../../utils/messages/tell-tab.ts';

/**
 * Tells open tabs of tiktok.com which posts changed; null means any. Only ids go to the page: the tab asks for what
 * it may know.
 */
export function announce(itemIds: string[] | null): void {
  void tellAllTabs({ name: 'badges.changed', itemIds });
}
