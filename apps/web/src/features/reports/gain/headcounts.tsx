import type { GainReport, Interval } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
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
      {report.unmeasured.length > 0 && (
        <p className="gain-warning">
          {t('unmeasured', {
            count: report.unmeasured.length,
            names: report.unmeasured.map(({ name }) => name).join(', '),
          })}{' '}
          <Link to="/baselines">{t('toBaselines')}</Link>
        </p>
      )}
      <div className="gain-positions">
        <Positions report={report} />
        <LeftBehind report={report} />
      </div>
    </section>
  );
}

function Positions({ report: { positions, fteNow } }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  return (
    <table className="plain-table">
      <caption className="gain-agencies__title">{t('positions.title')}</caption>
      <tbody>
        {positions.map(({ kind, fte }) => (
          <tr key={kind}>
            <th scope="row">{t(`positions.kind.${kind}`)}</th>
            <td>{format.number(fte, 2)}</td>
          </tr>
        ))}
        <tr className="gain-ledger__sum">
          <th scope="row">{t('positions.all')}</th>
          <td>{format.number(fteNow, 2)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Declared one by one, so that nobody has to ask whether the saving sits in the agencies still. */
function LeftBehind({ report: { leftBehind } }: { readonly report: GainReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  if (leftBehind.length === 0) return <p>{t('left.none')}</p>;
  return (
    <table className="plain-table">
      <caption className="gain-agencies__title">{t('left.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('agencies.agency')}</th>
          <th scope="col">{t('left.fte')}</th>
          <th scope="col">{t('left.time')}</th>
        </tr>
      </thead>
      <tbody>
        {leftBehind.map(({ agency, fte, from, to, note }) => (
          <tr key={`${agency.key} ${from} ${note}`}>
            <th scope="row">
              {agency.name}
              {note !== null && <span className="gain-note">{note}</span>}
            </th>
            <td>{format.number(fte, 2)}</td>
            <td>
              {to === null
                ? t('left.since', { from: format.date(from) })
                : t('left.until', { from: format.date(from), to: format.date(to) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
