import type { ReactNode } from 'react';
import { classes } from './classes.js';

/** A column of a `DataTable`. */
export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** CSS width; columns without share what is left. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** Makes the column sortable in the browser; only for tables that are loaded whole. */
  readonly sortBy?: (row: T) => string | number | null;
  /** Names the row to screen readers. */
  readonly isRowHeader?: boolean;
  /** Only for screen readers: what the column holds speaks for itself. */
  readonly isHeaderHidden?: boolean;
  /** Left out below 1024 px. */
  readonly wideOnly?: boolean;
}

export const cellClass = (column: Pick<Column<never>, 'align' | 'wideOnly'>): string =>
  classes(column.align === 'end' && 'data-table__cell--end', column.wideOnly && 'data-table__cell--wide');
