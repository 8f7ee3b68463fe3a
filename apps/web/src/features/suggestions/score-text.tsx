import type { SuggestionScore } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

/** The three numbers by which suggestions stand in order, and what comes of them. */
export function ScoreText({ score }: { readonly score: SuggestionScore }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const number = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <p className="suggestions__score">
      {t('score.text', {
        reach: number(score.reach),
        minutes: number(score.minutes),
        effort: number(score.effort),
        score: format.number(score.score),
      })}
    </p>
  );
}
