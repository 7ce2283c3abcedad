import { ApiProblem, RETURN_CODE } from './return-codes.ts';
import type { Knobs } from './knobs.ts';

interface Wording {
  /** Ads Manager's number, where its help page gives one (July 2025). */
  uiCode: number | null;
  /** Ads Manager's key. The page shows the last one cut off, and so do we. */
  uiKey: string | null;
  plain: string;
  localised: string;
}

/**
 * Why a Spark code is not taken. How these come back through the API is undocumented, hence the knobs `messages` and
 * `refusalReturnCode`; rows without a number or key have a text of our own.
 */
const WORDINGS = {
  'code-incorrect': {
    uiCode: 4013,
    uiKey: 'auth_code_format_error',
    plain: 'The post code is incorrect.',
    localised: 'El código de la publicación no es correcto.',
  },
  'code-deleted': {
    uiCode: null,
    uiKey: 'auth_code_not_found',
    plain: 'The code has been deleted.',
    localised: 'El código se ha eliminado.',
  },
  'code-expired': {
    uiCode: 4025,
    uiKey: 'auth_code_expired',
    plain: 'Authorization expired.',
    localised: 'La autorización ha caducado.',
  },
  'post-deleted': {
    uiCode: 4002,
    uiKey: 'video_deleted',
    plain: 'The post has been deleted.',
    localised: 'La publicación se ha eliminado.',
  },
  'post-unavailable': {
    uiCode: 4002,
    uiKey: 'video_unavailable',
    plain: 'The post is not available because it goes against the guidelines.',
    localised: 'La publicación no está disponible porque infringe las normas.',
  },
  'post-status': {
    uiCode: 900012,
    uiKey: 'illegal_item_status_error',
    plain: 'The status of the post does not allow its use.',
    localised: 'El estado de la publicación no permite usarla.',
  },
  story: {
    uiCode: 4027,
    uiKey: 'story_video_not_supported',
    plain: 'Stories are not supported.',
    localised: 'Las historias no se admiten.',
  },
  'carousel-duet': {
    uiCode: 4042,
    uiKey: 'carousel_duet_not_supported',
    plain: 'A duet with a carousel is not supported.',
    localised: 'Los dúos con un carrusel no se admiten.',
  },
  'several-mentions': {
    uiCode: 930002,
    uiKey: 'mention_multiple_videos',
    plain: 'The post mentions more than one post.',
    localised: 'La publicación menciona varias publicaciones.',
  },
  'duet-of-duet': {
    uiCode: 900003,
    uiKey: 'multi_duet_stitch_refus',
    plain: 'A duet of a duet or a stitch of a stitch is not supported.',
    localised: 'Un dúo de un dúo no se admite.',
  },
  'source-code-missing': {
    uiCode: null,
    uiKey: 'original_post_auth_code',
    plain: 'The original_post_auth_code of the original post is required.',
    localised: 'Falta el código de la publicación original.',
  },
  'already-bound': {
    uiCode: null,
    uiKey: null,
    plain: 'The post has been authorized already.',
    localised: 'La publicación ya está autorizada.',
  },
  'bound-elsewhere': {
    uiCode: null,
    uiKey: null,
    plain: 'The code is in use by another advertiser.',
    localised: 'Otro anunciante ya usa el código.',
  },
} as const satisfies Record<string, Wording>;

export type Refusal = keyof typeof WORDINGS;

/** The application error for a code that is not taken, worded as the knobs say. */
export function refusal(knobs: Knobs, reason: Refusal, code: string): ApiProblem {
  const wording: Wording = WORDINGS[reason];
  const returnCode =
    knobs.refusalReturnCode === 'ui'
      ? (wording.uiCode ?? RETURN_CODE.parameter)
      : knobs.refusalReturnCode;
  return new ApiProblem(returnCode, worded(wording, knobs.messages, code));
}

function worded(wording: Wording, messages: Knobs['messages'], code: string): string {
  switch (messages) {
    case 'plain':
      return wording.plain;
    case 'numbered':
      return [wording.uiCode, wording.uiKey, wording.plain]
        .filter((part) => part !== null)
        .join(' ');
    case 'localised':
      return wording.localised;
    case 'echo':
      return `${wording.plain} (${code})`;
  }
}
