import { BACKLOG_AGES, LINES } from '@desk/contracts';
import type { BacklogReport } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { ReportSection } from '../report-section.js';
import { backlogLink } from './links.js';

/** What is open now, by line and age. */
export function Backlog({ agency }: { readonly agency: string | undefined }) {
  const { t } = useTranslation('flow');
  const query = agency === undefined ? {} : { agency };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'backlog', query],
    queryFn: ({ signal }) => call('backlogReport', { query, signal }),
  });
  return (
    <ReportSection
      id="flow-backlog"
      title={t('backlog.title')}
      note={t('backlog.note')}
      definition={t('backlog.definition')}
      report={report}
    >
      {(data) => (data.open === 0 ? <p>{t('backlog.none')}</p> : <Table report={data} agency={agency} />)}
    </ReportSection>
  );
}

function Table({ report, agency }: { readonly report: BacklogReport; readonly agency: string | undefined }) {
  const { t } = useTranslation('flow');
  const { t: reports } = useTranslation('reports');
  const format = useFormat();
  const lines = LINES.filter((line) => report.items.some((one) => one.line === line));
  const sum = (wanted: (one: BacklogReport['items'][number]) => boolean): number =>
    report.items.filter(wanted).reduce((so, { count }) => so + count, 0);
  return (
    <>
      <p className="backlog__say">
        <Link to={backlogLink({ agency })}>
          {t('backlog.open', { count: report.open, shown: format.number(report.open) })}
        </Link>
        {report.oldestFiledAt && <> · {t('backlog.oldest', { at: format.dateTime(report.oldestFiledAt) })}</>}
      </p>
      <div className="report__scroll" tabIndex={0} role="region" aria-label={t('backlog.title')}>
        <table className="plain-table backlog">
          <caption className="pkt-sr-only">{t('backlog.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('backlog.age')}</th>
              {lines.map((line) => (
                <th key={line} scope="col">
                  {reports(`line.${line}`)}
                </th>
              ))}
              <th scope="col">{t('backlog.all')}</th>
            </tr>
          </thead>
          <tbody>
            {BACKLOG_AGES.map((age) => (
              <tr key={age}>
                <th scope="row">{t(`age.${age}`)}</th>
                {[...lines, undefined].map((line) => {
                  const count = sum((one) => (line === undefined || one.line === line) && one.age === age);
                  return (
                    <td key={line ?? 'all'}>
                      {count === 0 ? (
                        '0'
                      ) : (
                        <Link
                          to={backlogLink({ agency, ...(line && { line }), age })}
                          aria-label={t('backlog.openList', {
                            count,
                            line: line === undefined ? t('backlog.allLines') : reports(`line.${line}`),
                            age: t(`age.${age}`),
                          })}
                        >
                          {format.number(count)}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
