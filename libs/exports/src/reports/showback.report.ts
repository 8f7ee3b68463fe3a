import type { Actor } from '@desk/access';
import { ReadShowback } from '@desk/benefits';
import { showbackDrawing } from '@desk/charts';
import { SHOWBACK_COMPONENTS, type Ore, type Showback, type ShowbackAgency } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { daysOfMonth, monthUntil } from '../domain/asked-month.js';
import { fill } from '../domain/fill.js';
import { numberOr, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf, MOST_BARS_LYING } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';
import { lineInWords } from './showback-line.js';

const kroner = (ore: Ore): number => ore / 100;

/** What each agency bears for the service, and how every øre of it was found. Of the newest month that was closed. */
@Injectable()
export class ShowbackReportSource implements ReportSource {
  readonly key = 'showback';
  readonly takes = [] as const;
  readonly page = '/showback';

  constructor(private readonly showback: ReadShowback) {}

  title = ({ showback }: Words): string => showback.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { to } = periodOf(query);
    const newest = await this.showback.run(actor, undefined);
    const month = monthUntil(
      newest.months.map((one) => one.month),
      to,
    );
    if (month === undefined)
      return { headlines: [], sections: [nothing(voice), months(voice, { ...newest, months: [] })], address: {} };
    const report = month === newest.month ? newest : await this.showback.run(actor, month);
    const { words, said } = voice;
    const { showback } = words;
    const { ore, before, corrections, closedAt } = report;
    const notes = [
      before === null
        ? showback.firstMonth
        : fill(showback.comparedWith, { before: exact(voice, before), change: changed(voice, before, ore) }),
      ...(corrections === 0 ? [] : [fill(showback.ofWhichCorrections, { corrections: exact(voice, corrections) })]),
    ];
    return {
      period: daysOfMonth(month),
      address: { month },
      ...(closedAt !== null && { known: said.dateTime(closedAt) }),
      headlines: [
        {
          label: fill(showback.total, { month: said.month(month) }),
          value: exact(voice, ore),
          note: notes.join(' '),
        },
      ],
      sections: [agencies(voice, report), lines(voice, report, month), months(voice, report)],
    };
  }
}

const exact = ({ said }: Voice, ore: Ore): string => said.money(kroner(ore), 2);

/** «+3,2 %»; of nothing there is no share. */
function changed({ words, said }: Voice, before: Ore, now: Ore): string {
  if (before === now) return words.showback.same;
  if (before <= 0) return words.showback.noShare;
  const share = now / before - 1;
  return `${share > 0 ? '+' : ''}${said.percent(share)}`;
}

function nothing({ words: { showback } }: Voice): Section {
  return {
    key: 'virksomheter',
    heading: showback.title,
    note: [],
    empty: showback.none.title,
    table: { columns: [{ key: 'agency', label: showback.agency, kind: 'text' }], rows: [] },
  };
}

function notes(voice: Voice, { minutes, unallocated, next }: Showback): string[] {
  const { notes: said } = voice.words.showback;
  return [
    said.noInvoice,
    said.days,
    said.late,
    ...(minutes === 'none' ? [] : [said.minutes[minutes]]),
    ...(unallocated === 0 ? [] : [fill(said.unallocated, { amount: exact(voice, unallocated) })]),
    ...(next === null
      ? []
      : [fill(said.next, { month: voice.said.month(next.month), date: voice.said.date(next.closesOn) })]),
  ];
}

const sumOf = ({ lines: own }: ShowbackAgency, component: string): Ore =>
  own.filter((line) => line.component === component).reduce((sum, { ore }) => sum + ore, 0);

function agencies(voice: Voice, report: Showback): Section {
  const { words, said } = voice;
  const { showback, own, tables } = words;
  const components = SHOWBACK_COMPONENTS.filter((component) =>
    report.agencies.some(({ lines: rows }) => rows.some((line) => line.component === component)),
  );
  const drawn = report.agencies.map((one) => ({
    key: one.agency.key,
    name: one.agency.name,
    parts: components.map((component) => kroner(sumOf(one, component))),
  }));
  // A stack has no place for what is given back.
  const isDrawn = drawn.every(({ parts }) => parts.every((amount) => amount >= 0));
  const drawing = (rows: typeof drawn) =>
    showbackDrawing(
      components.map((component) => showback.component[component]),
      rows,
      said.locale,
    );
  const whole = drawing(drawn);
  const costliest = [...report.agencies].sort((one, other) => other.ore - one.ore).slice(0, MOST_BARS_LYING);
  const isCut = costliest.length < drawn.length;
  const shares = report.agencies.length > 1 && report.ore > 0;
  return {
    key: 'virksomheter',
    charts: isDrawn
      ? chartsOf([
          isCut
            ? {
                ...whole,
                title: `${whole.title} (${fill(own.highest, { count: MOST_BARS_LYING })})`,
                picture: drawing(drawn.filter(({ key }) => costliest.some(({ agency }) => agency.key === key))).picture,
              }
            : whole,
        ])
      : [],
    heading: showback.title,
    note: notes(voice, report),
    empty: showback.notIn.title,
    table: {
      columns: [
        { key: 'agency', label: showback.agency, kind: 'text' },
        ...components.map((component) => ({
          key: component,
          label: showback.component[component],
          kind: 'ore' as const,
        })),
        { key: 'sum', label: tables.parts.whole, kind: 'ore' },
        ...(shares ? [{ key: 'share', label: own.shareOfSum, kind: 'percent' as const }] : []),
        { key: 'corrections', label: own.corrections, kind: 'ore' },
        { key: 'before', label: own.monthBefore, kind: 'ore' },
      ],
      rows: report.agencies.map((one) => [
        one.agency.name,
        ...components.map((component) => kroner(sumOf(one, component))),
        kroner(one.ore),
        ...(shares ? [one.ore / report.ore] : []),
        kroner(one.corrections),
        numberOr(one.before === null ? null : kroner(one.before), own.notIn),
      ]),
    },
  };
}

function lines(voice: Voice, { agencies: found }: Showback, month: string): Section {
  const { showback, own, gain } = voice.words;
  return {
    key: 'linjer',
    heading: own.lines,
    note: [],
    empty: showback.notIn.title,
    table: {
      columns: [
        { key: 'agency', label: showback.agency, kind: 'text' },
        { key: 'line', label: gain.money.line, kind: 'text' },
        { key: 'how', label: showback.line.how, kind: 'text' },
        { key: 'list', label: own.priceList, kind: 'text' },
        { key: 'ore', label: gain.money.amount, kind: 'ore' },
      ],
      rows: found.flatMap(({ agency, lines: all }) =>
        all.map((line) => {
          const { title, how, list } = lineInWords(voice, line, month);
          return [agency.name, title, how, list, kroner(line.ore)];
        }),
      ),
    },
  };
}

function months({ words, said }: Voice, { months: all }: Showback): Section {
  const { showback, tables } = words;
  return {
    key: 'maaneder',
    heading: showback.byMonth,
    note: [],
    empty: showback.none.title,
    table: {
      columns: [
        { key: 'month', label: showback.month, kind: 'text' },
        { key: 'sum', label: tables.parts.whole, kind: 'ore' },
      ],
      rows: all.toReversed().map((one) => [said.month(one.month), kroner(one.ore)]),
    },
  };
}
