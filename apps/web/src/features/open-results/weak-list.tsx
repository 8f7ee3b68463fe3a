import type { AutomaticWeakness, PublishedWeakness } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

interface WeakListProps {
  readonly weaknesses: readonly PublishedWeakness[];
  readonly automatic: readonly AutomaticWeakness[];
}

/** What the owner says is weak and what is done about it, then what the figures say themselves. */
export function WeakList({ weaknesses, automatic }: WeakListProps) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const said = useAutomatic();
  if (weaknesses.length + automatic.length === 0) return <p>{t('weak.none')}</p>;
  return (
    <>
      {weaknesses.length > 0 && (
        <ul className="results__weak">
          {weaknesses.map(({ text, doing, notedOn }) => (
            <li key={`${notedOn} ${text}`}>
              <p className="results__strong">{text}</p>
              <p>{t('weak.doing', { doing })}</p>
              <p className="results__note">{t('weak.noted', { date: format.date(notedOn) })}</p>
            </li>
          ))}
        </ul>
      )}
      {automatic.length > 0 && (
        <>
          <h3 className="results__subheading">{t('weak.automatic')}</h3>
          <ul>
            {automatic.map((one) => (
              <li key={said(one)}>{said(one)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function useAutomatic(): (weakness: AutomaticWeakness) => string {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  return (weakness) => {
    switch (weakness.kind) {
      case 'worst_promise':
        return t('weak.worst', {
          target: t(`target.${weakness.target}`),
          priority: t(`ui:priority.${weakness.priority}`),
          share: format.percent(weakness.attainment, 0),
        });
      case 'below_goal':
        return t('weak.below', {
          target: t(`target.${weakness.target}`),
          share: format.percent(weakness.attainment, 0),
          goal: format.percent(weakness.goal, 0),
        });
      case 'too_little':
        return t('weak.tooLittle', { figure: t(`weak.figure.${weakness.figure}`) });
    }
  };
}
