import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef, SortFn } from '@tanstack/react-table';
import { PktIcon } from '@oslokommune/punkt-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.js';
import { cellClass, type Column } from './column.js';
import { DataRow } from './data-row.js';
import { useShortcuts } from './shortcuts.js';
import { NARROW, useMedia } from './use-media.js';
import { useRowFocus } from './use-row-focus.js';

export type { Column } from './column.js';

export interface DataTableProps<T> {
  /** What the table shows; read to screen readers. */
  readonly label: string;
  /** Keep stable: at module scope or in useMemo. */
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** The row on a narrow screen, instead of cells. Its first link or button is what keys and taps reach. */
  readonly card?: (row: T) => ReactNode;
  /** The row in a few words, while the table flies past. */
  readonly glimpse?: (row: T) => string;
  readonly rowClass?: (row: T) => string | undefined;
  /** Arrow keys, Home and End move along the rows. At most one such table on a page. */
  readonly keys?: boolean;
  /** As on a narrow screen, also on a wide one: the table stands in a narrow place. */
  readonly cards?: boolean;
  /** The row that is open beside the table; brought into sight when it changes. */
  readonly currentId?: string | undefined;
  /** Called when the last rows come into sight. */
  readonly onEndReached?: () => void;
  /** CSS height of the scrolling part; default: what fits the window. `auto`: the whole table, for short ones. */
  readonly height?: string;
}

/**
 * Heights that rows have at first sight, by the style sheet. Each row that turns out otherwise makes the places of all that
 * follow be computed anew, which with ten thousand takes milliseconds: so what most of the first ones have is taken for all.
 */
const ROW_HEIGHT = 56;
const CARD_HEIGHT = 128;
/** Of cards in a narrow place on a wide screen, which never grow. */
const COMPACT_CARD_HEIGHT = 112;
const OVERSCAN = 3;
/** So many pixels from one frame to the next nobody reads: the rows show what they are, and the rest when one stops. */
const FLYING_PX = 1_000;

const collator = new Intl.Collator('nb', { numeric: true });
const compare = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

function toDefinition<T extends object>(column: Column<T>): ColumnDef<typeof features, T, unknown> {
  const sortFn: SortFn<typeof features, T> = (a, b, id) => compare(a.getValue(id), b.getValue(id));
  return {
    id: column.id,
    accessorFn: (row) => column.sortBy?.(row) ?? undefined,
    enableSorting: column.sortBy !== undefined,
    sortUndefined: 'last',
    sortFn,
  };
}

