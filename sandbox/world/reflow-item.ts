import type { ItemStruct } from './item-shape.ts';
import { toItemStruct } from './item-struct.ts';
import type { WorldPost } from './posts.ts';

/** What the mobile site's page of one post holds of an item (`webapp.reflow.video.detail`, captured 2026-02 and 2026-03). */
export type ReflowItem = Pick<
  ItemStruct,
  'id' | 'desc' | 'createTime' | 'authorStats' | 'stats' | 'challenges' | 'textExtra'
> & {
  author: Record<string, string | number | boolean>;
  music: Record<string, string | number>;
  video: ItemStruct['video'] & { originCover: string; downloadAddr: string };
  imagePost?: NonNullable<ItemStruct['imagePost']> & { cover: object };
  locationCreated?: string;
  indexEnabled: boolean;
};

/**
 * Tells a post as the mobile site does: less than the desktop's item. No duet or stitch flags, nothing about ads or who
 * may see it, no exact counts; follower numbers stand in the author too.
 */
export function toReflowItem(post: WorldPost): ReflowItem {
  const item = toItemStruct(post, 'hydration');
  const { id, desc, createTime, authorStats, textExtra, challenges, imagePost, music, video } =
    item;
  const { uniqueId, nickname, signature, secUid, verified, avatarThumb, avatarMedium } =
    item.author;
  return {
    id,
    desc,
    createTime,
    author: {
      id: item.author.id,
      uniqueId,
      nickname,
      avatarThumb,
      avatarMedium,
      avatarLarger: item.author.avatarLarger,
      signature,
      verified,
      secUid,
      relation: 0,
      isADVirtual: false,
      ...authorStats,
    },
    ...(authorStats ? { authorStats } : {}),
    // A number here, though a text in the desktop page's JSON.
    stats: { ...item.stats, collectCount: Number(item.stats.collectCount) },
    music: {
      id: music.id,
      title: music.title,
      playUrl: music.playUrl,
      authorName: music.authorName,
      duration: music.duration,
    },
    video: { ...video, originCover: video.cover, downloadAddr: '' },
    ...(imagePost ? { imagePost: { ...imagePost, cover: imagePost.images[0] ?? {} } } : {}),
    ...(textExtra ? { textExtra } : {}),
    ...(challenges ? { challenges } : {}),
    ...(item.locationCreated ? { locationCreated: item.locationCreated } : {}),
    indexEnabled: true,
  };
}
