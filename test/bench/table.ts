import type { LoadResult } from './load.js';

export interface Line {
  readonly title: string;
  readonly clients: number;
  readonly desk: LoadResult;
  readonly bareHttp: LoadResult;
  readonly database: LoadResult;
}

const HEAD = [
  'work',
  'clients',
  'desk/s',
  'p50 ms',
  'p95',
  'p99',
  'bare http/s',
  'p50 ms',
  'p99',
  'bare PostgreSQL/s',
  'p50 ms',
  'p99',
  'desk ÷ http',
  'desk ÷ PostgreSQL',
];

/** A table in Markdown, so that it can be read here and put into a page as it is. */
export function printTable(lines: readonly Line[], say: (text: string) => void): void {
  const rows = lines.map(({ title, clients, desk, bareHttp, database }) => [
    title,
    String(clients),
    ...cells(desk, [0.5, 0.95, 0.99]),
    ...cells(bareHttp, [0.5, 0.99]),
    ...cells(database, [0.5, 0.99]),
    percent(desk, bareHttp),
    percent(desk, database),
  ]);
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cellsOf: readonly string[]) =>
    `| ${cellsOf.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  say(line(HEAD));
  say(
    `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
  );
  for (const row of rows) say(line(row));
}

/** The value below which such a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function cells({ perSecond, latencies }: LoadResult, shares: readonly number[]): string[] {
  const sorted = [...latencies].sort((a, b) => a - b);
  return [Math.round(perSecond).toLocaleString('en'), ...shares.map((share) => quantile(sorted, share).toFixed(1))];
}

const percent = (part: LoadResult, whole: LoadResult): string =>
  `${Math.round((100 * part.perSecond) / whole.perSecond)} %`;
