import type { QueueRow, ViewColumn } from '@desk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PriorityBadge, StateBadge } from '../../ui/badge.js';
import type { Column } from '../../ui/data-table.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { useMedia } from '../../ui/use-media.js';
import { Assignee, Due, Marks, NewMark, Present, Requester, SelectBox, SubjectLink } from '../../work/row-cells.js';
import { useTeamNames } from './use-names.js';

/** What stands beside the chosen columns: the views, the edges, the box to select; and what a subject needs to be read. */
const BESIDE_REM = 20;
const SUBJECT_REM = 17;

const WIDTHS: Readonly<Record<ViewColumn, string | undefined>> = {
  priority: '4rem',
  number: '8rem',
  subject: undefined,
  requester: '9rem',
  agency: '10rem',
  service: '10rem',
  state: '12.5rem',
  assignee: '8.5rem',
  team: '9rem',
  line: '7rem',
  channel: '7rem',
  due: '13rem',
  filed: '8rem',
  updated: '8rem',
};

/** The columns that a view has chosen, in its order; undefined where the screen is too narrow for a choice. */
export function useViewColumns(chosen: readonly ViewColumn[]): readonly Column<QueueRow>[] | undefined {
  const { t } = useTranslation('views');
  const wanted = chosen.reduce(
    (sum, column) => sum + Number.parseFloat(WIDTHS[column] ?? '0'),
    BESIDE_REM + SUBJECT_REM,
  );
  // Without room for them the list has its usual ones, in which cells move together.
  const isNarrow = !useMedia(`(min-width: ${wanted}rem)`);
  const teamName = useTeamNames();
  const key = chosen.join(' ');
  return useMemo(() => {
    if (isNarrow) return undefined;
    const cells: Readonly<Record<ViewColumn, (row: QueueRow) => React.ReactNode>> = {
      priority: (row) => <PriorityBadge priority={row.priority} short />,
      number: (row) => <span className="queue__number">{row.number}</span>,
      subject: (row) => (
        <>
          <span className="queue__title">
            <NewMark row={row} />
            <SubjectLink row={row} />
          </span>
          <span className="queue__second">
            <Present row={row} />
            {row.service.name}
          </span>
        </>
      ),
      requester: (row) => (
        <>
          <span className="queue__first">
            <Requester row={row} />
          </span>
          <span className="queue__second" title={row.agency.name}>
            {row.agency.name}
          </span>
        </>
      ),
      agency: (row) => row.agency.name,
      service: (row) => row.service.name,
      state: (row) => (
        <span className="queue__state">
          <StateBadge state={row.state} />
          <Marks row={row} />
        </span>
      ),
      assignee: (row) => <Assignee row={row} />,
      team: (row) => teamName(row.teamKey),
      line: (row) => t(`line.${row.line}`),
      channel: (row) => t(`channel.${row.channel}`),
      due: (row) => <Due row={row} />,
      filed: (row) => <RelativeTime at={row.filedAt} />,
      updated: (row) => <RelativeTime at={row.updatedAt} />,
    };
    const select: Column<QueueRow> = {
      id: 'select',
      header: t('column.select'),
      isHeaderHidden: true,
      width: '3rem',
      cell: (row) => <SelectBox row={row} />,
    };
    const names = key.split(' ') as ViewColumn[];
    // What opens the ticket is always there.
    const header: ViewColumn = names.includes('subject') ? 'subject' : 'number';
    const whole = names.includes(header) ? names : [header, ...names];
    return [
      select,
      ...whole.map((id): Column<QueueRow> => {
        const width = WIDTHS[id];
        const cell = id === 'number' && header === 'number' ? linked(cells.number) : cells[id];
        return {
          id,
          header: t(`column.${id}`),
          cell,
          isRowHeader: id === header,
          ...(width === undefined ? {} : { width }),
        };
      }),
    ];
  }, [key, isNarrow, t, teamName]);
}

/** Without a column for the subject it stands below the number, so that the ticket can be opened. */
const linked = (number: (row: QueueRow) => React.ReactNode) => (row: QueueRow) => (
  <>
    {number(row)}
    <span className="queue__title">
      <NewMark row={row} />
      <SubjectLink row={row} />
    </span>
  </>
);
