import { deskPolicy, type Actor } from '@desk/access';
import { BACKLOG_AGES, LINES, type BacklogReport, type FlowMonth, type FlowReport } from '@desk/contracts';
import { ReadBacklog, ReadFlowMonths, ReadFlowReport, ReadHandlingReport } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { numberOr, type Cell, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { flowFigures } from './flow-figures.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

const PLACES = ['inQueue', 'onHold', 'withAgent'] as const;

/** What comes in and goes out, what lies in between and for how long, how it was solved, and where the time went. */
@Injectable()
export class FlowReportSource implements ReportSource {
  readonly key = 'flow';
  readonly takes = ['agency'] as const;
  readonly page = '/reports/flow';

  constructor(
    private readonly flow: ReadFlowReport,
    private readonly months: ReadFlowMonths,
    private readonly backlog: ReadBacklog,
    private readonly handling: ReadHandlingReport,
  ) {}

  title = ({ flow }: Words): string => flow.title;

  async content(actor: Actor, { from, to, agency }: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const query = { from, to, ...(agency !== undefined && { agency }) };
    const flow = await this.flow.run(actor, query);
    const { items } = await this.months.run(actor, query);
    const backlog = await this.backlog.run(actor, query);
    // As on the page: of one agency it could be the work of few.
    const showsWork = agency === undefined && deskPolicy.readReports(actor);
    const work = showsWork ? (await this.handling.run(actor, { from, to })).total.seconds : undefined;
    const { words, said } = voice;
    return {
      headlines: [
        { label: words.reports.flow.filed, value: said.number(flow.filed) },
        { label: words.reports.flow.resolved, value: said.number(flow.resolved) },
        { label: words.flow.backlog.title, value: said.number(backlog.open) },
      ],
      sections: [
        inAndOut(voice, items),
        openNow(voice, backlog),
        flowFigures(voice, flow, words.reports.flow.solved, false),
        timeSpent(voice, flow, work),
        unmeasured(voice),
      ],
    };
  }
}

function inAndOut({ words, said }: Voice, items: readonly FlowMonth[]): Section {
  const { months } = words.flow;
  return {
    key: 'maaneder',
    heading: months.title,
    note: [months.definition],
    empty: months.none,
    table: {
      columns: [
        { key: 'month', label: months.month, kind: 'text' },
        { key: 'filed', label: months.filed, kind: 'integer' },
        { key: 'resolved', label: months.resolved, kind: 'integer' },
        { key: 'cancelled', label: months.cancelled, kind: 'integer' },
        { key: 'net', label: months.net, kind: 'integer' },
        { key: 'open', label: months.open, kind: 'integer' },
      ],
      rows: items.map(({ month, filed, resolved, cancelled, open }) => [
        said.month(month),
        filed,
        resolved,
        cancelled,
        filed - resolved - cancelled,
        open,
      ]),
    },
  };
}

function openNow({ words }: Voice, { open, items }: BacklogReport): Section {
  const { backlog, age: ages } = words.flow;
  const lines = LINES.filter((line) => items.some((one) => one.line === line));
  const sum = (wanted: (one: (typeof items)[number]) => boolean): number =>
    items.filter(wanted).reduce((so, { count }) => so + count, 0);
  return {
    key: 'aapne',
    heading: backlog.title,
    note: [backlog.definition],
    empty: backlog.none,
    table: {
      columns: [
        { key: 'age', label: backlog.age, kind: 'text' },
        ...lines.map((line) => ({ key: line, label: words.reports.line[line], kind: 'integer' as const })),
        { key: 'all', label: backlog.all, kind: 'integer' },
      ],
      rows:
        open === 0
          ? []
          : BACKLOG_AGES.map((age) => [
              ages[age],
              ...lines.map((line) => sum((one) => one.line === line && one.age === age)),
              sum((one) => one.age === age),
            ]),
    },
  };
}

/** `work` undefined: it is shown of the whole city alone; null: of too few. */
function timeSpent({ words }: Voice, { resolved, spent }: FlowReport, work: number | null | undefined): Section {
  const { flow, own } = words;
  const { spent: names } = flow;
  const mean = (seconds: number): number => Math.round(seconds / resolved / 60);
  const worked: Cell =
    work === undefined ? names.work.wholeCity : numberOr(work === null ? null : mean(work), own.tooFew);
  return {
    key: 'tid',
    heading: names.title,
    note: [
      names.note,
      names.definition,
      ...PLACES.map((place) => `${names[place].name}: ${names[place].definition}`),
      `${names.work.name}: ${names.work.definition}`,
    ],
    empty: names.none,
    table: {
      columns: [
        { key: 'place', label: own.figure, kind: 'text' },
        { key: 'mean', label: own.value, kind: 'minutes' },
      ],
      rows:
        resolved === 0
          ? []
          : [...PLACES.map((place) => [names[place].name, mean(spent[place])]), [names.work.name, worked]],
    },
  };
}

/** Said, so that nobody takes their absence for zero. */
function unmeasured({ words }: Voice): Section {
  const { unmeasured: names } = words.flow;
  const rows = [names.satisfaction, names.deflection].map(({ name, why }) => [name, why]);
  return {
    key: 'maales-ikke',
    heading: names.title,
    note: [],
    empty: names.yet,
    table: {
      columns: [
        { key: 'figure', label: words.own.figure, kind: 'text' },
        { key: 'why', label: words.own.reason, kind: 'text' },
      ],
      rows,
    },
  };
}
