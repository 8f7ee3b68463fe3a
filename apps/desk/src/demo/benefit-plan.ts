import { closedQuarters, reviewQuarter, seededRandom, type Position } from '@desk/benefits';
import { CITY_TIME_ZONE, type PlanContent, type PositionKind } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoPeople } from './people.js';
import type { CityAgency } from './reference.js';
import { waveDates } from './waves.js';

const MILLION_ORE = 1_000_000_00;
const CORRELATION = 0.5;
/** What each year is to save: a little while two small waves are in, then with everybody. */
const YEARS: readonly PlanContent['years'][number]['fte'][] = [
  { pooling: 0.7, selfHelp: 0.05, fewerHandOffs: 0.15, standardisation: 0.25 },
  { pooling: 3.5, selfHelp: 0.75, fewerHandOffs: 0.75, standardisation: 1.5 },
  { pooling: 6, selfHelp: 1.5, fewerHandOffs: 1.5, standardisation: 3 },
  { pooling: 7.5, selfHelp: 2, fewerHandOffs: 2, standardisation: 3.5 },
];
const COSTS = [
  { transition: 350_000_00, running: 264_000_00 },
  { transition: 2_400_000_00, running: 900_000_00 },
  { transition: 400_000_00, running: 1_200_000_00 },
  { transition: 0, running: 1_200_000_00 },
] as const;

/** What was done about deviations, the newest first; it is still going on. */
const ACTIONS = [
  {
    text: 'Skjemaet for tilganger spør om det andrelinjen trenger, så færre saker går fram og tilbake.',
    figure: 'hand_offs_per_100',
    outcome: null,
  },
  {
    text: 'Felles vaktliste for telefonen, så alle agenter kan ta saker når det er stille.',
    figure: 'minutes_per_ticket',
    outcome: 'Vaktlisten er i bruk fra mandag.',
  },
] as const;
const DAYS_TO_START = 6;
const DAYS_TO_FINISH = 26;
const DAYS_DUE = 45;

interface DemoAction {
  readonly id: string;
  readonly quarter: string;
  readonly closedOn: Temporal.PlainDate;
  readonly what: (typeof ACTIONS)[number];
}

/** The benefit plan of the demo, its closed quarters as the desk would have found them, and what was done about the worst. */
export function demoBenefitPlan(
  agencies: readonly CityAgency[],
  programme: readonly TableRows[],
  people: DemoPeople,
  now: Temporal.Instant,
): readonly TableRows[] {
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const startsOn = waveDates(today)[1];
  const decidedOn = startsOn.subtract({ days: 24 });
  const content: PlanContent = {
    startsOn: startsOn.toString(),
    costPerFte: MILLION_ORE,
    tolerancePercent: 10,
    years: YEARS.map((fte, index) => ({ year: startsOn.year + index, fte, ...(COSTS[index] ?? COSTS[3]) })),
  };
  const input = { ...gainOf(agencies, programme), content };
  const reviewed = closedQuarters(decidedOn, today).flatMap((quarter) => {
    const found = reviewQuarter(quarter, input, { random: seededRandom(quarter), correlation: CORRELATION });
    return found ? [{ quarter, ...found }] : [];
  });
  const deviating = reviewed.filter(({ deviation }) => deviation.below.length > 0).toReversed();
  const actions = deviating.map(({ quarter }, index): DemoAction => {
    const closedOn = closingDay(quarter);
    return { id: newIdAt(now.epochMilliseconds), quarter, closedOn, what: ACTIONS[index === 0 ? 0 : 1] };
  });
  const owner = people.byUsername('tjenesteeier').id;
  return [
    {
      table: 'benefit_plan',
      rows: [
        {
          version: 1,
          starts_on: content.startsOn,
          cost_per_fte_ore: content.costPerFte,
          tolerance_percent: content.tolerancePercent,
          reason: 'Behandlet i programstyret før pulje 1.',
          published_at: noon(decidedOn),
          published_by_id: owner,
        },
      ],
    },
    {
      table: 'benefit_plan_year',
      rows: content.years.map(({ year, fte, transition, running }) => ({
        version: 1,
        year,
        pooling: fte.pooling,
        self_help: fte.selfHelp,
        fewer_hand_offs: fte.fewerHandOffs,
        standardisation: fte.standardisation,
        transition_ore: transition,
        running_ore: running,
      })),
    },
    ...actionTables(actions, people, today),
    {
      table: 'quarter_review',
      rows: reviewed.map(({ quarter, own, year, deviation }) => ({
        quarter,
        reviewed_at: noon(closingDay(quarter)),
        plan_version: 1,
        planned_fte: own.plan.fte,
        actual_fte_low: own.came.fte?.low ?? null,
        actual_fte_likely: own.came.fte?.likely ?? null,
        actual_fte_high: own.came.fte?.high ?? null,
        planned_net_ore: year.plan.net,
        actual_net_low_ore: year.came.net.low,
        actual_net_likely_ore: year.came.net.likely,
        actual_net_high_ore: year.came.net.high,
        tolerance_percent: content.tolerancePercent,
        below: deviation.below,
        surely: deviation.surely,
        action_id: actions.find((action) => action.quarter === quarter)?.id ?? null,
      })),
    },
  ];
}

