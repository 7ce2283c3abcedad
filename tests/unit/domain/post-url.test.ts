import { describe, expect, test } from 'vitest';
import { uploadTime } from '../../../utils/domain/post.ts';
import { parseHandle, parsePostUrl, postUrl } from '../../../utils/domain/post-url.ts';

const ID = '7431234567890123457';

describe('reading links of posts', () => {
  test.each([
    [`https://www.tiktok.com/@ana.sandbox/video/${ID}`, 'ana.sandbox', 'video'],
    [`/@ana.sandbox/video/${ID}`, 'ana.sandbox', 'video'],
    [`https://www.tiktok.com/@ana_2/photo/${ID}?lang=es#x`, 'ana_2', 'photo'],
    [`https://m.tiktok.com/@ana/video/${ID}/`, 'ana', 'video'],
    [`https://www.tiktok.com/@Ana.Sandbox/video/${ID}`, 'ana.sandbox', 'video'],
    [`https://www.tiktok.com/@Ana%2ESandbox/video/${ID}?lang=en`, 'ana.sandbox', 'video'],
    [`https://www.tiktok.com/@/video/${ID}`, null, 'video'],
    [`https://www.tiktok.com/@%E3%81%AF%E3%81%AA/video/${ID}`, 'はな', 'video'],
  ])('%s', (link, handle, kind) => {
    expect(parsePostUrl(link)).toEqual({ itemId: ID, handle, kind });
  });

  test.each([
    `https://evil.example/@ana/video/${ID}`,
    `https://tiktok.com.evil.example/@ana/video/${ID}`,
    'https://www.tiktok.com/@ana/video/123',
    'https://www.tiktok.com/@ana',
    'https://www.tiktok.com/tag/ana',
    'javascript:alert(1)',
    '',
    'http://[',
  ])('%s is no link of a post', (link) => {
    expect(parsePostUrl(link)).toBeNull();
  });

  test('the canonical address comes back the same', () => {
    const link = { itemId: ID, handle: 'ana.sandbox', kind: 'photo' } as const;
    expect(parsePostUrl(postUrl(link))).toEqual(link);
  });

  test('a profile link gives the handle as TikTok writes it, in small letters', () => {
    expect(parseHandle('/@Ana.Sandbox?lang=en')).toBe('ana.sandbox');
  });

  test('a handle with a stray percent sign is not taken', () => {
    expect(parseHandle('/@100%25%')).toBeNull();
  });
});

describe('upload time', () => {
  test('stands in the upper 32 bits of the id', () => {
    expect(new Date(uploadTime(String((1_760_000_000n << 32n) + 12_345n)) ?? 0).toISOString()).toBe(
      '2025-10-09T08:53:20.000Z',
    );
  });

  test('is unknown for ids that tell an impossible time', () => {
    expect(uploadTime('100000000000000')).toBeNull();
  });
});
