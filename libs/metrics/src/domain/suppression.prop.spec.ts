import fc from 'fast-check';
import { suppress, type SuppressedTable, type WorkCell } from './suppression.js';

const AGENTS = Array.from({ length: 12 }, (_, index) => `p${index}`);

/** Distinct seconds by powers of two, so that no two sums agree by chance. */
const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
  fc
    .array(fc.subarray(AGENTS, { maxLength: 9 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((agents) =>
      agents.map((who, index): WorkCell => ({
        row: `r${index % rows}`,
        column: `c${Math.floor(index / rows)}`,
        agents: who,
        seconds: who.length === 0 ? 0 : 2 ** index,
      })),
    ),
);

interface Known {
  readonly cells: readonly WorkCell[];
  readonly shown: SuppressedTable;
}

/** Every number of the table with its totals: who is behind it, and what is shown of it. */
function entries({ cells, shown }: Known) {
  const who = (of: (cell: WorkCell) => boolean): Set<string> =>
    new Set(cells.filter(of).flatMap(({ agents }) => agents));
  const sum = (of: (cell: WorkCell) => boolean): number =>
    cells.filter(of).reduce((total, { seconds }) => total + seconds, 0);
  const entry = (row: string, column: string, of: (cell: WorkCell) => boolean, seconds: number | null) => ({
    row,
    column,
    agents: who(of),
    truth: sum(of),
    seconds,
  });
  return [
    ...shown.cells.map((c) =>
      entry(c.row, c.column, (cell) => cell.row === c.row && cell.column === c.column, c.seconds),
    ),
    ...shown.rows.map((r) => entry(r.row, '*', (cell) => cell.row === r.row, r.total)),
    ...shown.columns.map((c) => entry('*', c.column, (cell) => cell.column === c.column, c.total)),
    entry('*', '*', () => true, shown.total),
  ];
}

/** Which unknowns a system of equations fixes, by elimination: those with a row of their own in reduced form. */
function solvable(equations: number[][], unknowns: number): number[] {
  const rows = equations.map((row) => [...row]);
  const fixed: number[] = [];
  let top = 0;
  for (let column = 0; column < unknowns; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot === -1) continue;
    const row = rows.splice(pivot, 1)[0] ?? [];
    const scale = row[column] ?? 1;
    const unit = row.map((value) => value / scale);
    rows.splice(top, 0, unit);
    for (const [index, other] of rows.entries()) {
      if (index === top) continue;
      const factor = other[column] ?? 0;
      if (factor !== 0) rows[index] = other.map((value, at) => value - factor * (unit[at] ?? 0));
    }
    top += 1;
  }
  for (const row of rows) {
    const used = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []));
    if (used.length === 1 && used[0] !== undefined) fixed.push(used[0]);
  }
  return fixed;
}

describe('suppress', () => {
  it('shows true sums, of nobody or of at least five agents', () => {
    fc.assert(
      fc.property(table, (cells) => {
        for (const entry of entries({ cells, shown: suppress(cells) })) {
          if (entry.seconds === null) continue;
          expect(entry.seconds).toBe(entry.truth);
          expect(entry.agents.size === 0 || entry.agents.size >= 5).toBe(true);
        }
      }),
    );
  });

  it('leaves no hidden number that the shown ones give away', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const all = entries({ cells, shown: suppress(cells) });
        const hidden = all.filter(({ seconds }) => seconds === null);
        const lines = [...new Set(all.map(({ row }) => row))].map((row) =>
          hidden.map((entry) => (entry.row !== row ? 0 : entry.column === '*' ? -1 : 1)),
        );
        const columns = [...new Set(all.map(({ column }) => column))].map((column) =>
          hidden.map((entry) => (entry.column !== column ? 0 : entry.row === '*' ? -1 : 1)),
        );
        expect(solvable([...lines, ...columns], hidden.length)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no line in which what is missing from the total is the work of fewer than five', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const all = entries({ cells, shown: suppress(cells) });
        for (const total of all.filter(
          (entry) => entry.seconds !== null && (entry.row === '*' || entry.column === '*'),
        )) {
          const missing = all.filter(
            (entry) =>
              entry !== total &&
              entry.seconds === null &&
              ((total.column === '*' && entry.row === total.row) ||
                (total.row === '*' && entry.column === total.column)),
          );
          for (const line of [
            missing.filter(({ row }) => row === total.row),
            missing.filter(({ column }) => column === total.column),
          ]) {
            const agents = new Set(line.flatMap((entry) => [...entry.agents]));
            expect(line.length === 0 || agents.size >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hides the same, in whatever order the cells come', () => {
    // Many of the same seconds, so that which is the smallest is not said by them.
    const alike = table.map((cells) => cells.map((cell) => ({ ...cell, seconds: cell.agents.length * 60 })));
    const shuffled = alike.chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
    );
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        expect(suppress(others)).toEqual(suppress(cells));
      }),
      { numRuns: 300 },
    );
  });

  it('shows everything when every cell is of five or more', () => {
    const cells = ['r0', 'r1'].flatMap((row) =>
      ['c0', 'c1'].map((column) => ({ row, column, agents: AGENTS.slice(0, 5), seconds: 10 })),
    );
    const shown = suppress(cells);
    expect(shown.cells.every(({ seconds }) => seconds === 10)).toBe(true);
    expect(shown.total).toBe(40);
  });

  it('hides three more cells with one small one, and keeps all totals', () => {
    const cells = ['r0', 'r1', 'r2'].flatMap((row, r) =>
      ['c0', 'c1', 'c2'].map((column, c) => ({
        row,
        column,
        seconds: 100 + 10 * r + c,
        agents: r === 1 && c === 1 ? AGENTS.slice(0, 2) : AGENTS.slice(3, 9),
      })),
    );
    const shown = suppress(cells);
    expect(shown.cells.filter(({ seconds }) => seconds === null)).toHaveLength(4);
    expect([...shown.rows, ...shown.columns].every(({ total }) => total !== null)).toBe(true);
  });

  it('sees what follows from several lines together', () => {
    // Two rings of small cells and one small cell between them: rows 0 and 1 less columns 0 and 1 give it away.
    const small = new Set(['0 0', '0 1', '1 0', '1 1', '2 2', '2 3', '3 2', '3 3', '1 2']);
    const cells = Array.from({ length: 16 }, (_, index) => {
      const [r, c] = [Math.floor(index / 4), index % 4];
      const agents = small.has(`${r} ${c}`) ? [`a${index}`, `b${index}`, `c${index}`] : AGENTS.slice(0, 6);
      return { row: `r${r}`, column: `c${c}`, agents, seconds: 100 + index };
    });
    const hidden = suppress(cells).cells.filter(({ seconds }) => seconds === null);
    expect(hidden.length).toBeGreaterThan(small.size);
  });

  it('knows an empty table', () => {
    expect(suppress([])).toEqual({ rows: [], columns: [], cells: [], total: 0 });
  });
});
