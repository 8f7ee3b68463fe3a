import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useMe } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Explain } from '../explain.js';
import type { Period } from '../period.js';
import { ReportSection } from '../report-section.js';
import { flowLink } from './links.js';

interface TimeSpentProps {
  readonly period: Period;
  readonly agency: string | undefined;
}

const PLACES = ['inQueue', 'onHold', 'withAgent'] as const;

/** Where the time of the solved tickets went, a mean a ticket; and how much of it was work. */
export function TimeSpent({ period, agency }: TimeSpentProps) {
  const { t } = useTranslation('flow');
  const format = useFormat();
  const { abilities } = useMe();
  const query = { ...period, ...(agency === undefined ? {} : { agency }) };
  const report = useQuery({
    queryKey: [...queryKeys.reports, 'flow', query],
    queryFn: ({ signal }) => call('flowReport', { query, signal }),
  });
  // Work is summed over the whole city alone: of one agency it could be that of few agents.
  const showsWork = agency === undefined && abilities.readReports;
  const handling = useQuery({
    queryKey: [...queryKeys.reports, 'handling', period],
    queryFn: ({ signal }) => call('handlingReport', { query: period, signal }),
    enabled: showsWork,
  });
  return (
    <ReportSection
      id="flow-spent"
      title={t('spent.title')}
      note={t('spent.note')}
      definition={t('spent.definition')}
      report={report}
    >
      {({ resolved, spent }) =>
        resolved === 0 ? (
          <p>{t('spent.none')}</p>
        ) : (
          <div className="figures">
            {PLACES.map((place) => (
              <Figure
                key={place}
                name={t(`spent.${place}.name`)}
                value={format.duration(Math.round(spent[place] / resolved))}
                definition={t(`spent.${place}.definition`)}
              >
                <Link to={flowLink({ period, agency, figure: 'resolved' })}>
                  {t('spent.of', { count: resolved, shown: format.number(resolved) })}
                </Link>
              </Figure>
            ))}
            <Figure
              name={t('spent.work.name')}
              value={
                showsWork && typeof handling.data?.total.seconds === 'number'
                  ? format.duration(Math.round(handling.data.total.seconds / resolved))
                  : '–'
              }
              definition={t('spent.work.definition')}
            >
              {showsWork ? (
                <Link to={`/reports/handling?${new URLSearchParams({ ...period })}`}>
                  {t(handling.data?.total.complete === false ? 'spent.work.incomplete' : 'spent.work.how')}
                </Link>
              ) : (
                t('spent.work.wholeCity')
              )}
            </Figure>
          </div>
        )
      }
    </ReportSection>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly definition: string;
  readonly children: ReactNode;
}

function Figure({ name, value, definition, children }: FigureProps) {
  return (
    <article className="figure">
      <h3 className="figure__name">{name}</h3>
      <p className="figure__value">{value}</p>
      <p className="figure__text">{children}</p>
      <Explain of={name}>
        <p>{definition}</p>
      </Explain>
    </article>
  );
}
