import type { ItemStruct } from '../../world/item-shape.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';

/** The strings that a page brings along to name the commercial labels, under TikTok's keys (captured 2025-12). */
export function labelDictionary(): Record<string, string> {
  return {
    bc_new_disclosure: say('Paid partnership'),
    tcm_closedLoop_commercialContent_brandOrganic_videoTag: say('Promotional content'),
    bc_disclosure_tag_ecommerce_us: say('Eligible for commission'),
    bc_disclosure_tag_ecommerce_uk: say('Commission paid'),
  };
}

/** The chip of a commercial post, in the page's language; null for all others. */
export function sponsoredTag(item: ItemStruct): View | null {
  const label = labelOf(item);
  if (!label) return null;
  return view`<div css="TagChipContainer small" data-e2e="sponsored-tag"><p css="StyledTUXText TUXText">${label}</p></div>`;
}

function labelOf(item: ItemStruct): string | null {
  if (item.isECVideo) return say('Eligible for commission');
  if (item.adLabelVersion === 2) return say('Paid partnership');
  return item.brandOrganicType ? say('Promotional content') : null;
}
