/** Work is shown only in sums over at least so many agents. */
export const LEAST_AGENTS_SHOWN = 5;

export interface WorkCell {
  readonly row: string;
  readonly column: string;
  /** Who worked: ids, since one agent may stand in several cells and counts once in their sum. */
  readonly agents: readonly string[];
  readonly seconds: number;
}

/** Seconds, null where suppressed. Cells nobody worked in are 0. */
export interface SuppressedTable {
  readonly rows: readonly { readonly row: string; readonly total: number | null }[];
  readonly columns: readonly { readonly column: string; readonly total: number | null }[];
  readonly cells: readonly { readonly row: string; readonly column: string; readonly seconds: number | null }[];
  readonly total: number | null;
}

interface Entry {
  readonly row: number;
  readonly column: number;
  readonly agents: ReadonlySet<string>;
  readonly seconds: number;
  hidden: boolean;
}

/**
 * The table with its totals, without what would show the work of fewer than five agents: neither as it stands nor by
 * subtraction. The totals are a further row and column, so that every line of the table adds up to zero, and the hidden
 * entries are edges between their row and their column: an entry can be worked out exactly when no ring of hidden entries
 * passes through it. Further, what is missing in a line whose total is shown must be the work of at least five agents.
 * More entries are hidden, the smallest first, until both hold. In whatever order the cells come, the same are: two readings that
 * hid others would together show what each hides.
 */
export function suppress(cells: readonly WorkCell[], least: number = LEAST_AGENTS_SHOWN): SuppressedTable {
  const rowKeys = [...new Set(cells.map((cell) => cell.row))].sort();
  const columnKeys = [...new Set(cells.map((cell) => cell.column))].sort();
  const table = extended(cells, rowKeys, columnKeys);
  for (const entry of table.flat()) entry.hidden = entry.agents.size > 0 && entry.agents.size < least;
  for (let next = nextToHide(table, least); next !== null; next = nextToHide(table, least)) next.hidden = true;

  const shown = (row: number, column: number): number | null => {
    const entry = table[row]?.[column];
    return entry === undefined || entry.hidden ? null : entry.seconds;
  };
  return {
    rows: rowKeys.map((row, index) => ({ row, total: shown(index, columnKeys.length) })),
    columns: columnKeys.map((column, index) => ({ column, total: shown(rowKeys.length, index) })),
    cells: rowKeys.flatMap((row, r) => columnKeys.map((column, c) => ({ row, column, seconds: shown(r, c) }))),
    total: shown(rowKeys.length, columnKeys.length),
  };
}

/** All cells, then the total of each row as a last column, and of each column as a last row. */
function extended(cells: readonly WorkCell[], rowKeys: readonly string[], columnKeys: readonly string[]): Entry[][] {
  const [rows, columns] = [rowKeys.length, columnKeys.length];
  const table = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => ({
      row,
      column,
      agents: new Set<string>(),
      seconds: 0,
      hidden: false,
    })),
  );
  const rowIndex = new Map(rowKeys.map((key, index) => [key, index]));
  const columnIndex = new Map(columnKeys.map((key, index) => [key, index]));
  for (const cell of cells) {
    const row = rowIndex.get(cell.row) ?? rows;
    const column = columnIndex.get(cell.column) ?? columns;
    for (const r of [row, rows]) {
      for (const c of [column, columns]) {
        const entry = table[r]?.[c];
        if (entry === undefined) continue;
        for (const agent of cell.agents) entry.agents.add(agent);
        entry.seconds += cell.seconds;
      }
    }
  }
  return table;
}

/** An entry whose hiding helps; null when the table is safe. Ends, since a table with everything hidden is safe. */
function nextToHide(table: readonly (readonly Entry[])[], least: number): Entry | null {
  const columns = (table[0]?.length ?? 1) - 1;
  const lines = [
    ...table,
    ...Array.from({ length: columns + 1 }, (_, column) => table.flatMap((row) => row[column] ?? [])),
  ];
  for (const line of lines) {
    const hidden = line.filter((entry) => entry.hidden);
    if (hidden.length === 0) continue;
    const total = line[line.length - 1];
    const missing = new Set(hidden.flatMap((entry) => [...entry.agents]));
    if (hidden.length === 1 || (total?.hidden === false && missing.size < least)) {
      const entry = smallestShown(line);
      if (entry !== null) return entry;
    }
  }
  const exposed = bridge(table);
  if (exposed === null) return null;
  const sameRow = table[exposed.row] ?? [];
  const sameColumn = table.flatMap((row) => row[exposed.column] ?? []);
  return smallestShown([...sameRow, ...sameColumn]) ?? smallestShown(table.flat());
}

/** Empty entries are known to be empty and hide nothing. A total goes only when nothing else is left. */
function smallestShown(line: readonly Entry[]): Entry | null {
  const candidates = line.filter((entry) => !entry.hidden && entry.agents.size > 0);
  return candidates.reduce<Entry | null>(
    (best, entry) => (best === null || entry.seconds < best.seconds ? entry : best),
    null,
  );
}

/** A hidden entry through which no ring of hidden entries passes: without it, its row and column are not connected. */
function bridge(table: readonly (readonly Entry[])[]): Entry | null {
  const hidden = table.flatMap((row) => row.filter((entry) => entry.hidden));
  return (
    hidden.find(
      (entry) =>
        !connected(
          hidden.filter((other) => other !== entry),
          entry.row,
          entry.column,
        ),
    ) ?? null
  );
}

function connected(edges: readonly Entry[], row: number, column: number): boolean {
  const rows = new Set([row]);
  const columns = new Set<number>();
  for (let grown = true; grown;) {
    grown = false;
    for (const edge of edges) {
      if (rows.has(edge.row) === columns.has(edge.column)) continue;
      rows.add(edge.row);
      columns.add(edge.column);
      grown = true;
    }
    if (columns.has(column)) return true;
  }
  return columns.has(column);
}
