import type { RoutingMove, RoutingRule, RoutingTrial } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { useFormat } from '../../i18n/format.js';
import { cityDay } from '../../ui/city-time.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';

const POLL_MS = 1_000;
const DAY_MS = 86_400_000;

/** A trial with the rules that it was about. */
export interface Tried {
  readonly trial: RoutingTrial | undefined;
  readonly rules: readonly RoutingRule[];
}

export function useTrial() {
  const [asked, setAsked] = useState<{ readonly id: string; readonly rules: readonly RoutingRule[] } | null>(null);
  const trial = useQuery({
    queryKey: ['routing-trial', asked?.id],
    queryFn: ({ signal }) => call('routingTrial', { params: { id: asked?.id ?? '' }, signal }),
    enabled: asked !== null,
    refetchInterval: ({ state }) => (isGoing(state.data) ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: ({ rules, from, to }: { rules: RoutingRule[]; from: string; to: string }) =>
      call('startRoutingTrial', { body: { rules, from, to } }),
    onSuccess: ({ id }, { rules }) => setAsked({ id, rules }),
  });
  return { trial, start, rules: asked?.rules ?? [] };
}

const isGoing = (trial: RoutingTrial | undefined): boolean => trial?.state === 'waiting' || trial?.state === 'running';

interface TrialPanelProps {
  readonly rules: readonly RoutingRule[];
  readonly trying: ReturnType<typeof useTrial>;
  /** The rules on the screen are not those that were tried. */
  readonly isOutdated: boolean;
}

/** "Had these been the rules": where the tickets of a period would have gone. */
export function TrialPanel({ rules, trying: { trial, start }, isOutdated }: TrialPanelProps) {
  const { t } = useTranslation('routing');
  const now = useNow();
  const [period, setPeriod] = useState({
    from: cityDay(now - 30 * DAY_MS),
    to: cityDay(now),
  });
  const faults = useFieldFaults(start.error);
  const isElsewhere = [...faults.keys()].some((pointer) => pointer.startsWith('/rules'));
  const shown = trial.data;
  return (
    <section className="routing-trial" aria-labelledby="routing-trial">
      <h2 id="routing-trial" className="routing__title">
        {t('trial.title')}
      </h2>
      <p>{t('trial.text')}</p>
      <form
        className="routing-trial__period"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!start.isPending) start.mutate({ rules: [...rules], ...period });
        }}
      >
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            name={end}
            label={t(`trial.${end}`)}
            value={period[end]}
            error={faults.get(`/${end}`)}
            onChange={({ target }) => setPeriod({ ...period, [end]: target.value })}
          />
        ))}
        <PktButton type="submit" skin="secondary" isLoading={start.isPending || isGoing(shown)}>
          {t('trial.start')}
        </PktButton>
      </form>
      {isElsewhere && (
        <p className="problem-note" role="alert">
          {t('trial.faulty')}
        </p>
      )}
      {start.error && !isProblem(start.error, 'validation_failed') && <ProblemNote error={start.error} />}
      {trial.isError && <ErrorState error={trial.error} onRetry={() => void trial.refetch()} />}
      {shown && isGoing(shown) && <Progress trial={shown} />}
      {shown?.state === 'failed' && (
        <p className="problem-note" role="alert">
          {t('trial.failed')}
        </p>
      )}
      {shown?.state === 'done' && <Figures key={shown.id} trial={shown} isOutdated={isOutdated} />}
    </section>
  );
}

function Progress({ trial: { state, done, total } }: { readonly trial: RoutingTrial }) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  return (
    <div className="routing-trial__progress">
      <p role="status">
        {state === 'waiting'
          ? t('trial.waiting')
          : t('trial.running', { done: format.number(done), total: format.number(total) })}
      </p>
      <progress aria-label={t('trial.progress')} value={total === 0 ? undefined : done} max={Math.max(total, 1)} />
    </div>
  );
}

function Figures({ trial, isOutdated }: { readonly trial: RoutingTrial; readonly isOutdated: boolean }) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const [way, setWay] = useState<RoutingMove | null>(null);
  const { from, to, done, elsewhere, moves } = trial;
  const values = {
    count: elsewhere,
    elsewhere: format.number(elsewhere),
    done: format.number(done),
    from: format.date(from),
    to: format.date(to),
  };
  return (
    <>
      <p className="routing-trial__sum" role="status">
        {t(done === 0 ? 'trial.empty' : 'trial.sum', values)}
      </p>
      {isOutdated && <p className="routing-trial__outdated">{t('trial.outdated')}</p>}
      {moves.length > 0 && (
        <table className="routing-trial__ways">
          <caption className="pkt-sr-only">{t('trial.ways')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('trial.went')}</th>
              <th scope="col">{t('trial.would')}</th>
              <th scope="col" className="routing-trial__number">
                {t('trial.tickets')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={`${move.from.key} ${move.to.key}`}>
                <td data-label={t('trial.went')}>{move.from.name}</td>
                <td data-label={t('trial.would')}>
                  {move.to.name}
                  {move.to.line !== move.from.line && ` (${t(`line.${move.to.line}`)})`}
                </td>
                <td className="routing-trial__number" data-label={t('trial.tickets')}>
                  <button
                    type="button"
                    className="text-button"
                    aria-expanded={way === move}
                    aria-label={t('trial.show', {
                      from: move.from.name,
                      to: move.to.name,
                      count: move.count,
                      shown: format.number(move.count),
                    })}
                    onClick={() => setWay(way === move ? null : move)}
                  >
                    {format.number(move.count)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {way && <Tickets key={`${way.from.key} ${way.to.key}`} trialId={trial.id} way={way} />}
    </>
  );
}

function Tickets({ trialId, way }: { readonly trialId: string; readonly way: RoutingMove }) {
  const { t } = useTranslation('routing');
  const format = useFormat();
  const list = useInfiniteQuery({
    queryKey: ['routing-trial', trialId, 'tickets', way.from.key, way.to.key],
    queryFn: ({ pageParam, signal }) =>
      call('routingTrialTickets', {
        params: { id: trialId },
        query: {
          fromTeam: way.from.key,
          toTeam: way.to.key,
          limit: 25,
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="routing-trial__tickets">
      <h3>{t('trial.list', { from: way.from.name, to: way.to.name })}</h3>
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      <ul>
        {rows.map((row) => (
          <li key={row.number}>
            <strong>{row.number}</strong> {row.service.name} · {row.agency.name} · {format.dateTime(row.filedAt)}
            <br />
            {row.rule === null ? t('trial.noRule') : t('trial.byRule', { rule: row.rule })}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <PktButton
          skin="secondary"
          size="small"
          isLoading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('more')}
        </PktButton>
      )}
    </div>
  );
}
