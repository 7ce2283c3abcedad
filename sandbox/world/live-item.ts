import type { WorldLive } from './fringe.ts';
import type { ItemStruct } from './item-shape.ts';
import { toAuthor, VIEWER_STATE } from './item-struct.ts';

/**
 * Tells of a live video where lists put it among the posts: its id is the room's, and it has neither a sound nor a player.
 * (That there are such cards is reported; the shape of the answer is not, beside `liveRoomInfo`.)
 * @param now Unix seconds.
 */
export function toLiveItem(live: WorldLive, now: number): ItemStruct {
  const coverUrl = `https://www.tiktok.com/obj/avatar/${live.author.handle}.svg`;
  return {
    id: live.roomId,
    desc: live.title,
    createTime: now - 1800,
    author: toAuthor(live.author),
    stats: { diggCount: 0, shareCount: 0, commentCount: 0, playCount: 0, collectCount: 0 },
    music: {
      id: '',
      title: '',
      authorName: '',
      original: false,
      duration: 0,
      playUrl: '',
      isCopyrighted: false,
    },
    video: {
      id: '',
      duration: 0,
      width: 0,
      height: 0,
      ratio: '',
      cover: coverUrl,
      playAddr: '',
    },
    ...VIEWER_STATE,
    shareEnabled: true,
    officalItem: false,
    originalItem: false,
    liveRoomInfo: { roomID: live.roomId, title: live.title, userCount: live.viewers, coverUrl },
  };
}
