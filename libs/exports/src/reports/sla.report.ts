import type { Actor } from '@desk/access';
import {
  BREACH_CAUSES,
  CLOCK_TARGETS,
  type ClockTarget,
  type KnownReport,
  type Line,
  type ReportParameters,
  type SlaCausesReport,
  type SlaClosings,
  type SlaDimension,
  type SlaHoursReport,
  type SlaReportRow,
  type SlaUseReport,
} from '@desk/contracts';
import { attainmentDrawing, limitUseDrawing } from '@desk/charts';
import {
  ReadFlowReport,
  ReadKnownReports,
  ReadSlaCauses,
  ReadSlaClosings,
  ReadSlaHours,
  ReadSlaReport,
  ReadSlaUse,
} from '@desk/metrics';
import { ReadPublicDeclaration } from '@desk/sla';
import { notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import { numberOr, type Headline, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf, MOST_BARS } from './charts.js';
import { flowFigures } from './flow-figures.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** The worst of them; a week has 168. */
const MOST_HOURS_ON_PAPER = 40;

type Declared = Readonly<Partial<Record<ClockTarget, number | null>>>;

/** Attainment of each clock, and what lies behind it: how near, where and when, and the flow beside it. */
@Injectable()
export class SlaReportSource implements ReportSource {
  readonly key = 'sla';
  readonly takes = ['by', 'agency', 'service', 'priority', 'line', 'team', 'target', 'knownAs', 'knownReport'] as const;
  readonly page = '/reports/sla';

  constructor(
    private readonly attainment: ReadSlaReport,
    private readonly use: ReadSlaUse,
    private readonly causes: ReadSlaCauses,
    private readonly hours: ReadSlaHours,
    private readonly flow: ReadFlowReport,
    private readonly declaration: ReadPublicDeclaration,
    private readonly closings: ReadSlaClosings,
    private readonly known: ReadKnownReports,
  ) {}

  title({ reports, known }: Words, { knownAs, knownReport }: ReportParameters): string {
    const { title } = reports.sla;
    if (knownReport !== undefined) return `${title} ${known.way.day}`;
    return knownAs === 'closing' ? `${title} ${known.way.closing}` : title;
  }

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    if (query.knownReport !== undefined) return this.asKnown(actor, query, query.knownReport, voice);
    const { by = 'agency', target, knownReport: _, ...filter } = query;
    const isClosed = filter.knownAs === 'closing';
    const isShown = (one: { readonly target: ClockTarget }) => target === undefined || one.target === target;
    const rows = (await this.attainment.run(actor, { ...filter, by })).items.filter(isShown);
    const { bounds, items } = await this.use.run(actor, filter);
    const report = { bounds, items: items.filter(isShown) };
    const causes = (await this.causes.run(actor, filter)).items.filter(isShown);
    const sums = sumsOf(rows);
    // Of closed months hours are kept by agency alone.
    const hasHours = !(isClosed && isNarrowed(filter));
    const hours = await Promise.all(
      (hasHours ? sums : []).map(async (sum) => ({
        target: sum.target,
        items: (await this.hours.run(actor, { ...filter, target: sum.target })).items,
      })),
    );
    const { from, to, agency, knownAs } = query;
    const flow = await this.flow.run(actor, {
      from,
      to,
      ...(agency !== undefined && { agency }),
      ...(knownAs !== undefined && { knownAs }),
    });
    const months = isClosed ? (await this.closings.run(actor, filter)).items : [];
    const declared = await this.declared(actor);
    const { words } = voice;
    return {
      ...(isClosed && {
        known: words.known.way.closing,
        text: rows.length === 0 ? words.known.closings.empty : words.known.note.closing,
      }),
      ...(knownAs !== undefined && { address: addressOf(query) }),
      headlines: headlinesOf(voice, sums),
      sections: [
        headline(voice, sums, declared),
        groups(voice, by, rows, declared),
        nearness(voice, report),
        causeTable(voice, causes, sums),
        ...(hasHours ? [hourTable(voice, hours)] : []),
        ...(isClosed ? [thenAndNow(voice, months, target)] : []),
        flowFigures(voice, flow, words.reports.flow.title, isNarrowed(filter)),
      ],
    };
  }

  /** Counted anew with what was recorded by the end of a day: attainment, and nothing that lies behind it. */
  private async asKnown(actor: Actor, query: ReportQuery, id: string, voice: Voice) {
    const { from: _, to: __, target, knownReport: ___, knownAs, by = 'agency', ...filter } = query;
    if (knownAs !== undefined) throw oneOfBoth();
    const report = await this.known.one(actor, id);
    if (report.state !== 'done') throw notFound('A finished report');
    const rows = (await this.known.sla(actor, id, { ...filter, by })).items.filter(
      (one) => target === undefined || one.target === target,
    );
    const sums = sumsOf(rows);
    const declared = await this.declared(actor);
    const { known } = voice.words;
    const day = `${known.day.date} ${voice.said.date(report.knownOn)}`;
    return {
      period: daysOf(report),
      parameters: [{ label: known.title, value: day }],
      known: day,
      address: { ...addressOf(query), ...daysOf(report) },
      text: known.note.day,
      headlines: headlinesOf(voice, sums),
      sections: [headline(voice, sums, declared), groups(voice, by, rows, declared)],
    };
  }

  /** What the declaration in force promises; there may be none yet. */
  private async declared(actor: Actor): Promise<Declared> {
    try {
      return (await this.declaration.run(actor)).content.quality.attainment;
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return {};
      throw error;
    }
  }
}

