/**
 * Languages the messages to creators are written in; `en` is what others fall back to. Apart from the texts, so that
 * pages can offer the languages without carrying every message.
 */
export const KIT_LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'ja', 'ar'] as const;
export type KitLanguage = (typeof KIT_LANGUAGES)[number];

/** The kit's language for a caption's: its own when we write it, else the fallback. */
export function kitLanguage(
  captionLanguage: string | null,
  fallback: KitLanguage = 'en',
): KitLanguage {
  const base = captionLanguage?.toLowerCase().split('-')[0];
  return KIT_LANGUAGES.find((language) => language === base) ?? fallback;
}
