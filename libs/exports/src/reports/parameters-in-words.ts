import type { ReportParameters } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { fill } from '../domain/fill.js';
import type { Voice } from './report-source.js';

interface Names {
  readonly agency: string | null;
  readonly service: string | null;
  readonly team: string | null;
}

/** What a report is narrowed to, as people say it. */
export async function parametersInWords(
  tx: ReadTx,
  parameters: ReportParameters,
  { words, said }: Voice,
): Promise<{ label: string; value: string }[]> {
  const { own, reports, ui, known, comparison } = words;
  const { agency, service, team } = parameters;
  const isNamed = agency !== undefined || service !== undefined || team !== undefined;
  const [names] = isNamed ? await tx.query<Names>(NAMES, [agency, service, team]) : [];
  const { by, priority, target, outcome, month, cause, weekday, hour, used, line, knownAs, figure } = parameters;
  const two = (value: number) => String(value).padStart(2, '0');
  const narrowed: [string, string | undefined][] = [
    [own.filters.agency, names?.agency ?? agency],
    [own.filters.service, names?.service ?? service],
    [own.filters.priority, priority && ui.priority[String(priority) as '1']],
    [own.filters.line, line && reports.line[line]],
    [own.filters.team, names?.team ?? team],
    [own.filters.target, target && reports.target[target]],
    [own.filters.outcome, outcome && reports.column[outcome]],
    [own.filters.month, month && said.month(month)],
    [own.filters.cause, cause && reports.cause[cause]],
    [
      own.filters.hour,
      weekday === undefined && hour === undefined
        ? undefined
        : [
            weekday === undefined ? '' : reports.weekday[String(weekday) as '1'],
            hour === undefined ? '' : `${two(hour)}–${two(hour + 1)}`,
          ]
            .join(' ')
            .trim(),
    ],
    [own.filters.used, used === undefined ? undefined : usedInWords(used, { words, said })],
    [comparison.figureTitle, figure && comparison.figure[figure]],
    [known.title, knownAs && known.way[knownAs]],
    [own.filters.by, by && reports.by[by]],
  ];
  return narrowed.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function usedInWords(used: number, { words: { reports }, said }: Voice): string {
  if (used < 0) return reports.use.notEnded;
  if (used === 0) return fill(reports.use.above, { percent: said.percent(1.5, 0) });
  return fill(reports.use.between, { from: used - 10, to: said.percent(used / 100, 0) });
}

const NAMES = /* sql */ `
select (select name from agency where key = $1) as agency, (select name from service where key = $2) as service,
  (select name from team where key = $3) as team`;
