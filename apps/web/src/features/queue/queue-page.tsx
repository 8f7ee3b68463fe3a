import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { useMe } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { TicketList } from '../../work/ticket-list.js';
import { WorkFrame } from '../../work/work-frame.js';
import { QueueCounters } from './queue-counters.js';
import { OfferedList } from './offered-list.js';
import { QueueFilterBar } from './queue-filter-bar.js';
import { TeamChoice } from './team-choice.js';
import { useQueue } from './use-queue.js';
import { filterRows, useQueueFilters } from './use-queue-filters.js';
import './queue.scss';

/** One page for each queue: another team's rows never stand under this one's name. */
export function QueuePage() {
  const { teamKey = '' } = useParams();
  return (
    <WorkFrame
      pathname={`/queue/${teamKey}`}
      list={(isBeside) => <Queue key={teamKey} teamKey={teamKey} isBeside={isBeside} />}
    />
  );
}

function Queue({ teamKey, isBeside }: { readonly teamKey: string; readonly isBeside: boolean }) {
  const { t } = useTranslation('queue');
  const me = useMe();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { search } = useLocation();
  const queue = useQueue(teamKey);
  const { filters, isFiltered, set, clear } = useQueueFilters();
  const shown = useMemo(() => filterRows(queue.rows, filters, me.id), [queue.rows, filters, me.id]);
  const searchField = useRef<HTMLInputElement>(null);
  const teamName = me.teams.find(({ key }) => key === teamKey)?.name ?? teamKey;

  const takeNext = useMutation({
    mutationFn: () => call('takeNext', { params: { key: teamKey } }),
    onSuccess: (ticket) => {
      toast({ tone: 'success', text: t('taken', { number: ticket.number }) });
      navigate(`/queue/${teamKey}/${ticket.number}${search}`);
    },
    onError: (error) =>
      isProblem(error, 'nothing_to_take')
        ? toast({ tone: 'info', text: t('nothingToTake') })
        : toast({ tone: 'error', text: problemText(error) }),
  });
  useShortcuts(t('keys.title'), [
    { keys: 'n', label: t('keys.takeNext'), run: () => void (takeNext.isPending || takeNext.mutate()) },
    { keys: '/', label: t('keys.search'), run: () => searchField.current?.focus() },
  ]);

  const isFirstLoad = !queue.isWhole && queue.rows.length === 0;
  const takeNextButton = (
    <PktButton
      variant="icon-left"
      iconName="arrow-circle"
      size={isBeside ? 'small' : 'medium'}
      onClick={() => takeNext.mutate()}
      disabled={takeNext.isPending}
      isLoading={takeNext.isPending}
    >
      {t('takeNext')}
    </PktButton>
  );
  return (
    <div className="queue">
      {isBeside ? (
        // The page is the ticket's: it has its name, and its heading.
        <div className="queue__beside-head">
          <h2 className="queue__beside-title">{t('heading', { team: teamName })}</h2>
          {takeNextButton}
        </div>
      ) : (
        <PageHeader title={t('heading', { team: teamName })} actions={takeNextButton} />
      )}
      <TeamChoice teams={me.teams} current={teamKey} />
      <OfferedList teamKey={teamKey} />
      <QueueFilterBar
        rows={queue.rows}
        filters={filters}
        isBeside={isBeside}
        isFiltered={isFiltered}
        onSet={set}
        onClear={clear}
        searchField={searchField}
      />
      {queue.error !== null && queue.rows.length === 0 && <ErrorState error={queue.error} onRetry={queue.reload} />}
      {isFirstLoad && queue.error === null && <Loading lines={8} />}
      {!isFirstLoad && queue.error === null && (
        <QueueCounters shown={shown} total={queue.rows.length} isWhole={queue.isWhole} isCut={queue.isCut} />
      )}
      {queue.rows.length > 0 && shown.length > 0 && (
        <TicketList
          label={t('table', { team: teamName })}
          listKey={`queue ${teamKey}`}
          filterKey={`queue ${teamKey} ${search}`}
          all={queue.rows}
          rows={shown}
          isWhole={queue.isWhole}
          isBeside={isBeside}
        />
      )}
      {queue.rows.length > 0 && shown.length === 0 && (
        <EmptyState
          title={t('noMatch.title')}
          text={t('noMatch.text')}
          icon="filter"
          action={
            <PktButton skin="secondary" size="small" onClick={clear}>
              {t('filter.clear')}
            </PktButton>
          }
        />
      )}
      {queue.isWhole && queue.rows.length === 0 && (
        <EmptyState title={t('empty.title')} text={t('empty.text')} icon="coffee" />
      )}
    </div>
  );
}
