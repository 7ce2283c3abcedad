import type { ItemStruct } from '../../world/item-shape.ts';

/** Path of a profile. */
export const profilePath = (handle: string): string => `/@${encodeURIComponent(handle)}`;

/** Path of a post: `/photo/` for photo posts, `/video/` for all others; of a live video, its room. */
export const postPath = (item: ItemStruct): string =>
  item.liveRoomInfo ? `${profilePath(item.author.uniqueId)}/live` : postPathOf(item);

const postPathOf = (item: ItemStruct): string =>
  `${profilePath(item.author.uniqueId)}/${item.imagePost ? 'photo' : 'video'}/${item.id}`;

/** Path of the cover of a post, or of one picture of a photo post. */
export const coverPath = (id: string, index = 0): string => `/obj/cover/${id}/${index}.svg`;

/** What stands for a post in a grid; a live video has only its creator's picture. */
export const gridCoverPath = (item: ItemStruct): string =>
  item.liveRoomInfo ? avatarPath(item.author.uniqueId) : coverPath(item.id);

/** Path of the picture of a creator. */
export const avatarPath = (handle: string): string =>
  `/obj/avatar/${encodeURIComponent(handle)}.svg`;
