import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

export type Scheme = 'light' | 'dark';
export const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** Long enough for fades and for covers to be drawn. */
const SETTLE_MS = 350;

export const settle = (ms = SETTLE_MS): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** What a picture shows, in which window. */
export interface Shot {
  page: Page;
  /** File name without ending: lower case words with `-`. */
  name: string;
  width?: number;
  height?: number;
  /** All of the page, however long. */
  isFullPage?: boolean;
  /** Brings the page to where the picture is wanted, after the window has its size. */
  act?: () => Promise<unknown>;
}

/** Takes the same picture in light and in dark. */
export class Camera {
  readonly #dir: string;
  readonly #fixed: Scheme | null;
  taken = 0;

  /** @param fixed a browser that cannot switch shows this scheme only */
  constructor(dir: string, fixed: Scheme | null = null) {
    this.#dir = dir;
    this.#fixed = fixed;
  }

  async shoot({ page, name, width = 1280, height = 800, isFullPage, act }: Shot): Promise<void> {
    await mkdir(this.#dir, { recursive: true });
    await page.bringToFront();
    await page.setViewport({ width, height });
    await settle();
    await act?.();
    for (const scheme of this.#fixed ? [this.#fixed] : SCHEMES) {
      if (!this.#fixed) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      }
      await settle();
      await page.screenshot({
        path: join(this.#dir, `${name}-${scheme}.png`),
        fullPage: isFullPage ?? false,
      });
      this.taken += 1;
    }
  }
}
