import type { BaselineFigures } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { NUMBERS } from './figures.js';

const WHOLE: readonly string[] = ['employees', 'ticketsPerYear'];

/** What a zero point says, to be read. */
export function FiguresTable({ figures, caption }: { readonly figures: BaselineFigures; readonly caption: string }) {
  const { t } = useTranslation('baselines');
  const format = useFormat();
  const { low, likely, high } = figures.fte;
  return (
    <table className="plain-table baselines__figures">
      <caption className="baselines__caption">{caption}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('fte')}</th>
          <td>
            {t('fteValue', {
              likely: format.number(likely, 2),
              low: format.number(low, 2),
              high: format.number(high, 2),
            })}
          </td>
        </tr>
        <tr>
          <th scope="row">{t('figure.source')}</th>
          <td>{figures.source}</td>
        </tr>
        <tr>
          <th scope="row">{t('figure.measuredOn')}</th>
          <td>{format.date(figures.measuredOn)}</td>
        </tr>
        {NUMBERS.map((name) => {
          const value = figures[name];
          return (
            <tr key={name}>
              <th scope="row">{t(`figure.${name}`)}</th>
              <td>{value === null ? t('unknown') : format.number(value, WHOLE.includes(name) ? 0 : 1)}</td>
            </tr>
          );
        })}
        {figures.seasonNote !== null && (
          <tr>
            <th scope="row">{t('figure.seasonNote')}</th>
            <td>{figures.seasonNote}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
