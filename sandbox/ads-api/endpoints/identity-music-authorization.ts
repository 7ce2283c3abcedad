import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { musicId } from '../tt-video/media.ts';
import { readIdentity } from '../identity/identities.ts';
import { videosOf } from '../identity/identity-videos.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Music, Post } from '../state.ts';

/** `GET /identity/music/authorization/`: whether the music of a post may be used in an ad, in all these places. */
export const identityMusicAuthorization: Endpoint = {
  path: 'identity/music/authorization',
  methods: ['GET'],
  required: [
    'advertiser_id',
    'identity_id',
    'identity_type',
    'video_id',
    'locations',
    'start_time',
    'end_time',
  ],
  access: 'token',
  scope: 693,
  run: (call) => {
    const { params } = call;
    const identity = readIdentity(call);
    const locations = params.texts('locations') ?? [];
    if (params.time('end_time') <= params.time('start_time')) {
      throw new ApiProblem(RETURN_CODE.parameter, 'end_time: Must be after start_time.');
    }
    const videoId = params.text('video_id');
    const video = videosOf(call, identity).find(({ post }) => post.itemId === videoId);
    if (!video) throw new ApiProblem(RETURN_CODE.notFound);
    return { data: { music_authorization: [musicRow(video.post, locations)] } };
  },
};

function musicRow(post: Post, locations: readonly string[]): Record<string, unknown> {
  const { itemId, music } = post;
  if (music === null) {
    return { video_id: itemId, music_status: 'WITHOUT_SONG_ID', authorization_infos: [] };
  }
  const isCleared = isClearedIn(music, locations);
  return {
    video_id: itemId,
    music_status: isCleared ? 'WITH_FULL_AUTHORIZATION' : 'AUTHORIZATION_MISSING',
    authorization_infos: [
      {
        music_id: musicId(post),
        title: music.title,
        author: music.author,
        labels: [],
        lyricist: '',
        composer: '',
        publisher: '',
        authorization_type: isCleared ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
      },
    ],
  };
}

function isClearedIn({ clearedIn }: Music, locations: readonly string[]): boolean {
  return clearedIn === 'everywhere' || locations.every((location) => clearedIn.includes(location));
}
