import type { BreachCause, ClockTarget, SlaCausesReport } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import type { TargetAttainment } from './attainment.js';
import { behindLink } from './links.js';
import { causesOf } from './near-misses.js';
import type { Period } from './period.js';
import { ReportSection } from './report-section.js';
import type { SlaFilter } from './use-sla-query.js';

interface BreachCausesProps {
  readonly period: Period;
  readonly filter: SlaFilter;
  readonly counted: readonly TargetAttainment[];
}

/** These clocks run in second line alone, so that their cause says nothing. */
const isOfSecondLine = (target: ClockTarget): boolean => target.startsWith('second_line');

/** Where the time went of what was missed. */
export function BreachCauses({ period, filter, counted }: BreachCausesProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const query = { ...period, ...filter };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'sla-causes', query],
    queryFn: ({ signal }) => call('slaCausesReport', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const missed = counted.filter((one) => one.missed > 0);
  const linkTo = (target: ClockTarget, cause: BreachCause) =>
    behindLink({ period, filter, target, outcome: 'missed', cause });
  return (
    <ReportSection
      id="report-causes"
      title={t('causes.title')}
      note={t('causes.note')}
      definition={t('causes.definition')}
      report={report}
    >
      {(data) => (
        <>
          {missed.length === 0 && <p>{t('causes.none')}</p>}
          <div className="attainments">
            {missed
              .filter(({ target }) => !isOfSecondLine(target))
              .map((one) => (
                <CauseTable
                  key={one.target}
                  counted={one}
                  causes={causesOf(data, one.target)}
                  linkTo={(cause) => linkTo(one.target, cause)}
                />
              ))}
          </div>
          {missed
            .filter(({ target }) => isOfSecondLine(target))
            .map((one) => (
              <p key={one.target} className="causes__second">
                <Link to={behindLink({ period, filter, target: one.target, outcome: 'missed' })}>
                  {t(`causes.${one.target as 'second_line_takeover' | 'second_line_resolution'}`, {
                    count: one.missed,
                    shown: format.number(one.missed),
                  })}
                </Link>
              </p>
            ))}
        </>
      )}
    </ReportSection>
  );
}

interface CauseTableProps {
  readonly counted: TargetAttainment;
  readonly causes: SlaCausesReport['items'];
  readonly linkTo: (cause: BreachCause) => string;
}

function CauseTable({ counted: { target, missed }, causes, linkTo }: CauseTableProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const found = causes.reduce((sum, cause) => sum + cause.missed, 0);
  return (
    <table className="attainment">
      <caption className="attainment__caption">
        <span className="attainment__name">{t(`target.${target}`)}</span>
        <span className="attainment__key">{t('causes.of', { count: missed, shown: format.number(missed) })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('causes.column')}</th>
          <th scope="col">{t('column.attainment')}</th>
          <th scope="col">{t('column.missed')}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ cause, missed: count }) => (
          <tr key={cause}>
            <th scope="row">
              {t(`cause.${cause}`)}
              <svg className="bar" aria-hidden="true" width="100%" height="14">
                <rect y="2" width="100%" height="10" className="bar__ground" />
                <rect y="2" width={`${(count / missed) * 100}%`} height="10" className="bar__missed" />
              </svg>
            </th>
            <td className="attainment__share">{format.percent(count / missed, 0)}</td>
            <td>
              <Link to={linkTo(cause)} aria-label={t('causes.open', { count, cause: t(`cause.${cause}`) })}>
                {format.number(count)}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
      {found < missed && (
        <tfoot>
          <tr>
            <th scope="row">{t('causes.unknown')}</th>
            <td className="attainment__share">{format.percent((missed - found) / missed, 0)}</td>
            <td>{format.number(missed - found)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
