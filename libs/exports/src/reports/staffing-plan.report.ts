import type { Actor } from '@desk/access';
import { ReadStaffingRun } from '@desk/benefits';
import { staffingDrawing } from '@desk/charts';
import type { StaffingNeed, StaffingPlan, StaffingQuarter, StaffingTerms, WaitingFigures } from '@desk/contracts';
import { notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import { figureOr, type Cell, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';
import { termsInWords } from './staffing-terms.js';

const COLUMNS = ['need', 'today', 'roster'] as const;
const MINUTES = ['p50', 'p80', 'p95'] as const;
const SHARES = ['withinTarget', 'callsWithin', 'utilisation', 'helped'] as const;

/** How many agents first line needs, as it was worked out once. */
@Injectable()
export class StaffingPlanReportSource implements ReportSource {
  readonly key = 'staffing-plan';
  readonly takes = ['run'] as const;
  readonly needs = ['run'] as const;
  readonly page = '/staffing-plan';

  constructor(private readonly runs: ReadStaffingRun) {}

  title = ({ capacity }: Words): string => capacity.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { run, terms } = await this.runs.plan(actor, query.run ?? '');
    const { result: plan, finishedAt } = run;
    if (plan === null || finishedAt === null) throw notFound('A finished answer');
    const { capacity } = voice.words;
    const isEmpty = plan.basis.web + plan.basis.calls === 0;
    return {
      period: { from: terms.from, to: terms.to },
      parameters: termsInWords(voice, terms, plan.candidates),
      known: voice.said.dateTime(finishedAt),
      ...(!isEmpty && { text: sentence(voice, plan, terms) }),
      headlines: isEmpty
        ? []
        : COLUMNS.map((column) => ({
            label: capacity.need[column],
            value:
              plan[column].figures === null
                ? capacity.need.unreachableShort
                : fill(capacity.fte, { shown: voice.said.number(plan[column].fte, 1) }),
          })),
      sections: isEmpty
        ? [figures(voice, plan, terms, [])]
        : [figures(voice, plan, terms, COLUMNS), week(voice, plan.quarters), pooling(voice, plan)],
    };
  }
}

function sentence({ words, said }: Voice, { need, roster }: StaffingPlan, { targetShare }: StaffingTerms): string {
  const { need: names } = words.capacity;
  if (need.figures === null) return names.unreachable;
  const needed = fill(names.sentence, { fte: said.number(need.fte, 1), share: said.percent(targetShare, 0) });
  return roster.figures?.growing === true ? `${needed} ${names.growing}` : needed;
}

function figures(
  { words, said }: Voice,
  plan: StaffingPlan,
  { callSeconds, absence }: StaffingTerms,
  shown: readonly (typeof COLUMNS)[number][],
): Section {
  const { figures: names, need, how, none } = words.capacity;
  const { basis, hoursPerYear } = plan;
  const nameOf = (figure: (typeof SHARES)[number]): string =>
    figure === 'callsWithin' ? fill(names.callsWithin, { seconds: said.number(callSeconds) }) : names[figure];
  const cell = ({ figures: own }: StaffingNeed, figure: Exclude<keyof WaitingFigures, 'growing'>): Cell =>
    figureOr(
      own === null ? null : own[figure].likely,
      figure === 'p50' || figure === 'p80' || figure === 'p95' ? 'minutes' : 'percent',
      need.unreachableShort,
    );
  return {
    key: 'aarsverk',
    heading: names.title,
    note: [
      fill(how.basis, {
        days: basis.workingDays,
        web: said.number(basis.web),
        calls: said.number(basis.calls),
        dispersion: said.number(basis.dayDispersion, 1),
      }),
      fill(how.web[basis.webMinutesFrom], { minutes: said.number(basis.webMinutes, 1) }),
      fill(how.call[basis.callMinutesFrom], { minutes: said.number(basis.callMinutes, 1) }),
      basis.availability === null
        ? how.availability.unknown
        : fill(how.availability.measured, { share: said.percent(basis.availability, 0) }),
      how.simulation,
      how.calls,
      fill(how.fte, { hours: said.number(hoursPerYear), absence: said.percent(absence, 0) }),
    ],
    empty: none.title,
    table: {
      columns: [
        { key: 'figure', label: names.figure, kind: 'text' },
        ...shown.map((column) => ({ key: column, label: names[column], kind: 'figure' as const })),
      ],
      rows:
        shown.length === 0
          ? []
          : [
              [
                need.title,
                ...shown.map((column) =>
                  figureOr(plan[column].figures === null ? null : plan[column].fte, 'decimal', need.unreachableShort),
                ),
              ],
              ...MINUTES.map((figure) => [names[figure], ...shown.map((column) => cell(plan[column], figure))]),
              ...SHARES.map((figure) => [nameOf(figure), ...shown.map((column) => cell(plan[column], figure))]),
            ],
    },
  };
}

const timeOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

function week({ words, said }: Voice, quarters: readonly StaffingQuarter[]): Section {
  const { capacity, own } = words;
  const { week: names, weekday: days, none } = capacity;
  const heads = words.tables.week.column;
  const nameOf = (weekday: number): string => days[String(weekday) as '1'];
  const drawings = [...new Set(quarters.map(({ weekday }) => weekday))].sort().map((weekday) => {
    const ofDay = quarters.filter((one) => one.weekday === weekday);
    const slots = ofDay.map(({ quarter, present, ...rest }) => ({ ...rest, time: timeOf(quarter), planned: present }));
    return staffingDrawing(nameOf(weekday), slots, said.locale);
  });
  return {
    key: 'uken',
    charts: chartsOf(drawings),
    heading: names.title,
    note: [names.how],
    empty: none.title,
    table: {
      columns: [
        { key: 'weekday', label: own.weekday, kind: 'text' },
        { key: 'time', label: heads.time, kind: 'text' },
        { key: 'web', label: heads.web, kind: 'decimal' },
        { key: 'calls', label: heads.calls, kind: 'decimal' },
        { key: 'callAgents', label: heads.callAgents, kind: 'decimal' },
        { key: 'needed', label: heads.needed, kind: 'decimal' },
        { key: 'present', label: heads.present, kind: 'decimal' },
      ],
      rows: quarters.map(({ weekday, quarter, web, calls, callAgents, needed, present }) => [
        nameOf(weekday),
        timeOf(quarter),
        web,
        calls,
        callAgents,
        needed,
        present,
      ]),
    },
  };
}

function pooling({ words }: Voice, { pooling: { items, pooledFractionFte, pooledSeatsFte } }: StaffingPlan): Section {
  const { pooling: names } = words.capacity;
  const sum = (of: (one: (typeof items)[number]) => number): number => items.reduce((so, one) => so + of(one), 0);
  return {
    key: 'sammen',
    heading: names.title,
    note: [names.how],
    empty: names.one,
    table: {
      columns: [
        { key: 'agency', label: names.agency, kind: 'text' },
        { key: 'added', label: names.added, kind: 'text' },
        { key: 'perYear', label: names.perYear, kind: 'integer' },
        { key: 'fraction', label: names.fraction, kind: 'decimal' },
        { key: 'seats', label: names.seats, kind: 'decimal' },
      ],
      rows:
        items.length === 0
          ? []
          : [
              ...items.map(({ agency, added, perYear, fractionFte, seatsFte }) => [
                agency.name,
                added ? names.added : '',
                perYear,
                fractionFte,
                seatsFte,
              ]),
              [
                names.alone,
                '',
                sum(({ perYear }) => perYear),
                sum(({ fractionFte }) => fractionFte),
                sum(({ seatsFte }) => seatsFte),
              ],
              [names.pooled, '', '', pooledFractionFte, pooledSeatsFte],
            ],
    },
  };
}
