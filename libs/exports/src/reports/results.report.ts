import type { Actor } from '@desk/access';
import { ReadOpenResults } from '@desk/benefits';
import { headlineDrawing, trendDrawing } from '@desk/charts';
import type { AgencyResult, AutomaticWeakness, OpenResults, PriorityResult } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { daysOfMonth, monthUntil } from '../domain/asked-month.js';
import { fill } from '../domain/fill.js';
import {
  figureOr,
  numberOr,
  type Cell,
  type Headline,
  type ReportContent,
  type Section,
} from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

const AGENCY_TARGETS = ['first_response', 'resolution'] as const;

/** What was promised, what was kept, what it costs and what is not good enough. Of the newest month that was published. */
@Injectable()
export class ResultsReportSource implements ReportSource {
  readonly key = 'results';
  readonly takes = [] as const;
  readonly page = '/results';

  constructor(private readonly results: ReadOpenResults) {}

  title = ({ openResults }: Words): string => openResults.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { to } = periodOf(query);
    const newest = await this.results.run(actor, {});
    const month = monthUntil(newest.months, to);
    // The page has nothing of a month before the first one; nor has this.
    const results = month === newest.month ? newest : await this.results.run(actor, { month: month ?? to.slice(0, 7) });
    const { openResults } = voice.words;
    return {
      period: daysOfMonth(results.month),
      address: { month: results.month },
      known: voice.said.date(results.knownOn),
      text: results.gain.text,
      headlines: headlines(voice, results),
      sections: [
        promises(voice, results),
        byPriority(voice, results),
        trend(voice, results),
        costs(voice, results),
        gain(voice, results),
        agencies(voice, results),
        weaknesses(voice, results),
        texts(
          'tallene-sier',
          openResults.weak.automatic,
          results.automatic.map((one) => automatic(voice, one)),
          voice,
        ),
        suggestions(voice, results),
      ],
    };
  }
}

function headlines({ words, said }: Voice, { promises: all, month, waiting, updatedAt }: OpenResults): Headline[] {
  const { openResults: names } = words;
  const typical = waiting.typicalSeconds;
  return [
    ...all.map(({ target, attainment, met, counted }) => ({
      label: names.target[target],
      value: attainment === null ? names.tooFew : said.percent(attainment, 0),
      ...(met !== null &&
        counted !== null && {
          note: fill(names.keptOf, {
            met: said.number(met),
            counted: said.number(counted),
            month: said.month(month),
          }),
        }),
    })),
    {
      label: names.waiting.title,
      value: waiting.tickets === null ? names.waiting.few : said.number(waiting.tickets),
      note: [
        typical === null
          ? names.waiting.unknown
          : fill(names.waiting.typical[waiting.over], { time: said.minutes(typical / 60) }),
        fill(names.waiting.asOf, { at: said.dateTime(updatedAt) }),
      ].join(' '),
    },
    { label: names.satisfaction.title, value: names.satisfaction.none },
  ];
}

function promises({ words, said }: Voice, { promises: all, month, knownOn }: OpenResults): Section {
  const { openResults: names, own, reports } = words;
  return {
    key: 'loefter',
    heading: names.promises.title,
    note: [
      fill(names.known, { month: said.month(month), date: said.date(knownOn) }),
      names.promises.lead,
      ...all.map(({ target }) => `${names.target[target]}: ${names.promised[target]}`),
    ],
    empty: names.tooFew,
    table: {
      columns: [
        { key: 'promise', label: names.promise, kind: 'text' },
        { key: 'met', label: reports.column.met, kind: 'integer' },
        { key: 'counted', label: own.counted, kind: 'integer' },
        { key: 'kept', label: names.keptShare, kind: 'percent' },
        { key: 'goal', label: own.declared, kind: 'percent' },
      ],
      rows: all.map(({ target, met, counted, attainment, goal }) => [
        names.target[target],
        numberOr(met, names.few),
        numberOr(counted, names.few),
        numberOr(attainment, names.few),
        numberOr(goal, own.noDeclared),
      ]),
    },
  };
}

function byPriority({ words, said }: Voice, { promises: all }: OpenResults): Section {
  const { openResults: names, ui } = words;
  const within = ({ seconds, businessDays, calendar }: PriorityResult): string => {
    const shown = said.number(businessDays ?? 0);
    const time =
      businessDays === null
        ? fill(names.within.time, { time: said.minutes((seconds ?? 0) / 60) })
        : fill(businessDays === 1 ? names.within.days_one : names.within.days_other, { shown });
    return `${time}, ${calendar}`;
  };
  return {
    key: 'prioritet',
    heading: names.byPriority,
    note: [],
    empty: names.tooFew,
    table: {
      columns: [
        { key: 'promise', label: names.promise, kind: 'text' },
        { key: 'priority', label: names.priority, kind: 'text' },
        { key: 'within', label: words.reports.column.target, kind: 'text' },
        { key: 'kept', label: names.keptShare, kind: 'percent' },
      ],
      rows: all.flatMap(({ target, priorities }) =>
        priorities.map((one) => [
          names.target[target],
          ui.priority[String(one.priority) as '1'],
          within(one),
          numberOr(one.attainment, names.few),
        ]),
      ),
    },
  };
}

function trend({ words, said }: Voice, { promises: all }: OpenResults): Section {
  const { openResults: names } = words;
  const months = all[0]?.trend.map(({ month }) => month) ?? [];
  return {
    key: 'maaneder',
    charts: chartsOf(
      all.map(({ target, trend: own, goal }) =>
        trendDrawing(
          target,
          own.map(({ month, attainment }) => ({ month, share: attainment })),
          goal,
          said.locale,
        ),
      ),
    ),
    heading: words.showback.byMonth,
    note: [],
    empty: names.tooFew,
    table: {
      columns: [
        { key: 'month', label: names.month, kind: 'text' },
        ...all.map(({ target }) => ({ key: target, label: names.target[target], kind: 'percent' as const })),
      ],
      rows: months.map((month) => [
        said.month(month),
        ...all.map(({ trend: own }) => numberOr(own.find((one) => one.month === month)?.attainment ?? null, names.few)),
      ]),
    },
  };
}