const daysOf = ({ from, to }: KnownReport) => ({ from, to });

const oneOfBoth = (): Problem =>
  new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer: '?knownAs', message: 'is another way of knowing than knownReport; leave one of them out' }],
  });

const isNarrowed = ({ service, priority, line, team }: ReportParameters): boolean =>
  [service, priority, line, team].some((one) => one !== undefined);

/** The page has both ways of knowing in one word of its address. */
function addressOf({ knownAs, knownReport, ...query }: ReportQuery): Record<string, string> {
  const known = knownReport ?? (knownAs === 'closing' ? knownAs : undefined);
  return Object.fromEntries(
    Object.entries({ ...query, known }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

const headlinesOf = ({ words, said }: Voice, sums: readonly Sum[]): Headline[] =>
  sums.map((sum) => ({
    label: words.reports.target[sum.target],
    value: said.percent(sum.met / (sum.met + sum.missed)),
    note: fill(words.own.of, {
      part: said.number(sum.met),
      whole: `${said.number(sum.met + sum.missed)} ${words.reports.column.met.toLowerCase()}`,
    }),
  }));

interface Sum {
  readonly target: ClockTarget;
  readonly met: number;
  readonly missed: number;
}

function sumsOf(rows: readonly SlaReportRow[]): Sum[] {
  return CLOCK_TARGETS.flatMap((target) => {
    const own = rows.filter((row) => row.target === target);
    const sum = { target, met: total(own, 'met'), missed: total(own, 'missed') };
    return sum.met + sum.missed === 0 ? [] : [sum];
  });
}

const lowestFirst = (one: SlaReportRow, other: SlaReportRow): number => (one.attainment ?? 1) - (other.attainment ?? 1);

const total = (rows: readonly SlaReportRow[], of: 'met' | 'missed'): number =>
  rows.reduce((so, row) => so + row[of], 0);

function headline({ words }: Voice, sums: readonly Sum[], declared: Declared): Section {
  const { reports, own } = words;
  return {
    key: 'alt',
    heading: reports.sla.headline,
    note: [
      reports.definition.attainment,
      ...sums.map(({ target }) => `${reports.target[target]}: ${reports.definition[target]}`),
    ],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'met', label: reports.column.met, kind: 'integer' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'attainment', label: own.share, kind: 'percent' },
        { key: 'declared', label: own.declared, kind: 'percent' },
      ],
      rows: sums.map(({ target, met, missed }) => [
        reports.target[target],
        met,
        missed,
        met / (met + missed),
        numberOr(declared[target] ?? null, own.noDeclared),
      ]),
    },
  };
}

function groups({ words, said }: Voice, by: SlaDimension, rows: readonly SlaReportRow[], declared: Declared): Section {
  const { reports, ui, own } = words;
  const nameOf = ({ key, name }: SlaReportRow): string => {
    if (by === 'month') return said.month(key);
    if (by === 'line') return reports.line[key as Line];
    return by === 'priority' ? (ui.priority[key as '1'] ?? key) : name;
  };
  const sorted = CLOCK_TARGETS.flatMap((target) => rows.filter((row) => row.target === target));
  // What a ticket is about in the end comes first.
  const targets = [...CLOCK_TARGETS].sort(
    (one, other) => Number(other === 'resolution') - Number(one === 'resolution'),
  );
  const drawings = targets.flatMap((target) => {
    const own = rows.filter((row) => row.target === target);
    if (own.length === 0) return [];
    const shown = own.length <= MOST_BARS ? own : [...own].sort(lowestFirst).slice(0, MOST_BARS);
    const promised = declared[target] ?? null;
    const drawing = attainmentDrawing(
      target,
      shown.map((row) => ({ key: row.key, name: nameOf(row), met: row.met, missed: row.missed, promised })),
      said.locale,
    );
    return shown.length === own.length
      ? [drawing]
      : [{ ...drawing, title: `${drawing.title} (${fill(words.own.lowest, { count: MOST_BARS })})` }];
  });
  return {
    key: 'fordelt',
    charts: chartsOf(drawings),
    heading: reports.sla.groups[by],
    note: [reports.definition.attainment],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: by, label: reports.by[by], kind: 'text' },
        { key: 'met', label: reports.column.met, kind: 'integer' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'attainment', label: own.share, kind: 'percent' },
      ],
      rows: sorted.map((row) => [
        reports.target[row.target],
        nameOf(row),
        row.met,
        row.missed,
        numberOr(row.attainment, own.notCounted),
      ]),
    },
  };
}

