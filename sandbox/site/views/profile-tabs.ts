import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import {
  FAVORITES_GRID,
  LIKED_GRID,
  PROFILE_GRID,
  REPOST_GRID,
  type GridStyle,
} from './grid-card.ts';
import { icon, type IconName } from './icons.ts';
import { gridSkeleton } from './states.ts';

/** The tabs over a profile's grid. Favorites is only there for the account itself. */
export type ProfileTab = 'videos' | 'repost' | 'liked' | 'favorites';

/** The cards of each tab. */
export const TAB_GRIDS: Record<ProfileTab, GridStyle> = {
  videos: PROFILE_GRID,
  repost: REPOST_GRID,
  liked: LIKED_GRID,
  favorites: FAVORITES_GRID,
};

/** What a tab line depends on. */
interface TabsLook {
  open: ProfileTab;
  /** Whether everybody may see what the account liked; if not, the tab has a lock. */
  isLikedOpen: boolean;
  hasFavorites: boolean;
}

/** The line of tabs over a profile's grid. */
export function profileTabs(
  look: TabsLook = { open: 'videos', isLikedOpen: false, hasFavorites: false },
): View {
  const { open, isLikedOpen, hasFavorites } = look;
  return view`<div css="DivFeedTabWrapper">
    <div css="DivVideoFeedTab" role="tablist">
      ${tab('videos', 'PPost', 'grid', say('Videos'), open)}
      ${tab('repost', 'PRepost', 'repost', say('Reposts'), open)}
      ${hasFavorites && tab('favorites', 'PFavorite', 'bookmark', say('Favorites'), open)}
      ${tab('liked', 'PLike', isLikedOpen ? 'heart' : 'lock', say('Liked'), open)}
    </div>
  </div>`;
}

function tab(
  name: ProfileTab,
  css: string,
  drawing: IconName,
  word: string,
  open: ProfileTab,
): View {
  const isOpen = name === open;
  return view`<p css="${css}" data-e2e="${name}-tab" data-tab="${name}" role="tab" tabindex="0" aria-selected="${isOpen ? 'true' : 'false'}">
    ${icon(drawing, 20)}<span>${word}</span>
  </p>`;
}

/** The list of a tab, still grey. */
export function profileList(name: ProfileTab): View {
  const { e2e } = TAB_GRIDS[name];
  return view`<div css="DivVideoFeedV2" data-e2e="${e2e}-list" id="${e2e}-list" mode="compact">${gridSkeleton(12)}</div>`;
}
