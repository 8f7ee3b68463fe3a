import type { Interval, StaffingBackTest } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Explain } from '../reports/index.js';
import { RunState } from './run-state.js';
import { useBackTest } from './use-run.js';

interface BackTestProps {
  readonly from: string;
  readonly to: string;
}

/** Whether to believe the plan: the same days played once more, beside what they were. Runs when it is asked for. */
export function BackTest({ from, to }: BackTestProps) {
  const { t } = useTranslation('capacity');
  const [search] = useSearchParams();
  const isOpen = search.get('test') === '1';
  const test = useBackTest({ from, to }, isOpen);
  const next = new URLSearchParams(search);
  next.set('test', '1');
  return (
    <section className="plan-test" aria-labelledby="plan-test">
      <h2 id="plan-test" className="report__title">
        {t('test.title')}
      </h2>
      <p className="report__note">{t('test.note')}</p>
      {isOpen ? (
        <RunState asked={test} name={t('test.title')}>
          {(result) => <Result result={result} />}
        </RunState>
      ) : (
        <Link
          className="pkt-btn pkt-btn--secondary pkt-btn--medium pkt-btn--label-only"
          to={`?${next}`}
          preventScrollReset
        >
          <span className="pkt-btn__text">{t('test.run')}</span>
        </Link>
      )}
    </section>
  );
}

function Result({ result }: { readonly result: StaffingBackTest }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { verdict, error, total, within, daysHeld, capacityMeasured, availability } = result;
  const minutes = (value: number): string => format.hours(value * 60);
  const range = ({ low, high }: Interval): string => t('figures.between', { low: minutes(low), high: minutes(high) });
  if (total === null || verdict === 'too_little') return <p className="plan-sentence">{t('test.too_little')}</p>;
  return (
    <>
      <p className={`plan-sentence plan-sentence--${verdict}`}>
        {t(`test.${verdict}`, { error: format.percent(Math.abs(error ?? 0), 0) })}{' '}
        {t('test.said', {
          real: minutes(total.real),
          predicted: minutes(total.predicted.likely),
        })}
        {verdict === 'off' && availability === null && ` ${t('test.offWhy')}`}
      </p>
      <dl className="plan-facts">
        <dt>{t('test.tickets')}</dt>
        <dd>{format.number(total.tickets)}</dd>
        <dt>{t('test.predicted')}</dt>
        <dd>
          {minutes(total.predicted.likely)} ({range(total.predicted)})
        </dd>
        <dt>{t('test.real')}</dt>
        <dd>{minutes(total.real)}</dd>
        {within && (
          <>
            <dt>{t('test.within')}</dt>
            <dd>
              {t('test.both', {
                real: format.percent(within.real, 0),
                predicted: format.percent(within.predicted.likely, 0),
              })}
            </dd>
          </>
        )}
        {daysHeld !== null && (
          <>
            <dt>{t('test.daysHeld')}</dt>
            <dd>{format.percent(daysHeld, 0)}</dd>
          </>
        )}
        <dt>{t('test.capacity')}</dt>
        <dd>{format.percent(capacityMeasured, 0)}</dd>
        <dt>{t('test.availability')}</dt>
        <dd>{availability === null ? t('test.unknown') : format.percent(availability, 0)}</dd>
      </dl>
      <Comparison
        title={t('test.byDay')}
        rows={result.days.map(({ day, ...row }) => ({ key: day, name: format.day(day), ...row }))}
      />
      <Comparison
        title={t('test.byHour')}
        rows={result.hours.map(({ hour, ...row }) => ({
          key: String(hour),
          name: `${String(hour).padStart(2, '0')}:00`,
          ...row,
        }))}
      />
      <Explain of={t('test.title')}>
        <p>{t('test.how')}</p>
        <p>{t('test.limits')}</p>
      </Explain>
    </>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly tickets: number;
  readonly real: number;
  readonly predicted: Interval;
}

/** Each row with the predicted interval as a bar and the real waiting as a mark, and the numbers beside it. */
function Comparison({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const most = Math.max(...rows.flatMap(({ real, predicted }) => [real, predicted.high])) || 1;
  const at = (value: number): string => `${(value / most) * 100}%`;
  const minutes = (value: number): string => format.hours(value * 60);
  return (
    <div className="report__scroll plan-gap" tabIndex={0} role="region" aria-label={title}>
      <table className="plain-table plan-compare">
        <caption className="plan-caption">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('test.when')}</th>
            <th scope="col">{t('test.count')}</th>
            <th scope="col">{t('test.real')}</th>
            <th scope="col">{t('test.predicted')}</th>
            <td className="plan-compare__bars">{t('test.legend')}</td>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, tickets, real, predicted }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{format.number(tickets)}</td>
              <td>{minutes(real)}</td>
              <td>
                {minutes(predicted.likely)}
                <span className="report__second">
                  {t('figures.between', { low: minutes(predicted.low), high: minutes(predicted.high) })}
                </span>
              </td>
              <td className="plan-compare__bars" aria-hidden="true">
                <span className="plan-compare__line">
                  <span
                    className="plan-compare__range"
                    style={{
                      left: at(predicted.low),
                      width: at(predicted.high - predicted.low),
                    }}
                  />
                  <span className="plan-compare__real" style={{ left: at(real) }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
