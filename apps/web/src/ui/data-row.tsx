import { memo } from 'react';
import type { ReactNode } from 'react';
import { cellClass, type Column } from './column.js';

interface DataRowProps<T> {
  readonly row: T;
  readonly id: string;
  readonly index: number;
  readonly columns: readonly Column<T>[];
  /** Instead of cells. */
  readonly card: ((row: T) => ReactNode) | undefined;
  /** Instead of everything. */
  readonly glimpse: ((row: T) => string) | undefined;
  readonly className: string;
  readonly isCurrent: boolean;
  readonly measure: ((element: HTMLTableRowElement | null) => void) | undefined;
  readonly onFocus: (id: string) => void;
  readonly onBlur: (next: EventTarget | null) => void;
}

function Row<T>({ row, id, index, columns, card, glimpse, className, isCurrent, measure, ...on }: DataRowProps<T>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row={id}
      aria-rowindex={index + 2}
      aria-current={isCurrent ? 'true' : undefined}
      className={className}
      onFocus={() => on.onFocus(id)}
      onBlur={(event) => on.onBlur(event.relatedTarget)}
    >
      {glimpse && (
        <td className="data-table__glimpse" colSpan={card ? 1 : columns.length}>
          {glimpse(row)}
        </td>
      )}
      {!glimpse && card && <td className="data-table__card">{card(row)}</td>}
      {!glimpse &&
        !card &&
        columns.map((column) => {
          const Cell = column.isRowHeader ? 'th' : 'td';
          return (
            <Cell
              key={column.id}
              className={cellClass(column)}
              {...(column.isRowHeader ? { scope: 'row' as const } : {})}
            >
              {column.cell(row)}
            </Cell>
          );
        })}
    </tr>
  );
}

/** Drawn again when it has changed, and not for each line that the table scrolls. */
export const DataRow = memo(Row) as typeof Row;
