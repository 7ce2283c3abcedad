import { i18n } from '#i18n';
import { type TikTokWords, unknownWords } from '../../utils/domain/tiktok-words.ts';
import { formatList } from '../../utils/platform/i18n.ts';

/** What TikTok says of a post in words that we do not know, as they are; nothing where all are known. */
export function TikTokSays({ words }: { words: TikTokWords }) {
  const unknown = unknownWords(words);
  if (unknown.length === 0) return null;
  return (
    <span class="ss-tiktok-says">
      {i18n.t('details.tiktokSays', { words: formatList(unknown) })}
    </span>
  );
}