function nearness({ words, said }: Voice, report: SlaUseReport): Section {
  const { reports, own } = words;
  const { bounds, items } = report;
  const nameOf = (index: number): string => {
    const bound = bounds[index];
    if (bound === undefined) return fill(reports.use.above, { percent: said.percent((bounds.at(-1) ?? 0) / 100, 0) });
    return fill(reports.use.between, { from: bounds[index - 1] ?? 0, to: said.percent(bound / 100, 0) });
  };
  return {
    key: 'naer-fristen',
    charts: chartsOf(items.map(({ target }) => limitUseDrawing(report, target, said.locale))),
    heading: reports.use.title,
    note: [reports.use.definition],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'used', label: words.tables.use.column.used, kind: 'text' },
        { key: 'outcome', label: words.tables.use.column.outcome, kind: 'text' },
        { key: 'count', label: words.tables.use.column.count, kind: 'integer' },
      ],
      rows: items.flatMap(({ target, counts, open }) => [
        ...counts.flatMap((count, index) =>
          count === 0
            ? []
            : [
                [
                  reports.target[target],
                  nameOf(index),
                  (bounds[index] ?? Infinity) <= 100 ? reports.column.met : reports.column.missed,
                  count,
                ],
              ],
        ),
        ...(open > 0 ? [[reports.target[target], reports.use.notEnded, own.open, open]] : []),
      ]),
    },
  };
}

function causeTable({ words }: Voice, items: SlaCausesReport['items'], sums: readonly Sum[]): Section {
  const { reports } = words;
  const rows = sums
    .filter(({ missed }) => missed > 0)
    .flatMap(({ target, missed }) => {
      const own = items.filter((item) => item.target === target);
      const found = own.reduce((so, item) => so + item.missed, 0);
      return [
        ...BREACH_CAUSES.flatMap((cause) => own.filter((item) => item.cause === cause)).map((item) => [
          reports.target[target],
          reports.cause[item.cause],
          item.missed,
          item.missed / missed,
        ]),
        ...(found < missed
          ? [[reports.target[target], reports.causes.unknown, missed - found, (missed - found) / missed]]
          : []),
      ];
    });
  return {
    key: 'aarsaker',
    heading: reports.causes.title,
    note: [reports.causes.definition],
    empty: reports.causes.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'cause', label: reports.causes.column, kind: 'text' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'share', label: reports.column.attainment, kind: 'percent' },
      ],
      rows,
    },
  };
}

function hourTable(
  { words }: Voice,
  clocks: readonly { readonly target: ClockTarget; readonly items: SlaHoursReport['items'] }[],
): Section {
  const { reports, own } = words;
  const two = (hour: number) => String(hour).padStart(2, '0');
  return {
    key: 'timer',
    heading: reports.hours.title,
    note: [reports.hours.definition],
    empty: reports.causes.none,
    mostOnPaper: MOST_HOURS_ON_PAPER,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'weekday', label: own.weekday, kind: 'text' },
        { key: 'hour', label: reports.hours.hour, kind: 'text' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'counted', label: own.counted, kind: 'integer' },
      ],
      rows: clocks.flatMap(({ target, items }) =>
        items
          .filter(({ missed }) => missed > 0)
          .sort((one, other) => other.missed - one.missed)
          .map(({ weekday, hour, missed, counted }) => [
            reports.target[target],
            reports.weekday[String(weekday) as '1'],
            `${two(hour)}–${two(hour + 1)}`,
            missed,
            counted,
          ]),
      ),
    },
  };
}

/** What each month was when it was closed, and what it is now. */
function thenAndNow({ words, said }: Voice, months: SlaClosings['items'], wanted: ClockTarget | undefined): Section {
  const { known, reports, own } = words;
  const { closings } = known;
  const share = ({ met, missed }: { readonly met: number; readonly missed: number }): number | string =>
    met + missed === 0 ? closings.nothing : met / (met + missed);
  return {
    key: 'da-og-naa',
    heading: closings.title,
    note: [closings.note, closings.definition],
    empty: closings.none,
    table: {
      columns: [
        { key: 'month', label: own.filters.month, kind: 'text' },
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'then', label: closings.then, kind: 'percent' },
        { key: 'thenCounted', label: `${closings.then}: ${own.counted.toLowerCase()}`, kind: 'integer' },
        { key: 'now', label: closings.now, kind: 'percent' },
        { key: 'nowCounted', label: `${closings.now}: ${own.counted.toLowerCase()}`, kind: 'integer' },
      ],
      rows: months.flatMap(({ month, closesOn, targets }) =>
        targets
          .filter(({ target }) => wanted === undefined || target === wanted)
          .map(({ target, then, now }) => {
            const open = fill(closings.open, { date: said.date(closesOn) });
            return [
              said.month(month),
              reports.target[target],
              then === null ? open : share(then),
              then === null ? open : then.met + then.missed,
              share(now),
              now.met + now.missed,
            ];
          }),
      ),
    },
  };
}
