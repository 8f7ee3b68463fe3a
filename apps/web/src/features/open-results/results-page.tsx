import { headlineDrawing } from '@desk/charts';
import type { Interval, OpenResults } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useLocale } from '../../i18n/locale.js';
import { Chart } from '../../ui/chart/chart.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { SelectField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { monthDays, ReportMenu } from '../exports/index.js';
import { AgencyTable } from './agency-table.js';
import { PromiseCard } from './promise-card.js';
import { useResults } from './use-results.js';
import { WeakList } from './weak-list.js';
import './open-results.scss';

/** What was promised, what was kept, what it costs and what is not good enough: for every employee, in plain words. */
export function ResultsPage() {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const me = useMe();
  const [search] = useSearchParams();
  const month = search.get('month');
  const results = useResults(month);
  const { data } = results;
  return (
    <div className="results">
      <PageHeader
        title={t('title')}
        lead={data ? t('lead', { month: format.month(data.month) }) : t('leadAlone')}
        actions={
          <>
            {data && <ReportMenu report="results" period={monthDays(data.month)} />}
            {me.abilities.editOpenResults && <Publish />}
          </>
        }
      />
      {results.isPending && <Loading lines={10} />}
      {isProblem(results.error, 'not_found') && (
        <EmptyState
          icon="clock"
          title={t(month === null ? 'none.title' : 'noMonth.title')}
          text={t(month === null ? 'none.text' : 'noMonth.text')}
          action={month !== null && <Link to="/results">{t('noMonth.last')}</Link>}
        />
      )}
      {results.error && !isProblem(results.error, 'not_found') && (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      )}
      {data && <Results results={data} />}
    </div>
  );
}

function Publish() {
  const { t } = useTranslation('open-results');
  const client = useQueryClient();
  const publish = useMutation({
    mutationFn: () => call('publishResults'),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.openResults });
      toast({ tone: 'success', text: t('published') });
    },
  });
  return (
    <>
      <Link className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only" to="/results/weaknesses">
        <span className="pkt-btn__text">{t('weak.edit')}</span>
      </Link>
      <PktButton size="small" disabled={publish.isPending} onClick={() => publish.mutate()}>
        {t('publish')}
      </PktButton>
      <ProblemNote error={publish.error} />
    </>
  );
}

function Results({ results }: { readonly results: OpenResults }) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const { waiting, cost, gain, suggestions } = results;
  const typical = waiting.typicalSeconds;
  return (
    <>
      <div className="results__bar">
        <div className="results__updated">
          <p>{t('known', { month: format.month(results.month), date: format.date(results.knownOn) })}</p>
          <p>{t('updated', { at: format.dateTime(results.updatedAt) })}</p>
        </div>
        <MonthChoice results={results} />
      </div>
      <Section title={t('promises.title')} lead={t('promises.lead')}>
        <div className="results__promises">
          {results.promises.map((promise) => (
            <PromiseCard key={promise.target} promise={promise} month={results.month} />
          ))}
        </div>
        <p>
          <Link to="/declaration">{t('promises.all')}</Link>
        </p>
      </Section>
      <div className="results__pair">
        <Section title={t('waiting.title')}>
          <p className="results__big">
            {waiting.tickets === null ? t('waiting.few') : t('waiting.tickets', { count: waiting.tickets })}
          </p>
          <p>{t('waiting.what')}</p>
          <p>
            {typical === null
              ? t('waiting.unknown')
              : t(`waiting.typical.${waiting.over}`, { time: format.duration(typical) })}
          </p>
          <p className="results__note">{t('waiting.asOf', { at: format.dateTime(results.updatedAt) })}</p>
        </Section>
        <Section title={t('satisfaction.title')}>
          <p className="results__big">{t('satisfaction.none')}</p>
          <p>{t('satisfaction.text')}</p>
        </Section>
      </div>
      <div className="results__pair">
        <Section title={t('cost.title')}>
          {cost === null ? (
            <p>{t('cost.none')}</p>
          ) : (
            <>
              <p className="results__big">{t('cost.each', { amount: format.money(cost.perTicket) })}</p>
              <p>
                {t('cost.formula', {
                  fte: format.number(cost.fte, 1),
                  costPerFte: format.money(cost.costPerFte),
                  tickets: format.number(cost.tickets),
                  share: format.percent(cost.years, 1),
                })}
              </p>
              <p className="results__note">{t('cost.without')}</p>
            </>
          )}
        </Section>
        <Section title={t('gain.title')}>
          <p className="results__strong">{gain.text}</p>
          {gain.interval && <Gain interval={gain.interval} band={results.band} />}
          <p className="results__note">{t('gain.what')}</p>
        </Section>
      </div>
      <Section title={t('agencies.title')} lead={t('agencies.lead')}>
        <AgencyTable agencies={results.agencies} />
      </Section>
      <Section title={t('weak.title')} lead={t('weak.lead')}>
        <WeakList weaknesses={results.weaknesses} automatic={results.automatic} />
      </Section>
      <Section title={t('suggestions.title')}>
        {suggestions.counts.length > 0 && (
          <p>
            {suggestions.counts
              .map(({ status, count }) => t('suggestions.count', { count, status: t(`suggestions.status.${status}`) }))
              .join(' · ')}
          </p>
        )}
        {suggestions.first.length > 0 && (
          <ol className="results__suggestions">
            {suggestions.first.map(({ id, title, status, supporters }) => (
              <li key={id}>
                <Link to={`/suggestions/${id}`}>{title}</Link>
                <span className="results__small">
                  {t(`suggestions.status.${status}`)}, {t('suggestions.supporters', { count: supporters })}
                </span>
              </li>
            ))}
          </ol>
        )}
        <p>
          <Link to="/suggestions">{t('suggestions.all')}</Link>
        </p>
      </Section>
    </>
  );
}

function Gain({ interval, band }: { readonly interval: Interval; readonly band: OpenResults['band'] }) {
  const locale = useLocale();
  const drawing = useMemo(() => headlineDrawing(interval, band, locale), [interval, band, locale]);
  return (
    <div className="results__chart">
      <Chart drawing={drawing} isExplained />
    </div>
  );
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="results__section" aria-labelledby={id}>
      <h2 id={id} className="results__heading">
        {title}
      </h2>
      {lead && <p className="results__lead">{lead}</p>}
      {children}
    </section>
  );
}

function MonthChoice({ results: { month, months } }: { readonly results: OpenResults }) {
  const { t } = useTranslation('open-results');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  if (months.length < 2) return null;
  return (
    <SelectField
      name="month"
      label={t('month')}
      value={month}
      options={months.map((one) => ({ value: one, label: format.month(one) }))}
      onChange={({ target }) => setSearch(target.value === months[0] ? {} : { month: target.value }, { replace: true })}
    />
  );
}
