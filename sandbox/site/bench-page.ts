import { toItemStruct } from '../world/item-struct.ts';
import type { World } from '../world/world.ts';
import { hashText } from '../world/random.ts';
import { view, type View } from './view.ts';
import { gridCard, PROFILE_GRID } from './views/grid-card.ts';
import { profileTabs } from './views/profile-tabs.ts';

const MAX_CARDS = 5_000;

/** A profile-like grid of `cards` posts, painted by the server and without any script: what is measured there is the guest. */
export function benchGrid(world: World, cards: number): View {
  const count = Math.min(MAX_CARDS, Math.max(1, cards));
  const items = world.posts.map((post) => toItemStruct(post, 'list'));
  const drawn = Array.from({ length: count }, (_, index) => {
    const item = items[index % items.length];
    return (
      item &&
      gridCard(
        withOwnId(item, index, items.length),
        PROFILE_GRID,
        { index, origin: 'https://www.tiktok.com', now: world.now },
        flatCover(item.id),
      )
    );
  });
  return view`<div css="DivShareLayoutBase" data-e2e="user-page" id="main-content-others_homepage">
    <div css="DivShareLayoutContentV2">
      <div css="DivShareLayoutMain">
        ${profileTabs()}
        <div css="DivThreeColumnContainer">
          <div css="DivVideoFeedV2" data-e2e="user-post-item-list" id="user-post-item-list" mode="compact">
            ${drawn.map((card) => card ?? null)}
          </div>
        </div>
      </div>
    </div>
  </div>`;
}

/** Posts that stand in the grid again get ids of their own. */
function withOwnId<T extends { id: string }>(item: T, index: number, known: number): T {
  const turn = Math.floor(index / known);
  return turn === 0 ? item : { ...item, id: String(BigInt(item.id) + BigInt(turn)) };
}

/** Two colours in a data address: a picture that costs neither a request nor time. */
function flatCover(id: string): string {
  const hue = hashText(id) % 360;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='3' height='4'><rect width='3' height='4' fill='hsl(${hue} 45% 62%)'/><circle cx='1.5' cy='1.6' r='.8' fill='hsl(${hue} 60% 84%)'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
