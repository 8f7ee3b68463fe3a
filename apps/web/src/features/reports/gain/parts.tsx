import type { GainDecomposition } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Explain } from '../explain.js';
import { scaleFor } from './scale.js';

const ROW = 34;
const percent = (share: number) => `${share * 100}%`;

/** Where the raw gain comes from: bars that add up to it, and the same as a table. */
export function Parts({ of }: { readonly of: GainDecomposition }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const { parts, whole, restIsUtilisation } = of;
  const nameOf = (factor: GainDecomposition['parts'][number]['factor']) =>
    factor === 'rest' && restIsUtilisation ? t('parts.factor.utilisation') : t(`parts.factor.${factor}`);
  // FTE is divided by the use of time: a rest of four fifths is time used better by a quarter.
  const changeOf = (factor: string, ratio: number) => (factor === 'rest' && restIsUtilisation ? 1 / ratio : ratio);
  const signed = (fte: number) =>
    `${fte > 0 && format.number(fte, 1) !== format.number(0, 1) ? '+' : ''}${format.number(fte, 1)}`;
  const scale = scaleFor([whole, ...parts.map(({ fte }) => fte)], 4);
  const rows = [
    ...parts.map(({ factor, fte }) => ({ key: factor as string, name: nameOf(factor), fte, isWhole: false })),
    { key: 'whole', name: t('parts.whole'), fte: whole, isWhole: true },
  ];
  return (
    <section aria-labelledby="gain-parts" className="gain-parts">
      <h2 id="gain-parts" className="report__title">
        {t('parts.title')}
      </h2>
      <p className="report__note">{t(whole < 0 ? 'parts.noteLoss' : 'parts.note')}</p>
      {parts.length === 1 && <p>{t('parts.unknown')}</p>}
      <figure className="range">
        <figcaption className="range__title">{t('parts.chart')}</figcaption>
        <div aria-hidden="true">
          {rows.map(({ key, name, fte, isWhole }) => {
            const [from, to] = [scale.at(Math.min(0, fte)), scale.at(Math.max(0, fte))];
            return (
              <div key={key} className={isWhole ? 'range__row range__row--main' : 'range__row'}>
                <span className="range__name">{name}</span>
                <div className="gain-parts__line">
                  <svg className="range__line" width="100%" height={ROW}>
                    <rect
                      className={isWhole ? 'gain-parts__whole' : fte < 0 ? 'gain-parts__more' : 'gain-parts__less'}
                      x={percent(from)}
                      width={percent(to - from)}
                      y="7"
                      height={ROW - 14}
                    />
                    <line className="range__zero" x1={percent(scale.at(0))} x2={percent(scale.at(0))} y2={ROW} />
                  </svg>
                  <span className="gain-parts__value">{t('fte', { fte: signed(fte) })}</span>
                </div>
              </div>
            );
          })}
        </div>
        <table className="plain-table range__table">
          <caption className="pkt-sr-only">{t('parts.chart')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('parts.of')}</th>
              <th scope="col">{t('parts.ratio')}</th>
              <th scope="col">{t('parts.saved')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ factor, fte, ratio }) => (
              <tr key={factor}>
                <th scope="row">{nameOf(factor)}</th>
                <td>{ratio === null ? '–' : format.percent(changeOf(factor, ratio), 0)}</td>
                <td>{signed(fte)}</td>
              </tr>
            ))}
            <tr className="range__main">
              <th scope="row">{t('parts.whole')}</th>
              <td />
              <td>{signed(whole)}</td>
            </tr>
          </tbody>
        </table>
      </figure>
      <Explain of={t('parts.title')}>
        <p>{t('parts.definition')}</p>
        <p>{t(restIsUtilisation ? 'parts.restUtilisation' : 'parts.restUnknown')}</p>
      </Explain>
    </section>
  );
}
