import { hashText } from './random.ts';

/** A hashtag or a mention inside a caption. Offsets count UTF-16 units, as TikTok's do. */
export interface TextExtra {
  start: number;
  end: number;
  hashtagName: string;
  hashtagId: string;
  userUniqueId: string;
  isCommerce: boolean;
  type: 0 | 1;
  /** 0; on mentions 2 when they answer a comment. */
  subType: number;
  /** The post that is mentioned; empty wherever it was seen. */
  awemeId: string;
}

const MARK = /[#@][\p{L}\p{M}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

/** Finds the hashtags and mentions of a caption, in order. */
export function readTextExtra(caption: string): TextExtra[] {
  return [...caption.matchAll(MARK)].map((match) => {
    const name = match[0].slice(1);
    const isTag = match[0].startsWith('#');
    return {
      start: match.index,
      end: match.index + match[0].length,
      hashtagName: isTag ? name : '',
      hashtagId: isTag ? String(70_000_000_000 + hashText(name)) : '',
      userUniqueId: isTag ? '' : name,
      isCommerce: name === 'ad',
      type: isTag ? 1 : 0,
      subType: 0,
      awemeId: '',
    };
  });
}
