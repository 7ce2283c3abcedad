import type { TextExtra } from './text-extra.ts';

/**
 * Which answer a post is told in. `feed`: `/api/recommend/item_list/` (no authorStats); `list`: the other item lists;
 * `search`: `/api/search/general/full/` (no statsV2, flags spelled out); `hydration`: the JSON in the page (times and
 * saves as strings).
 */
export type ItemForm = 'feed' | 'list' | 'search' | 'hydration';

/** A post in TikTok's JSON shape (itemStruct, as of 2025-01 to 2026-07). Fields that are false or empty are left out. */
export interface ItemStruct {
  id: string;
  desc: string;
  /** Unix seconds: a string in hydration, a number in lists. */
  createTime: number | string;
  author: ItemAuthor;
  authorStats?: {
    followerCount: number;
    followingCount: number;
    heartCount: number;
    videoCount: number;
  };
  authorStatsV2?: Record<string, string>;
  stats: Record<'diggCount' | 'shareCount' | 'commentCount' | 'playCount', number> & {
    collectCount: number | string;
  };
  statsV2?: Record<string, string>;
  music: ItemMusic;
  video: {
    id: string;
    duration: number;
    width: number;
    height: number;
    ratio: string;
    cover: string;
    playAddr: string;
  };
  imagePost?: {
    images: { imageURL: { urlList: string[] }; imageWidth: number; imageHeight: number }[];
    title: string;
  };
  textExtra?: TextExtra[];
  contents?: { desc: string; textExtra?: TextExtra[] }[];
  challenges?: { id: string; title: string; desc: string }[];
  textLanguage?: string;
  locationCreated?: string;
  duetEnabled?: boolean;
  stitchEnabled?: boolean;
  duetInfo?: { duetFromId: string };
  isAd?: boolean;
  adAuthorization?: boolean;
  adLabelVersion?: number;
  BAInfo?: string;
  brandOrganicType?: string;
  isECVideo?: number;
  IsAigc?: boolean;
  AIGCDescription?: string;
  aigcLabelType?: number;
  maskType?: number;
  takeDown?: number;
  isReviewing?: boolean;
  /** On ads only (reported 2024-04). */
  ad_info?: { ad_id: string };
  /** On live videos only, which are no posts. */
  liveRoomInfo?: { roomID: string; title: string; userCount: number; coverUrl: string };
  isPinnedItem?: boolean;
  privateItem: boolean;
  secret: boolean;
  forFriend: boolean;
  digged: boolean;
  collected: boolean;
  duetDisplay: number;
  stitchDisplay: number;
  itemCommentStatus: number;
  shareEnabled: boolean;
  officalItem: boolean;
  originalItem: boolean;
  item_control?: { can_repost: boolean };
}

/** `author` of an answer. */
export type ItemAuthor = Record<
  | 'id'
  | 'uniqueId'
  | 'nickname'
  | 'signature'
  | 'secUid'
  | 'avatarThumb'
  | 'avatarMedium'
  | 'avatarLarger',
  string
> &
  Record<'verified' | 'privateAccount' | 'isADVirtual' | 'ttSeller' | 'secret', boolean> &
  Record<
    'relation' | 'duetSetting' | 'stitchSetting' | 'commentSetting' | 'downloadSetting',
    number
  >;

/** `music` of an answer. */
export interface ItemMusic {
  id: string;
  title: string;
  authorName: string;
  original: boolean;
  duration: number;
  playUrl: string;
  isCopyrighted: boolean;
  is_commerce_music?: boolean;
}
