import type { QueueRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { useMe } from '../../api/session.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { toast } from '../../ui/toast.js';
import { QueueCard } from './queue-cells.js';
import { useQueueColumns } from './queue-columns.js';
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
  return <Queue key={teamKey} teamKey={teamKey} />;
}

const rowId = (row: QueueRow) => row.id;
const rowClass = (row: QueueRow) => (row.priority === 1 ? 'queue__row--critical' : undefined);
const card = (row: QueueRow) => <QueueCard row={row} />;

function Queue({ teamKey }: { readonly teamKey: string }) {
  const { t } = useTranslation('queue');
  const me = useMe();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const queue = useQueue(teamKey);
  const { filters, isFiltered, set, clear } = useQueueFilters();
  const shown = useMemo(() => filterRows(queue.rows, filters, me.id), [queue.rows, filters, me.id]);
  const columns = useQueueColumns();
  const searchField = useRef<HTMLInputElement>(null);
  const teamName = me.teams.find(({ key }) => key === teamKey)?.name ?? teamKey;

  const takeNext = useMutation({
    mutationFn: () => call('takeNext', { params: { key: teamKey } }),
    onSuccess: (ticket) => {
      toast({ tone: 'success', text: t('taken', { number: ticket.number }) });
      navigate(`/tickets/${ticket.number}`);
    },
    onError: (error) =>
      isProblem(error, 'nothing_to_take')
        ? toast({ tone: 'info', text: t('nothingToTake') })
        : toast({ tone: 'error', text: problemText(error) }),
  });
  const take = useMutation({
    mutationFn: (row: QueueRow) => call('take', { params: { id: row.id }, body: { version: row.version } }),
    onSuccess: ({ number }) => toast({ tone: 'success', text: t('taken', { number }) }),
    onError: (error) =>
      isProblem(error, 'stale_version', 'move_not_allowed')
        ? toast({ tone: 'info', text: t('takenByOther') })
        : toast({ tone: 'error', text: problemText(error) }),
  });

  useShortcuts(t('keys.title'), [
    { keys: 'n', label: t('keys.takeNext'), run: () => !takeNext.isPending && takeNext.mutate() },
    {
      keys: 't',
      label: t('keys.take'),
      run: () => {
        const row = shown.find(({ id }) => id === focusedRowId());
        if (!row) toast({ tone: 'info', text: t('noRow') });
        else if (!take.isPending) take.mutate(row);
      },
    },
    { keys: '/', label: t('keys.search'), run: () => searchField.current?.focus() },
  ]);

  const isFirstLoad = !queue.isWhole && queue.rows.length === 0;
  return (
    <div className="queue">
      <PageHeader
        title={t('heading', { team: teamName })}
        actions={
          <PktButton
            variant="icon-left"
            iconName="arrow-circle"
            onClick={() => takeNext.mutate()}
            disabled={takeNext.isPending}
            isLoading={takeNext.isPending}
          >
            {t('takeNext')}
          </PktButton>
        }
      />
      <TeamChoice teams={me.teams} current={teamKey} />
      <OfferedList teamKey={teamKey} />
      <QueueFilterBar
        rows={queue.rows}
        filters={filters}
        isFiltered={isFiltered}
        onSet={set}
        onClear={clear}
        searchField={searchField}
      />
      {queue.error !== null && queue.rows.length === 0 && <ErrorState error={queue.error} onRetry={queue.reload} />}
      {isFirstLoad && queue.error === null && <Loading lines={8} />}
      {!isFirstLoad && (
        <QueueCounters shown={shown} total={queue.rows.length} isWhole={queue.isWhole} isCut={queue.isCut} />
      )}
      {queue.rows.length > 0 && shown.length > 0 && (
        <DataTable
          keys
          label={t('table', { team: teamName })}
          columns={columns}
          rows={shown}
          rowId={rowId}
          rowClass={rowClass}
          card={card}
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

/** The row on which the keys stand: the one whose link has the focus. */
function focusedRowId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
}
