import type { Actor } from '@desk/access';
import { gainDrawing, gainMonthsDrawing, moneyDrawing, partsDrawing, wavesDrawing } from '@desk/charts';
import { ReadGainReport } from '@desk/benefits';
import type { GainReport, Interval } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import {
  figureOr,
  numberOr,
  type Cell,
  type Column,
  type ReportContent,
  type Section,
} from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** What centralising is worth: the headline and what it is made of. */
@Injectable()
export class GainReportSource implements ReportSource {
  readonly key = 'gain';
  readonly takes = [] as const;
  readonly page = '/reports/gain';

  constructor(private readonly gain: ReadGainReport) {}

  title = ({ gain }: Words): string => gain.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const report = await this.gain.run(actor, query);
    const { gain: words, own } = voice.words;
    const { percent, number } = voice.said;
    const { perEmployee } = report.gain;
    return {
      text: report.text,
      headlines: [
        ...(perEmployee === null
          ? []
          : [
              {
                label: words.headline,
                value: percent(perEmployee.likely),
                note: fill(words.between, { low: percent(perEmployee.low), high: percent(perEmployee.high) }),
              },
            ]),
        { label: own.fteNow, value: number(report.fteNow, 1) },
      ],
      sections: [
        estimates(voice, report),
        months(voice, report),
        waves(voice, report),
        agencies(voice, report),
        positions(voice, report),
        leftBehind(voice, report),
        parts(voice, report),
        workload(voice, report),
        money(voice, report),
      ],
    };
  }
}

const rangeColumns = ({ tables: { range } }: Words, kind: 'percent' | 'decimal' | 'money'): Column[] => [
  { key: 'low', label: range.low, kind },
  { key: 'likely', label: range.likely, kind },
  { key: 'high', label: range.high, kind },
];

const rangeCells = (interval: Interval | null, word: string): Cell[] =>
  interval === null ? [word, word, word] : [interval.low, interval.likely, interval.high];

function estimates({ words, said }: Voice, report: GainReport): Section {
  const { gain: own } = words;
  const { gain, band, unmeasured } = report;
  const bandText = fill(own.band, { low: said.number(band.low * 100), high: said.percent(band.high, 0) });
  const names = unmeasured.map(({ name }) => name).join(', ');
  const rows = [
    [words.tables.gain.perEmployee, gain.perEmployee],
    [words.tables.gain.raw, gain.raw],
    [words.tables.gain.byVolume, gain.byVolume],
  ] as const;
  return {
    key: 'anslag',
    charts: chartsOf([gainDrawing(report, said.locale)]),
    heading: words.tables.gain.title,
    note: [
      own.gainDefinition.gain,
      own.gainDefinition.three,
      own.gainDefinition.interval,
      bandText,
      ...(unmeasured.length === 0
        ? []
        : [
            fill(unmeasured.length === 1 ? own.unmeasured_one : own.unmeasured_other, {
              count: unmeasured.length,
              names,
            }),
          ]),
    ],
    empty: own.none,
    table: {
      columns: [{ key: 'measure', label: words.tables.range.measure, kind: 'text' }, ...rangeColumns(words, 'percent')],
      rows: rows.map(([name, interval]) => [name, ...rangeCells(interval, words.tables.range.none)]),
    },
  };
}

function months({ words, said }: Voice, report: GainReport): Section {
  const { gain, own, tables } = words;
  return {
    key: 'maaneder',
    charts: chartsOf([gainMonthsDrawing(report, said.locale)]),
    heading: tables.months.title,
    note: [gain.months.definition],
    empty: gain.none,
    table: {
      columns: [
        { key: 'month', label: tables.months.month, kind: 'text' },
        { key: 'from', label: own.from, kind: 'date' },
        { key: 'to', label: own.to, kind: 'date' },
        { key: 'agencies', label: own.agencies, kind: 'integer' },
        { key: 'fteNow', label: own.fteNow, kind: 'decimal' },
        ...rangeColumns(words, 'percent'),
      ],
      rows: report.months.map(({ month, from, to, agencies: count, fteNow, gain: interval }) => [
        said.month(month),
        from,
        to,
        count,
        fteNow,
        ...rangeCells(interval, count === 0 ? tables.months.nobody : tables.range.none),
      ]),
    },
  };
}

