import type { ClockTarget } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { behindLink } from './links.js';
import { hoursOfDay, levelOf, worstHours } from './near-misses.js';
import type { WeekHour } from './near-misses.js';
import type { Period } from './period.js';
import { hourSpan, useHourName } from './report-names.js';
import { ReportSection } from './report-section.js';
import type { PeriodInAddress } from './use-period.js';
import type { SlaFilter } from './use-sla-query.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MOST_NAMED = 3;

interface WorstHoursProps {
  readonly period: Period;
  readonly filter: SlaFilter;
  readonly targets: readonly ClockTarget[];
  readonly withSearch: PeriodInAddress['withSearch'];
}

/** In which hours of the week one clock fell due and was missed. */
export function WorstHours({ period, filter, targets, withSearch }: WorstHoursProps) {
  const { t } = useTranslation('reports');
  const [search] = useSearchParams();
  const target =
    targets.find((one) => one === search.get('hours')) ?? targets.find((one) => one === 'resolution') ?? targets[0];
  const query = { ...period, ...filter, ...(target && { target }) };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'sla-hours', query],
    queryFn: ({ signal }) => call('slaHoursReport', { query, signal }),
    placeholderData: keepPreviousData,
  });
  if (!target) return null;
  return (
    <ReportSection
      id="report-hours"
      title={t('hours.title')}
      note={t('hours.note')}
      definition={t('hours.definition')}
      report={report}
    >
      {({ items }) => (
        <>
          {targets.length > 1 && (
            <nav aria-label={t('hours.choose')}>
              <ul className="period__quick week__choice">
                {targets.map((one) => (
                  <li key={one}>
                    <Link
                      className="period__link"
                      to={withSearch({ hours: one })}
                      aria-current={one === target ? 'true' : undefined}
                      preventScrollReset
                    >
                      {t(`target.${one}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <Week
            hours={items}
            name={t(`target.${target}`)}
            linkTo={({ weekday, hour }) => behindLink({ period, filter, target, outcome: 'missed', weekday, hour })}
          />
        </>
      )}
    </ReportSection>
  );
}

interface WeekProps {
  readonly hours: readonly WeekHour[];
  readonly name: string;
  readonly linkTo: (hour: WeekHour) => string;
}

function Week({ hours, name, linkTo }: WeekProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const hourName = useHourName();
  const worst = worstHours(hours, MOST_NAMED);
  const highest = worst[0]?.missed ?? 0;
  if (highest === 0) return <p>{t('hours.none', { name })}</p>;
  return (
    <>
      <ol className="week__worst">
        {worst.map((one) => (
          <li key={`${one.weekday} ${one.hour}`}>
            <Link to={linkTo(one)}>
              {t('hours.worst', {
                when: hourName(one.weekday, one.hour),
                missed: format.number(one.missed),
                counted: format.number(one.counted),
                share: format.percent(one.missed / one.counted, 0),
              })}
            </Link>
          </li>
        ))}
      </ol>
      <table className="week">
        <caption className="attainment__key week__caption">{t('hours.table', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hours.hour')}</th>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={t(`weekday.${weekday}`)}>{t(`weekdayShort.${weekday}`)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOfDay(hours).map((hour) => (
            <tr key={hour}>
              <th scope="row">{hourSpan(hour)}</th>
              {WEEKDAYS.map((weekday) => {
                const one = hours.find((each) => each.weekday === weekday && each.hour === hour);
                return (
                  <td key={weekday} className={`week__hour week__hour--${levelOf(one?.missed ?? 0, highest)}`}>
                    {one && one.missed > 0 ? (
                      <Link
                        to={linkTo(one)}
                        aria-label={t('hours.open', {
                          when: hourName(weekday, hour),
                          missed: format.number(one.missed),
                          counted: format.number(one.counted),
                        })}
                      >
                        {format.number(one.missed)}
                      </Link>
                    ) : (
                      one && '0'
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
