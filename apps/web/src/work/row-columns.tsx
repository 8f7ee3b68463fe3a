import type { QueueRow } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PriorityBadge, StateBadge } from '../ui/badge.js';
import type { Column } from '../ui/data-table.js';
import { RelativeTime } from '../ui/relative-time.js';
import { useMedia } from '../ui/use-media.js';
import { Assignee, Due, Marks, NewMark, Present, Requester, SelectBox, SubjectLink } from './row-cells.js';

/**
 * Below these there is no room for a column each beside the views: cells move together, nothing is left out. The subject
 * keeps some 16 rem.
 */
const MEDIUM = '(max-width: 99.99rem)';
const SMALL = '(max-width: 79.99rem)';

/** The order is the queue's own, so no column sorts. */
export function useQueueColumns(): readonly Column<QueueRow>[] {
  const { t } = useTranslation('work');
  const isMedium = useMedia(MEDIUM);
  const isSmall = useMedia(SMALL);
  return useMemo(() => {
    const select: Column<QueueRow> = {
      id: 'select',
      header: t('column.select'),
      isHeaderHidden: true,
      width: '3rem',
      cell: (row) => <SelectBox row={row} />,
    };
    const priority: Column<QueueRow> = {
      id: 'priority',
      header: t('column.priority'),
      width: '4rem',
      cell: (row) => <PriorityBadge priority={row.priority} short />,
    };
    const number: Column<QueueRow> = {
      id: 'number',
      header: t('column.number'),
      width: '8.25rem',
      cell: (row) => (
        <>
          <span className="queue__number">{row.number}</span>
          <span className="queue__second">
            <RelativeTime at={row.filedAt} />
          </span>
        </>
      ),
    };
    const subject: Column<QueueRow> = {
      id: 'subject',
      header: t(isMedium ? 'column.subjectAndRequester' : 'column.subject'),
      isRowHeader: true,
      cell: (row) => (
        <>
          <span className="queue__title">
            <NewMark row={row} />
            <SubjectLink row={row} />
          </span>
          <span className="queue__second">
            <Present row={row} />
            {isMedium && (
              <>
                <Requester row={row} /> ·{' '}
              </>
            )}
            {row.service.name}
            {isMedium && ` · ${row.agency.name}`}
          </span>
        </>
      ),
    };
    const requester: Column<QueueRow> = {
      id: 'requester',
      header: t('column.requester'),
      width: '11rem',
      cell: (row) => (
        <>
          <span className="queue__first">
            <Requester row={row} />
          </span>
          <span className="queue__second" title={row.agency.name}>
            {row.agency.name}
          </span>
        </>
      ),
    };
    const state: Column<QueueRow> = {
      id: 'state',
      header: t('column.state'),
      width: '12.75rem',
      cell: (row) => (
        <span className="queue__state">
          <StateBadge state={row.state} />
          <Marks row={row} />
        </span>
      ),
    };
    const assignee: Column<QueueRow> = {
      id: 'assignee',
      header: t('column.assignee'),
      width: '9rem',
      cell: (row) => <Assignee row={row} />,
    };
    const due: Column<QueueRow> = {
      id: 'due',
      header: t('column.due'),
      width: '14.25rem',
      cell: (row) => <Due row={row} />,
    };
    const stateAndAssignee: Column<QueueRow> = {
      id: 'state',
      header: t('column.stateAndAssignee'),
      width: '12.75rem',
      cell: (row) => (
        <span className="queue__together queue__together--two">
          <StateBadge state={row.state} />
          <Marks row={row} />
          <span className="queue__second queue__assignee">
            <Assignee row={row} />
          </span>
        </span>
      ),
    };
    const stateAndDue: Column<QueueRow> = {
      id: 'due',
      header: t('column.stateAndDue'),
      width: '14.25rem',
      cell: (row) => (
        <span className="queue__together">
          <StateBadge state={row.state} />
          <Marks row={row} />
          <Due row={row} />
          <span className="queue__second">
            <Assignee row={row} />
          </span>
        </span>
      ),
    };
    if (isSmall) return [select, priority, number, subject, stateAndDue];
    if (isMedium) return [select, priority, number, subject, stateAndAssignee, due];
    return [select, priority, number, subject, requester, state, assignee, due];
  }, [t, isMedium, isSmall]);
}
