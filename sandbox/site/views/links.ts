import type { ItemStruct } from '../../world/item-shape.ts';

/** Path of a profile. */
export const profilePath = (handle: string): string => `/@${encodeURIComponent(handle)}`;

/** Path of a post: `/photo/` for photo posts, `/video/` for all others. */
export const postPath = (item: ItemStruct): string =>
  `${profilePath(item.author.uniqueId)}/${item.imagePost ? 'photo' : 'video'}/${item.id}`;

/** Path of the cover of a post, or of one picture of a photo post. */
export const coverPath = (id: string, index = 0): string => `/obj/cover/${id}/${index}.svg`;

/** Path of the picture of a creator. */
export const avatarPath = (handle: string): string =>
  `/obj/avatar/${encodeURIComponent(handle)}.svg`;
