import { i18n } from '#i18n';
import { HEART, SPARK } from '../icon-paths.ts';

/** A post as drawn by hand, with our button in its column: no real page, no real creator. */
export function PostDrawing() {
  return (
    <svg class="ss-drawing" viewBox="0 0 300 380" role="img" aria-label={i18n.t('welcome.drawing')}>
      <Post />
      <g transform="translate(236 148)">
        <circle class="ss-drawing__halo" cx="28" cy="28" r="28" />
        <circle cx="28" cy="28" r="24" fill="#5b4bdb" />
        <path d={SPARK} transform="translate(14 14) scale(1.75)" fill="#ffb020" />
        <text
          class="ss-drawing__word"
          x="28"
          y="68"
          font-size="12"
          font-weight="700"
          text-anchor="middle"
        >
          {i18n.t('feed.button.word')}
        </text>
      </g>
      <g class="ss-drawing__quiet" transform="translate(240 232)">
        <circle cx="24" cy="24" r="22" />
        <path d={HEART} transform="translate(12 12.5) scale(1.5)" />
      </g>
      <g class="ss-drawing__quiet" transform="translate(240 290)">
        <circle cx="24" cy="24" r="22" />
        <path d="M2.5 3h11v8h-6l-3 2.5V11h-2z" transform="translate(12 12) scale(1.5)" />
      </g>
    </svg>
  );
}

/** Somebody running over hills at dusk. */
function Post() {
  return (
    <>
      <defs>
        <linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#2b2154" />
          <stop offset="0.62" stop-color="#8a5fb0" />
          <stop offset="1" stop-color="#f2a65a" />
        </linearGradient>
      </defs>
      <rect x="6" y="6" width="222" height="368" rx="22" fill="url(#dusk)" />
      <circle cx="160" cy="190" r="30" fill="#ffd27a" opacity="0.9" />
      <path
        d="M6 262c40-40 80-30 112-8s70 10 110-28v126a22 22 0 0 1-22 22H28a22 22 0 0 1-22-22z"
        fill="#1d1930"
      />
      <path
        d="M92 246l13-30 12 10 9 21m-24-31 4-20m-4 20-14 6m14-6 16-2"
        fill="none"
        stroke="#f6f2ff"
        stroke-width="5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle cx="109" cy="184" r="8" fill="#f6f2ff" />
      <text x="24" y="330" fill="#fff" font-size="15" font-weight="700">
        {i18n.t('welcome.drawnHandle')}
      </text>
      <text x="24" y="350" fill="#e9e4f7" font-size="13">
        {i18n.t('welcome.drawnCaption')}
      </text>
    </>
  );
}