function waves({ words, said }: Voice, report: GainReport): Section {
  const { gain, own, tables } = words;
  return {
    key: 'puljer',
    charts: chartsOf([wavesDrawing(report, said.locale)]),
    heading: tables.places.chart,
    note: [gain.places.definition, gain.places.hidden],
    empty: gain.none,
    table: {
      columns: [
        { key: 'wave', label: own.wave, kind: 'text' },
        { key: 'joined', label: gain.agencies.joined, kind: 'date' },
        { key: 'agencies', label: own.agencies, kind: 'integer' },
        ...rangeColumns(words, 'percent'),
      ],
      rows: report.waves.map((wave) => [wave.name, wave.joinsOn, wave.agencies, ...rangeCells(wave.gain, own.tooFew)]),
    },
  };
}

function agencies({ words }: Voice, { agencies: found }: GainReport): Section {
  const { gain, own } = words;
  return {
    key: 'virksomheter',
    heading: gain.agencies.title,
    note: [gain.madeOf.baselineDefinition, gain.places.definition, gain.places.hidden],
    empty: gain.none,
    table: {
      columns: [
        { key: 'agency', label: gain.agencies.agency, kind: 'text' },
        { key: 'joined', label: gain.agencies.joined, kind: 'date' },
        { key: 'employees', label: gain.agencies.employees, kind: 'integer' },
        { key: 'employeesThen', label: own.employeesThen, kind: 'integer' },
        { key: 'baseline', label: gain.agencies.baseline, kind: 'decimal' },
        { key: 'expected', label: gain.agencies.expected, kind: 'decimal' },
        { key: 'now', label: gain.agencies.now, kind: 'decimal' },
        { key: 'left', label: own.leftBehind, kind: 'decimal' },
        ...rangeColumns(words, 'percent'),
      ],
      rows: found.map((agency) => [
        agency.name,
        agency.joinedOn,
        agency.headCount,
        numberOr(agency.employeesThen, own.unknown),
        agency.baselineFte.likely,
        agency.expectedFte.likely,
        numberOr(agency.fteNow?.likely ?? null, own.tooFew),
        agency.leftBehindFte,
        ...rangeCells(agency.gain, own.tooFew),
      ]),
    },
  };
}

function positions({ words }: Voice, { positions: found, fteNow }: GainReport): Section {
  const { gain } = words;
  return {
    key: 'stillinger',
    heading: gain.positions.title,
    note: [gain.madeOf.nowDefinition],
    empty: gain.none,
    table: {
      columns: [
        { key: 'kind', label: words.reports.column.kind, kind: 'text' },
        { key: 'fte', label: gain.left.fte, kind: 'decimal' },
      ],
      rows:
        found.length === 0
          ? []
          : [...found.map(({ kind, fte }) => [gain.positions.kind[kind], fte]), [gain.positions.all, fteNow]],
    },
  };
}

function leftBehind({ words }: Voice, { leftBehind: found }: GainReport): Section {
  const { gain, own } = words;
  return {
    key: 'igjen',
    heading: gain.left.title,
    note: [gain.madeOf.nowDefinition],
    empty: gain.left.none,
    table: {
      columns: [
        { key: 'agency', label: gain.agencies.agency, kind: 'text' },
        { key: 'fte', label: gain.left.fte, kind: 'decimal' },
        { key: 'from', label: own.from, kind: 'date' },
        { key: 'to', label: own.to, kind: 'date' },
        { key: 'note', label: own.note, kind: 'text' },
      ],
      rows: found.map(({ agency, fte, from, to, note }) => [
        agency.name,
        fte,
        from,
        to ?? own.untilFurther,
        note ?? '',
      ]),
    },
  };
}

function parts({ words, said }: Voice, { decomposition }: GainReport): Section {
  const { parts: own } = words.gain;
  const { parts: names } = words.tables;
  const rest = decomposition?.restIsUtilisation === true;
  const nameOf = (factor: keyof typeof names.factor) =>
    names.factor[factor === 'rest' && rest ? 'utilisation' : factor];
  // FTE is divided by the use of time: a rest of four fifths is time used better by a quarter.
  const changeOf = (factor: string, ratio: number) => (factor === 'rest' && rest ? 1 / ratio : ratio);
  return {
    key: 'kommer-av',
    charts: chartsOf(decomposition === null ? [] : [partsDrawing(decomposition, said.locale)]),
    heading: own.title,
    note: [own.definition, rest ? own.restUtilisation : own.restUnknown],
    empty: words.tables.range.none,
    table: {
      columns: [
        { key: 'factor', label: names.of, kind: 'text' },
        { key: 'ratio', label: names.ratio, kind: 'percent' },
        { key: 'fte', label: names.saved, kind: 'decimal' },
      ],
      rows:
        decomposition === null
          ? []
          : [
              ...decomposition.parts.map(({ factor, fte, ratio }) => [
                nameOf(factor),
                numberOr(ratio === null ? null : changeOf(factor, ratio), words.own.unknown),
                fte,
              ]),
              [names.whole, '', decomposition.whole],
            ],
    },
  };
}