function costs({ words, said }: Voice, { cost, filed, resolved }: OpenResults): Section {
  const { openResults: names, own, reports } = words;
  const few = names.few;
  return {
    key: 'kostnad',
    heading: names.cost.title,
    note: [
      cost === null
        ? names.cost.none
        : fill(names.cost.formula, {
            fte: said.number(cost.fte, 1),
            costPerFte: said.money(cost.costPerFte),
            tickets: said.number(cost.tickets),
            share: said.percent(cost.years, 1),
          }),
      names.cost.without,
    ],
    empty: names.cost.none,
    table: {
      columns: [
        { key: 'figure', label: own.figure, kind: 'text' },
        { key: 'value', label: own.value, kind: 'figure' },
      ],
      rows: [
        [reports.flow.filed, figureOr(filed, 'integer', few)],
        [reports.flow.resolved, figureOr(resolved, 'integer', few)],
        [names.cost.title, figureOr(cost?.perTicket ?? null, 'money', few)],
      ],
    },
  };
}

function gain({ words, said }: Voice, { gain: { interval }, band, updatedAt }: OpenResults): Section {
  const { openResults: names, tables, own } = words;
  const { range } = tables;
  const row: Cell[] =
    interval === null ? [range.none, range.none, range.none] : [interval.low, interval.likely, interval.high];
  return {
    key: 'gevinst',
    charts: chartsOf(interval === null ? [] : [headlineDrawing(interval, band, said.locale)]),
    heading: names.gain.title,
    note: [names.gain.what, fill(names.waiting.asOf, { at: said.dateTime(updatedAt) })],
    empty: own.nothing,
    table: {
      columns: [
        { key: 'measure', label: range.measure, kind: 'text' },
        { key: 'low', label: range.low, kind: 'percent' },
        { key: 'likely', label: range.likely, kind: 'percent' },
        { key: 'high', label: range.high, kind: 'percent' },
      ],
      rows: [[names.gain.title, ...row]],
    },
  };
}

function agencies({ words }: Voice, { agencies: found }: OpenResults): Section {
  const { openResults: names } = words;
  const row = (name: string, { filed, kept }: AgencyResult): Cell[] => [
    name,
    filed,
    ...AGENCY_TARGETS.map((target) => {
      const own = kept.find((one) => one.target === target);
      return own && own.counted > 0 ? own.met / own.counted : names.few;
    }),
  ];
  return {
    key: 'virksomheter',
    heading: names.agencies.title,
    note: [names.agencies.lead],
    empty: names.agencies.none,
    table: {
      columns: [
        { key: 'agency', label: names.agencies.agency, kind: 'text' },
        { key: 'filed', label: names.agencies.filed, kind: 'integer' },
        ...AGENCY_TARGETS.map((target) => ({ key: target, label: names.agencies[target], kind: 'percent' as const })),
      ],
      rows:
        found === null
          ? []
          : [
              ...found.items.map((one) => row(one.name, one)),
              ...(found.others === null
                ? []
                : [row(fill(names.agencies.others, { count: found.others.agencies }), found.others)]),
            ],
    },
  };
}

function weaknesses({ words }: Voice, { weaknesses: all }: OpenResults): Section {
  const { weak } = words.openResults;
  return {
    key: 'svakheter',
    heading: weak.title,
    note: [],
    empty: weak.none,
    table: {
      columns: [
        { key: 'text', label: weak.field.text, kind: 'text' },
        { key: 'doing', label: weak.field.doing, kind: 'text' },
        { key: 'noted', label: weak.field.notedOn, kind: 'date' },
      ],
      rows: all.map(({ text, doing, notedOn }) => [text, doing, notedOn]),
    },
  };
}

function automatic({ words, said }: Voice, weakness: AutomaticWeakness): string {
  const { weak, target } = words.openResults;
  switch (weakness.kind) {
    case 'worst_promise':
      return fill(weak.worst, {
        target: target[weakness.target],
        priority: words.ui.priority[String(weakness.priority) as '1'],
        share: said.percent(weakness.attainment, 0),
      });
    case 'below_goal':
      return fill(weak.below, {
        target: target[weakness.target],
        share: said.percent(weakness.attainment, 0),
        goal: said.percent(weakness.goal, 0),
      });
    case 'too_little':
      return fill(weak.tooLittle, { figure: weak.figure[weakness.figure] });
  }
}

function texts(key: string, heading: string, rows: readonly string[], { words }: Voice): Section {
  return {
    key,
    heading,
    note: [],
    empty: words.openResults.weak.none,
    table: { columns: [{ key: 'text', label: heading, kind: 'text' }], rows: rows.map((text) => [text]) },
  };
}

function suggestions({ words }: Voice, { suggestions: { first } }: OpenResults): Section {
  const { suggestions: names } = words.openResults;
  const { column } = words.reports;
  return {
    key: 'forslag',
    heading: names.title,
    note: [],
    empty: words.own.nothing,
    table: {
      columns: [
        { key: 'title', label: names.title, kind: 'text' },
        { key: 'status', label: column.state, kind: 'text' },
        { key: 'supporters', label: words.own.supporters, kind: 'integer' },
      ],
      rows: first.map(({ title, status, supporters }) => [title, names.status[status], supporters]),
    },
  };
}
