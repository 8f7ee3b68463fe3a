import type { LoadResult } from './load.js';
import type { Used } from './processor.js';

export interface Line {
  readonly title: string;
  readonly clients: number;
  readonly desk: LoadResult;
  readonly bareHttp: LoadResult;
  readonly database: LoadResult;
  /** Of what was measured over HTTP; null where the system does not say. */
  readonly used: { readonly desk: Used | null; readonly bareHttp: Used | null };
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

/** Rates and latencies. */
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
  markdown([HEAD, ...rows], say);
}

const PROCESSOR = [
  'processor ms for one',
  'clients',
  'api',
  'worker',
  'PostgreSQL',
  'bare server',
  'its PostgreSQL',
  'bare ÷ desk',
];

/** What one operation costs the processor, whoever else was at work; the load is not counted. */
export function printProcessor(lines: readonly Line[], say: (text: string) => void): void {
  const rows = lines.flatMap(({ title, clients, used: { desk, bareHttp } }) => {
    if (desk === null || bareHttp === null) return [];
    const figures = [desk.api, desk.worker, desk.postgres, bareHttp.bareHttp, bareHttp.postgres];
    const share = (bareHttp.bareHttp + bareHttp.postgres) / (desk.api + desk.worker + desk.postgres);
    return [[title, String(clients), ...figures.map((ms) => ms.toFixed(2)), `${Math.round(100 * share)} %`]];
  });
  if (rows.length === 0) return;
  say('');
  markdown([PROCESSOR, ...rows], say);
}

/** A table in Markdown, so that it can be read here and put into a page as it is; the first column is text. */
export function markdown(rows: readonly (readonly string[])[], say: (text: string) => void): void {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cellsOf: readonly string[]) =>
    `| ${cellsOf.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  say(line(head));
  say(
    `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
  );
  for (const row of body) say(line(row));
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