function workload({ words, said }: Voice, { workload: found }: GainReport): Section {
  const { gain, own, tables } = words;
  const { workload: names } = gain;
  const fte = (value: Interval | null, of: keyof Interval) => figureOr(value?.[of] ?? null, 'decimal', own.tooFew);
  const share = (value: number | null, word = own.tooFew) => figureOr(value, 'percent', word);
  const range = (name: string, of: string) => `${name}, ${of.toLowerCase()}`;
  return {
    key: 'arbeidsmengde',
    heading: names.title,
    note: [
      names.note,
      fill(names.fteDefinition, {
        hours: said.number(found.hoursPerYear),
        utilisation: said.percent(found.utilisation, 0),
      }),
      names.hoursDefinition,
      names.secondLineDefinition,
      ...(found.withoutOnsite.length === 0
        ? []
        : [fill(names.withoutOnsite, { months: found.withoutOnsite.map((month) => said.month(month)).join(', ') })]),
    ],
    empty: names.tooFew,
    table: {
      columns: [
        { key: 'figure', label: own.figure, kind: 'text' },
        { key: 'value', label: own.value, kind: 'figure' },
      ],
      rows: [
        [
          names.hours,
          figureOr(found.handlingHours === null ? null : Math.round(found.handlingHours * 60), 'minutes', own.tooFew),
        ],
        [own.captureShare, share(found.captureShare)],
        [own.correctedShare, share(found.correctedShare)],
        [own.utilisation, share(found.utilisation)],
        [range(names.fte, tables.range.low), fte(found.fte, 'low')],
        [range(names.fte, tables.range.likely), fte(found.fte, 'likely')],
        [range(names.fte, tables.range.high), fte(found.fte, 'high')],
        [range(own.workloadGain, tables.range.low), share(found.gain?.low ?? null)],
        [range(own.workloadGain, tables.range.likely), share(found.gain?.likely ?? null)],
        [range(own.workloadGain, tables.range.high), share(found.gain?.high ?? null)],
        ...found.sensitivity.map((one) => [
          `${names.fte}, ${tables.workload.utilisation.toLowerCase()} ${said.percent(one.utilisation, 0)}`,
          figureOr(one.fte, 'decimal', own.tooFew),
        ]),
        [own.secondLineNow, figureOr(found.secondLineMinutesPerTicket.now, 'minutes', own.tooFew)],
        [own.secondLineThen, figureOr(found.secondLineMinutesPerTicket.zeroPoint, 'minutes', own.unknown)],
      ],
    },
  };
}

function money({ words, said }: Voice, { money: found }: GainReport): Section {
  const { money: own } = words.gain;
  const { range } = words.tables;
  const costName = (kind: string) => (kind === 'transition' || kind === 'running' ? own.cost[kind] : own.cost.other);
  return {
    key: 'penger',
    charts: chartsOf([moneyDrawing([{ name: null, net: found.net, plan: found.plan }], said.locale)]),
    heading: own.title,
    note: [fill(own.definition, { cost: said.money(found.costPerFte) }), own.planDefinition],
    empty: words.own.nothing,
    table: {
      columns: [
        { key: 'line', label: own.line, kind: 'text' },
        { key: 'amount', label: own.amount, kind: 'money' },
      ],
      rows: [
        [own.gross, found.grossSaving.likely],
        ...found.costs.map(({ kind, amount }) => [costName(kind), -amount]),
        [own.net, found.net.likely],
        [`${own.net}, ${range.low.toLowerCase()}`, found.net.low],
        [`${own.net}, ${range.high.toLowerCase()}`, found.net.high],
        ...found.planByYear.map(({ year, amount }) => [fill(own.planYear, { year }), amount]),
        [own.deviationLine, found.deviation],
      ],
    },
  };
}
