/** Our mark: a four-point spark in a scout's ring. The same drawing as public/icon/mark.svg. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="8 8 112 112" width={size} height={size} aria-hidden="true">
      <rect x="8" y="8" width="112" height="112" rx="30" fill="#5b4bdb" />
      <path
        d="M88.4 34.9A38 38 0 1 0 101.9 60.7"
        fill="none"
        stroke="#fff"
        stroke-width="9"
        stroke-linecap="round"
      />
      <path
        d="M64 34.5c3 19.5 10 26.5 29.5 29.5-19.5 3-26.5 10-29.5 29.5-3-19.5-10-26.5-29.5-29.5 19.5-3 26.5-10 29.5-29.5z"
        fill="#ffb020"
      />
    </svg>
  );
}