/** The height that most of the rows have; 0: there are none. */
function usualHeight(rows: Iterable<HTMLElement>): number {
  const counts = new Map<number, number>();
  for (const { offsetHeight } of rows) counts.set(offsetHeight, (counts.get(offsetHeight) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** A table that stays fast with thousands of rows: only those in sight are in the document. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, card, rowClass, keys = false, onEndReached, height } = props;
  const { cards = false, currentId, glimpse } = props;
  const { t } = useTranslation('ui');
  const isScreenNarrow = useMedia(NARROW);
  const isNarrow = (isScreenNarrow || cards) && card !== undefined;
  const definitions = useMemo(() => columns.map(toDefinition), [columns]);
  // Making a model of ten thousand rows takes longer than drawing those in sight: only where one can sort.
  const isSortable = columns.some(({ sortBy }) => sortBy !== undefined);
  const data = useMemo(() => (isSortable ? [...rows] : []), [isSortable, rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId });
  const model = table.getRowModel().rows;
  const sorted = useMemo(() => (isSortable ? model.map(({ original }) => original) : rows), [isSortable, model, rows]);
  const ids = useMemo(() => sorted.map(rowId), [sorted, rowId]);

  const scroller = useRef<HTMLDivElement>(null);
  const expected = !isNarrow ? ROW_HEIGHT : isScreenNarrow ? CARD_HEIGHT : COMPACT_CARD_HEIGHT;
  const layout = `${expected} ${columns.map(({ id }) => id).join(' ')}`;
  const [usual, setUsual] = useState({ layout: '', height: 0 });
  const rowHeight = usual.layout === layout ? usual.height : expected;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: OVERSCAN,
    // The sticky head covers the top: what is scrolled to must not hide under it.
    scrollPaddingStart: isNarrow ? 0 : ROW_HEIGHT,
    initialRect: { width: 0, height: 800 },
  });
  const isWhole = height === 'auto';
  const offset = virtualizer.scrollOffset ?? 0;
  const [pace, setPace] = useState({ offset, isFlying: false });
  if (offset !== pace.offset) setPace({ offset, isFlying: Math.abs(offset - pace.offset) > FLYING_PX });
  const isFlying = glimpse !== undefined && pace.isFlying && virtualizer.isScrolling;
  const items = isWhole ? [] : virtualizer.getVirtualItems();
  const indexes = isWhole ? sorted.map((_, index) => index) : items.map((item) => item.index);
  const before = items[0]?.start ?? 0;
  const after = isWhole ? 0 : virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  useLayoutEffect(() => {
    if (isWhole || usual.layout === layout) return;
    const height = usualHeight(scroller.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? []);
    if (height > 0) setUsual({ layout, height });
  }, [isWhole, usual.layout, layout, items.length]);
  useLayoutEffect(() => {
    if (usual.height > 0) virtualizer.measure();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the height has become known, not with each virtualizer
  }, [usual.height]);

  const lastIndex = indexes.at(-1) ?? -1;
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - 1) onEndReached?.();
  }, [lastIndex, rows.length, onEndReached]);

  const currentIndex = currentId === undefined ? -1 : ids.indexOf(currentId);
  const isCurrentKnown = currentIndex >= 0;
  useEffect(() => {
    if (isCurrentKnown && !isWhole) virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when another row opens, not when the open one moves
  }, [currentId, isCurrentKnown]);

  const focus = useRowFocus(ids, scroller, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));
  useShortcuts(
    label,
    keys
      ? [
          { keys: ['ArrowDown', 'j'], isKeyOnly: true, label: t('table.next'), run: () => focus.move('next') },
          { keys: ['ArrowUp', 'k'], isKeyOnly: true, label: t('table.previous'), run: () => focus.move('previous') },
          { keys: 'Home', isKeyOnly: true, label: t('table.first'), run: () => focus.move('first') },
          { keys: 'End', isKeyOnly: true, label: t('table.last'), run: () => focus.move('last') },
        ]
      : [],
  );

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);

  return (
    <div
      ref={scroller}
      className={classes(
        'data-table',
        isNarrow && 'data-table--cards',
        isNarrow && !isScreenNarrow && 'data-table--compact',
      )}
      style={height === undefined ? undefined : { maxHeight: isWhole ? 'none' : height }}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <table className="data-table__table" aria-rowcount={rows.length + 1}>
        <caption className="pkt-sr-only">{label}</caption>
        <thead className={isNarrow ? 'pkt-sr-only' : 'data-table__head'}>
          <tr aria-rowindex={1}>
            {isNarrow && <th scope="col">{label}</th>}
            {!isNarrow &&
              table.getFlatHeaders().map(({ column: header }) => {
                const column = byId.get(header.id);
                if (!column) return null;
                const order = header.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={cellClass(column)}
                    style={column.width === undefined ? undefined : { width: column.width }}
                    aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined}
                  >
                    {column.sortBy ? (
                      <button type="button" className="data-table__sort" onClick={() => header.toggleSorting()}>
                        {column.header}
                        <PktIcon
                          name={
                            order === 'asc'
                              ? 'chevron-thin-up'
                              : order === 'desc'
                                ? 'chevron-thin-down'
                                : 'chevron-up-and-down'
                          }
                          aria-hidden="true"
                        />
                      </button>
                    ) : (
                      <span className={column.isHeaderHidden ? 'pkt-sr-only' : undefined}>{column.header}</span>
                    )}
                  </th>
                );
              })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Space height={before} columns={isNarrow ? 1 : columns.length} />}
          {indexes.map((index) => {
            const row = sorted[index];
            const id = ids[index];
            if (!row || id === undefined) return null;
            return (
              <DataRow
                key={id}
                row={row}
                id={id}
                index={index}
                columns={columns}
                card={isNarrow ? card : undefined}
                glimpse={isFlying ? glimpse : undefined}
                className={classes(
                  'data-table__row',
                  id === focus.activeId && 'data-table__row--active',
                  rowClass?.(row),
                )}
                isCurrent={id === currentId}
                measure={isWhole ? undefined : virtualizer.measureElement}
                onFocus={focus.onFocus}
                onBlur={focus.onBlur}
              />
            );
          })}
          {after > 0 && <Space height={after} columns={isNarrow ? 1 : columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true">
      <td className="data-table__space" colSpan={columns} style={{ height }} />
    </tr>
  );
}