function actionTables(actions: readonly DemoAction[], people: DemoPeople, today: Temporal.PlainDate): TableRows[] {
  const owner = people.byUsername('tjenesteeier').id;
  const lead = people.byUsername('teamleder');
  const lives = actions.map(({ id, quarter, closedOn, what }) => {
    // One that goes on has begun lately: of the weeks before it there are tickets then.
    const startedOn = what.outcome === null ? latest(closedOn, today) : closedOn.add({ days: DAYS_TO_START });
    const doneOn = closedOn.add({ days: DAYS_TO_FINISH });
    const isStarted = Temporal.PlainDate.compare(startedOn, today) < 0;
    const isDone = what.outcome !== null && Temporal.PlainDate.compare(doneOn, today) < 0;
    const planned = [
      { field: 'text', before: '', after: what.text },
      { field: 'owner', before: null, after: lead.name },
      { field: 'figure', before: null, after: what.figure },
    ];
    const events = [
      { type: 'opened', at: noon(closedOn), by_id: null, reason: null, changes: [] as unknown[] },
      { type: 'changed', at: noon(closedOn.add({ days: 1 })), by_id: owner, reason: null, changes: planned },
      ...(isStarted ? [{ type: 'started', at: noon(startedOn), by_id: lead.id, reason: null, changes: [] }] : []),
      ...(isDone ? [{ type: 'finished', at: noon(doneOn), by_id: lead.id, reason: what.outcome, changes: [] }] : []),
    ];
    return {
      row: {
        id,
        revision: events.length,
        state: isDone ? 'done' : isStarted ? 'under_way' : 'open',
        quarter,
        text: what.text,
        owner_id: lead.id,
        due_on: startedOn.add({ days: DAYS_DUE }).toString(),
        figure: what.figure,
        opened_at: noon(closedOn),
        started_on: isStarted ? startedOn.toString() : null,
        done_on: isDone ? doneOn.toString() : null,
        outcome: isDone ? what.outcome : null,
        closed_at: isDone ? noon(doneOn) : null,
      },
      events: events.map((event, index) => ({ action_id: id, revision: index + 1, ...event })),
    };
  });
  if (lives.length === 0) return [];
  return [
    { table: 'improvement_action', rows: lives.map(({ row }) => row) },
    { table: 'improvement_action_event', rows: lives.flatMap(({ events }) => events) },
  ];
}

const DAYS_GOING = 3;
function latest(closedOn: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const [early, late] = [closedOn.add({ days: DAYS_TO_START }), today.subtract({ days: DAYS_GOING })];
  return Temporal.PlainDate.compare(early, late) < 0 ? late : early;
}

const noon = (day: Temporal.PlainDate): string =>
  day.toZonedDateTime({ timeZone: CITY_TIME_ZONE, plainTime: '12:00' }).toInstant().toString();

/** The day on which the desk looks at a quarter. */
function closingDay(quarter: string): Temporal.PlainDate {
  const [year, number] = quarter.split('-Q').map(Number) as [number, number];
  return Temporal.PlainDate.from({ year, month: 3 * number - 2, day: 1 }).add({ months: 3, days: 10 });
}

type QuarterInput = Parameters<typeof reviewQuarter>[1];

/** What the gain is measured from, read off the rows that are written for it. */
function gainOf(agencies: readonly CityAgency[], programme: readonly TableRows[]): Omit<QuarterInput, 'content'> {
  const rows = (table: string) => programme.find((one) => one.table === table)?.rows ?? [];
  const date = (value: unknown) => Temporal.PlainDate.from(String(value));
  const baselines = new Map(rows('baseline').map((row) => [row['agency_id'], row]));
  return {
    agencies: agencies
      .filter(({ joined }) => joined)
      .map(({ id, joinsOn, headCount }) => {
        const row = baselines.get(id);
        const [low, likely, high] = ['fte_low', 'fte_likely', 'fte_high'].map((name) => Number(row?.[name])) as [
          number,
          number,
          number,
        ];
        const then = Number(row?.['employees']);
        const baseline = { low, likely, high };
        return {
          agencyId: id,
          joinedOn: joinsOn,
          lastDay: null,
          baseline,
          employees: { then, now: headCount },
          volume: null,
        };
      }),
    handOvers: agencies.map(({ joinsOn, baselineFte }) => ({ joinedOn: joinsOn, fte: baselineFte })),
    positions: rows('staff_position').map((row): Position => ({
      kind: row['kind'] as PositionKind,
      agencyId: row['kind'] === 'left_behind' ? String(row['agency_id']) : null,
      fte: Number(row['fte']),
      from: date(row['valid_from']),
      to: row['valid_to'] === null ? null : date(row['valid_to']),
    })),
    monthShares: null,
    ledger: rows('ledger_line').map((row) => ({
      kind: row['kind'] as 'transition' | 'running',
      on: date(row['spent_on']),
      amount: Number(row['amount']) * 100,
    })),
  };
}
