import type { QueueRow } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import type { Column } from '../../ui/data-table.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { Assignee, Due, Marks, SubjectLink } from './queue-cells.js';

/** The order is the queue's own, so no column sorts. */
export function useQueueColumns(): readonly Column<QueueRow>[] {
  const { t } = useTranslation('queue');
  return useMemo(
    () => [
      {
        id: 'priority',
        header: t('column.priority'),
        width: '4rem',
        cell: (row) => <PriorityBadge priority={row.priority} short />,
      },
      {
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
      },
      {
        id: 'subject',
        header: t('column.subject'),
        isRowHeader: true,
        cell: (row) => (
          <>
            <SubjectLink row={row} />
            <span className="queue__second">{row.service.name}</span>
          </>
        ),
      },
      {
        id: 'requester',
        header: t('column.requester'),
        width: '11rem',
        wideOnly: true,
        cell: (row) => (
          <>
            <span className="queue__first">{row.requesterName ?? t('maskedPerson')}</span>
            <span className="queue__second" title={row.agency.name}>
              {row.agency.name}
            </span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '11.5rem',
        cell: (row) => (
          <span className="queue__state">
            <StateBadge state={row.state} />
            <Marks row={row} />
          </span>
        ),
      },
      {
        id: 'assignee',
        header: t('column.assignee'),
        width: '9rem',
        cell: (row) => <Assignee row={row} />,
      },
      { id: 'due', header: t('column.due'), width: '12.75rem', cell: (row) => <Due row={row} /> },
    ],
    [t],
  );
}
