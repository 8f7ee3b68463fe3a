import { wavesDrawing } from '@desk/charts';
import type { GainReport, Interval } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/locale.js';
import { Chart } from '../../../ui/chart/chart.js';
import { Explain } from '../explain.js';

/** The gain by wave and by agency. */
export function Places({ report }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const locale = useLocale();
  const drawing = useMemo(() => wavesDrawing(report, locale), [report, locale]);
  return (
    <section aria-labelledby="gain-places">
      <h2 id="gain-places" className="report__title">
        {t('places.title')}
      </h2>
      <div className="card">
        <Chart drawing={drawing} />
      </div>
      <Agencies agencies={report.agencies} />
      <Explain of={t('places.title')}>
        <p>{t('places.definition')}</p>
        <p>{t('places.hidden')}</p>
      </Explain>
    </section>
  );
}

function Agencies({ agencies }: { readonly agencies: GainReport['agencies'] }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const fte = (value: number) => format.number(value, 2);
  const ranged = ({ low, likely, high }: Interval, show: (value: number) => string) => (
    <>
      {show(likely)}
      <span className="gain-note">
        {show(low)} {t('places.to')} {show(high)}
      </span>
    </>
  );
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
            <th scope="col">{t('agencies.expected')}</th>
            <th scope="col">{t('agencies.now')}</th>
            <th scope="col">{t('agencies.gain')}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => (
            <tr key={agency.key}>
              <th scope="row">
                <Link to={`/baselines/${agency.key}`}>{agency.name}</Link>
                {agency.baselineVersion > 1 && (
                  <span className="gain-note">{t('agencies.corrected', { version: agency.baselineVersion })}</span>
                )}
              </th>
              <td>{format.date(agency.joinedOn)}</td>
              <td>
                {format.number(agency.headCount)}
                <span className="gain-note">
                  {agency.employeesThen === null
                    ? t('agencies.thenUnknown')
                    : t('agencies.then', { employees: format.number(agency.employeesThen) })}
                </span>
              </td>
              <td>{ranged(agency.baselineFte, fte)}</td>
              <td>{ranged(agency.expectedFte, fte)}</td>
              <td>
                {agency.fteNow === null ? t('workload.tooFewShort') : ranged(agency.fteNow, fte)}
                {agency.leftBehindFte > 0 && (
                  <span className="gain-note">{t('agencies.left', { fte: fte(agency.leftBehindFte) })}</span>
                )}
              </td>
              <td>
                {agency.gain === null
                  ? t('workload.tooFewShort')
                  : ranged(agency.gain, (share) => format.percent(share, 0))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
