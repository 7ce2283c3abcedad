import type { ItemStruct } from '../../world/item-shape.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon } from './icons.ts';
import { coverPath } from './links.ts';

/** The pictures of a photo post, one at a time. It has no player wrapper, so no id (class names as in TikTok's bundle). */
export function photoPlayer(item: ItemStruct): View {
  const images = item.imagePost?.images ?? [];
  return view`<div css="DivPhotoVideoContainer">
    <div css="DivPhotoPlayerContainer">
      <div class="swiper-wrapper" data-part="slides">
        ${images.map((_, index) => view`<div class="swiper-slide"><img css="ImgPhotoSlide" alt="${item.desc}" src="${coverPath(item.id, index)}" decoding="sync" draggable="false"></div>`)}
      </div>
      <button css="DivLeftArrow" aria-label="${say('Previous picture')}" data-act="slide-back">${icon('left', 20)}</button>
      <button css="DivRightArrow" aria-label="${say('Next picture')}" data-act="slide-on">${icon('right', 20)}</button>
      <div css="DivDots" data-part="dots">
        ${images.map((_, index) => view`<span css="SpanDot" aria-current="${index === 0 ? 'true' : 'false'}"></span>`)}
      </div>
    </div>
  </div>`;
}
