import type { KnownReport } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorState, ProblemNote } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { TextField } from '../../../ui/field.js';
import { Loading } from '../../../ui/loading.js';
import type { PeriodInAddress } from '../use-period.js';

const POLL_MS = 1_000;
const KEY = [...queryKeys.reports, 'known'] as const;

interface KnownDayProps {
  /** The report that is read; null while one is being chosen. */
  readonly report: KnownReport | null;
  readonly place: PeriodInAddress;
}

/** Asks for the chosen period as it was known at the end of a day, and lists what was asked before. */
export function KnownDay({ report, place: { period, today, withSearch } }: KnownDayProps) {
  const { t } = useTranslation('known');
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [knownOn, setKnownOn] = useState(report?.knownOn ?? (period.to < today ? period.to : today));
  const earlier = useQuery({
    queryKey: [...KEY, 'list'],
    queryFn: ({ signal }) => call('knownReports', { signal }),
  });
  const start = useMutation({
    mutationFn: () => call('startKnownReport', { body: { ...period, knownOn } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [...KEY, 'list'] });
      navigate(withSearch({ known: id }), { preventScrollReset: true });
    },
  });
  const faults = useFieldFaults(start.error);
  const others = (earlier.data?.items ?? []).filter(({ id }) => id !== report?.id);
  return (
    <section aria-label={t('day.title')}>
      <form
        className="known__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!start.isPending) start.mutate();
        }}
      >
        <TextField
          type="date"
          name="knownOn"
          label={t('day.date')}
          help={t('day.help', { from: format.date(period.from), to: format.date(period.to) })}
          value={knownOn}
          max={today}
          error={faults.get('/knownOn') ?? faults.get('/to') ?? faults.get('/from')}
          onChange={({ target }) => setKnownOn(target.value)}
        />
        <PktButton type="submit" skin="secondary" isLoading={start.isPending}>
          {t('day.start')}
        </PktButton>
      </form>
      {start.error && !isProblem(start.error, 'validation_failed') && <ProblemNote error={start.error} />}
      {others.length > 0 && (
        <details className="explain">
          <summary className="explain__question">{t('day.earlier', { count: others.length })}</summary>
          <ul className="known__earlier">
            {others.map((one) => (
              <li key={one.id}>
                <Link to={withSearch({ known: one.id, from: one.from, to: one.to })} preventScrollReset>
                  {t('day.named', {
                    from: format.date(one.from),
                    to: format.date(one.to),
                    day: format.date(one.knownOn),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The report while it is counted, and how far it has come; what it says is asked for when it is done. */
export function useKnownReport(id: string | null) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => call('knownReport', { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isGoing(state.data) ? POLL_MS : false),
  });
}

const isGoing = (report: KnownReport | undefined): boolean =>
  report?.state === 'waiting' || report?.state === 'running';

/** Where the report has come to. */
export function KnownProgress({ asked }: { readonly asked: ReturnType<typeof useKnownReport> }) {
  const { t } = useTranslation('known');
  const format = useFormat();
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.isPending) return <Loading lines={2} />;
  const { state, done, total, from, to, knownOn, keptUntil } = asked.data;
  if (state === 'failed') {
    return (
      <p className="problem-note" role="alert">
        {t('day.failed')}
      </p>
    );
  }
  const dates = { from: format.date(from), to: format.date(to), day: format.date(knownOn) };
  if (state === 'done') {
    return (
      <p role="status">{t('day.done', { ...dates, total: format.number(total), until: format.date(keptUntil) })}</p>
    );
  }
  return (
    <div className="known__progress">
      <p role="status">
        {state === 'waiting'
          ? t('day.waiting')
          : t('day.running', { done: format.number(done), total: format.number(total) })}
      </p>
      <progress aria-label={t('day.progress')} value={total === 0 ? undefined : done} max={Math.max(total, 1)} />
    </div>
  );
}
