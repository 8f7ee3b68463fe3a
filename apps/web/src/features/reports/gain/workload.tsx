import { sensitivityDrawing } from '@desk/charts';
import type { WorkloadReport } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/locale.js';
import { Chart } from '../../../ui/chart/chart.js';
import { Explain } from '../explain.js';

/** The second measure: what the measured work would fill. It stands beside the headline and is never mixed with it. */
export function Workload({ workload }: { readonly workload: WorkloadReport }) {
  const { t } = useTranslation('gain');
  const format = useFormat();
  const { fte, gain, secondLineMinutesPerTicket: secondLine } = workload;
  const isKnown = workload.status === 'ok' && fte !== null;
  const minutes = (value: number | null) =>
    value === null ? t('workload.tooFewShort') : t('workload.minutes', { minutes: format.number(value, 1) });
  return (
    <section aria-labelledby="gain-workload">
      <h2 id="gain-workload" className="report__title">
        {t('workload.title')}
      </h2>
      <p className="report__note">{t('workload.note')}</p>
      <div className="figures">
        <article className="figure">
          <h3 className="figure__name">{t('workload.fte')}</h3>
          <p className="figure__value">
            {isKnown ? t('fte', { fte: format.number(fte.likely, 1) }) : t('workload.tooFew')}
          </p>
          <p className="figure__text">
            {isKnown
              ? t('between', { low: format.number(fte.low, 1), high: format.number(fte.high, 1) })
              : t('workload.tooFewText', {
                  agents: format.number(workload.agents),
                  days: format.number(workload.days),
                })}
          </p>
          {gain !== null && (
            <p className="figure__text">
              {t('workload.gain', {
                likely: format.percent(gain.likely),
                low: format.percent(gain.low),
                high: format.percent(gain.high),
              })}
            </p>
          )}
          <Explain of={t('workload.fte')}>
            <p>
              {t('workload.fteDefinition', {
                hours: format.number(workload.hoursPerYear),
                utilisation: format.percent(workload.utilisation, 0),
              })}
            </p>
          </Explain>
        </article>
        <article className="figure">
          <h3 className="figure__name">{t('workload.hours')}</h3>
          <p className="figure__value">
            {workload.handlingHours === null
              ? t('workload.tooFewShort')
              : t('workload.hoursValue', { hours: format.number(workload.handlingHours) })}
          </p>
          <p className="figure__text">
            {workload.captureShare === null
              ? t('workload.captureUnknown')
              : t('workload.capture', { share: format.percent(workload.captureShare, 0) })}
          </p>
          {workload.correctedShare !== null && (
            <p className="figure__text">
              {t('workload.corrected', { share: format.percent(workload.correctedShare, 1) })}
            </p>
          )}
          {workload.withoutOnsite.length > 0 && (
            <p className="figure__text">
              {t('workload.withoutOnsite', {
                months: workload.withoutOnsite.map((month) => format.month(`${month}-01`)).join(', '),
              })}
            </p>
          )}
          <p className="figure__text">
            <Link to="/reports/handling">{t('handling:link')}</Link>
          </p>
          <Explain of={t('workload.hours')}>
            <p>{t('workload.hoursDefinition')}</p>
          </Explain>
        </article>
        <article className="figure">
          <h3 className="figure__name">{t('workload.secondLine')}</h3>
          <p className="figure__value">{minutes(secondLine.now)}</p>
          <p className="figure__text">
            {secondLine.zeroPoint === null
              ? t('workload.zeroUnknown')
              : t('workload.zero', { minutes: minutes(secondLine.zeroPoint) })}
          </p>
          <Explain of={t('workload.secondLine')}>
            <p>{t('workload.secondLineDefinition')}</p>
          </Explain>
        </article>
      </div>
      {workload.sensitivity.length > 0 && <Sensitivity workload={workload} />}
    </section>
  );
}

function Sensitivity({ workload }: { readonly workload: WorkloadReport }) {
  const locale = useLocale();
  const drawing = useMemo(() => sensitivityDrawing(workload, locale), [workload, locale]);
  return (
    <div className="card gain-sensitivity">
      <Chart drawing={drawing} />
    </div>
  );
}
