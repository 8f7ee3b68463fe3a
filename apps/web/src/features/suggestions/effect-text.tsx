import type { SuggestionEffect } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface EffectTextProps {
  readonly effect: SuggestionEffect;
  /** Of which the figure is; null: of all. */
  readonly service: string | null;
}

/** A figure before and after, and what the difference can and cannot show. */
export function EffectText({ effect, service }: EffectTextProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const { figure, doneOn, standing, before, after, difference } = effect;
  const isShare = figure === 'first_line_resolution';
  const said = (value: number) => (isShare ? format.percent(value, 0) : format.number(value, 1));
  const change = (value: number) =>
    isShare ? t('effect.points', { value: format.number(value * 100, 0) }) : format.number(value, 1);
  const of =
    figure === 'minutes_per_ticket' || service === null ? t('effect.all') : t('effect.service', { name: service });
  const isClear = difference !== null && (difference.low > 0 || difference.high < 0);
  return (
    <section aria-labelledby="suggestion-effect">
      <h2 id="suggestion-effect" className="suggestions__heading">
        {t('effect.title')}
      </h2>
      <p>
        {t(`effect.figure.${figure}`)} {of} {t('effect.doneOn', { date: format.date(doneOn) })}
      </p>
      {standing !== 'measured' || before === null || after === null ? (
        <p>{t(`effect.${standing === 'too_early' ? 'tooEarly' : 'tooLittle'}`)}</p>
      ) : (
        <>
          <dl className="suggestions__effect">
            <div>
              <dt>{t('effect.before')}</dt>
              <dd>{said(before)}</dd>
            </div>
            <div>
              <dt>{t('effect.after')}</dt>
              <dd>{said(after)}</dd>
            </div>
          </dl>
          {difference ? (
            <p>
              {t(isClear ? 'effect.clear' : 'effect.unclear', {
                likely: change(difference.likely),
                low: change(difference.low),
                high: change(difference.high),
              })}
            </p>
          ) : (
            <p>{t('effect.noInterval')}</p>
          )}
          <p className="suggestions__note">{t('effect.limits')}</p>
        </>
      )}
    </section>
  );
}
