import { LOCALES } from '@desk/contracts';
import type { Locale } from '@desk/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, chooseLanguage } from '../i18n/i18n.js';

export function LanguageChoice({ onChosen }: { readonly onChosen?: (language: Locale) => void }) {
  const { t, i18n } = useTranslation('app');
  const id = useId();
  const choose = (value: string) => {
    const language = LOCALES.find((locale) => locale === value);
    if (!language) return;
    void chooseLanguage(language);
    onChosen?.(language);
  };
  return (
    <div className="language-choice">
      <label htmlFor={id} className="language-choice__label">
        {t('language')}
      </label>
      <select
        id={id}
        className="language-choice__select"
        value={i18n.language}
        onChange={(event) => choose(event.target.value)}
      >
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LANGUAGE_NAMES[locale]}
          </option>
        ))}
      </select>
    </div>
  );
}
