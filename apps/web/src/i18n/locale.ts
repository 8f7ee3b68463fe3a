import { LOCALES } from '@desk/contracts';
import type { Locale } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** The language of the screen. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return LOCALES.find((locale) => locale === i18n.language) ?? 'nb';
}
