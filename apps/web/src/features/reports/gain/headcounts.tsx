import type { GainReport, Interval } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Explain } from '../explain.js';

/** What the gain is made of: the baseline, the first line now, and the agencies that count. */
export function Headcounts({ report }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const fte = (value: number) => format.number(value, 1);
  const between = ({ low, high }: Interval) => t('between', { low: fte(low), high: fte(high) });
  return (
    <section aria-labelledby="gain-made-of">
      <h2 id="gain-made-of" className="report__title">
        {t('madeOf.title')}
      </h2>
      <div className="figures">
        <article className="figure">
          <h3 className="figure__name">{t('madeOf.baseline')}</h3>
          <p className="figure__value">{t('fte', { fte: fte(report.baselineFte.likely) })}</p>
          <p className="figure__text">{between(report.baselineFte)}</p>
          <Explain of={t('madeOf.baseline')}>
            <p>{t('madeOf.baselineDefinition')}</p>
          </Explain>
        </article>
        <article className="figure">
          <h3 className="figure__name">{t('madeOf.now')}</h3>
          <p className="figure__value">{t('fte', { fte: fte(report.fteNow) })}</p>
          <p className="figure__text">{t('madeOf.nowText')}</p>
          <Explain of={t('madeOf.now')}>
            <p>{t('madeOf.nowDefinition')}</p>
          </Explain>
        </article>
        <article className="figure">
          <h3 className="figure__name">{t('madeOf.agencies')}</h3>
          <p className="figure__value">{format.number(report.agencies.length)}</p>
          <p className="figure__text">
            {t('madeOf.employees', {
              employees: format.number(report.agencies.reduce((sum, { headCount }) => sum + headCount, 0)),
            })}
          </p>
          <Explain of={t('madeOf.agencies')}>
            <p>{t('madeOf.agenciesDefinition')}</p>
          </Explain>
        </article>
      </div>
      <Agencies agencies={report.agencies} fte={(value) => format.number(value, 2)} />
    </section>
  );
}

interface AgenciesProps {
  readonly agencies: GainReport['agencies'];
  readonly fte: (value: number) => string;
}

function Agencies({ agencies, fte }: AgenciesProps) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const title = t('agencies.title');
  return (
    <div className="gain-scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="plain-table gain-agencies">
        <caption className="gain-agencies__title">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agencies.agency')}</th>
            <th scope="col">{t('agencies.joined')}</th>
            <th scope="col">{t('agencies.employees')}</th>
            <th scope="col">{t('agencies.baseline')}</th>
            <th scope="col">{t('agencies.range')}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map(({ key, name, joinedOn, headCount, baselineFte: { low, likely, high } }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{format.date(joinedOn)}</td>
              <td>{format.number(headCount)}</td>
              <td>{fte(likely)}</td>
              <td>
                {fte(low)}–{fte(high)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
