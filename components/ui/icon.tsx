/** An icon of icon-paths.ts. Decoration only: whatever it says must stand in words beside it or in a label. */
export function Icon({ path, size = 16 }: { path: string; size?: number }) {
  return (
    <svg class="ss-icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
