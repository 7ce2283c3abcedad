import type { ItemForm, ItemStruct } from './item-shape.ts';
import type { WorldPost } from './posts.ts';
import type { SpecialFacts } from './special-facts.ts';

/** What answers say of the special facts of a post; nothing for nearly all. */
export function toSpecialFields(post: WorldPost, form: ItemForm): Partial<ItemStruct> {
  const { special } = post;
  if (!special) return {};
  return {
    ...toAudience(special),
    ...toLabels(special),
    ...(special.isTakenDown ? { takeDown: 1 } : {}),
    ...(special.isInReview ? { isReviewing: true } : {}),
    ...(special.mask ? { maskType: special.mask } : {}),
    // An ad is one in the list that it was placed in, not on its own page.
    ...(special.adId && (form === 'feed' || form === 'search')
      ? { ad_info: { ad_id: special.adId }, isAd: true }
      : {}),
  };
}

function toAudience({ audience }: SpecialFacts): Partial<ItemStruct> {
  if (audience === 'private') return { privateItem: true, secret: true };
  return audience === 'friends' ? { forFriend: true } : {};
}

function toLabels({ label, aiLabel }: SpecialFacts): Partial<ItemStruct> {
  return {
    ...(label === 'promotional' ? { brandOrganicType: '1001' } : {}),
    ...(label === 'commission' ? { isECVideo: 1 } : {}),
    ...(aiLabel ? { IsAigc: true, AIGCDescription: '', aigcLabelType: aiLabel } : {}),
  };
}
