import { CITY_AGENCY_ID, CITY_TIME_ZONE, type PositionKind } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { CityAgency } from './reference.js';
import { waveDates } from './waves.js';

/** How sure an answer is: 5 % and 95 % points as shares of the likely one. */
const SPREAD = { survey: [0.87, 1.16], estimate: [0.7, 1.4] } as const;
/** Employees have become somewhat more since the zero point. */
const GROWTH = 1.012;
const SECOND_LINE_MINUTES = 6.5;

/** First-line positions of the joint desk, by the wave for which they were filled. */
const CENTRAL: readonly { kind: Exclude<PositionKind, 'left_behind'>; fte: readonly [number, number]; note: string }[] =
  [
    { kind: 'first_line', fte: [3, 2.4], note: 'Førstelinje' },
    { kind: 'onsite', fte: [0.6, 0.6], note: 'Oppmøtestøtte' },
    { kind: 'lead', fte: [0.3, 0.2], note: 'Teamleder' },
    { kind: 'overhead', fte: [0.3, 0.3], note: 'Bemanningsplan, opplæring og rapportering' },
  ];
const LEFT_BEHIND: readonly { agency: string; fte: number; months: number | null; note: string }[] = [
  { agency: 'digitaliseringsetaten', fte: 0.2, months: null, note: 'Støtte til ledermøter' },
  { agency: 'boligbygg-oslo-kf', fte: 0.4, months: null, note: 'Lokal IKT-ansvarlig i overgangen' },
  { agency: 'bydel-st-hanshaugen', fte: 0.3, months: null, note: 'Lokal støtte på helsestasjonene' },
  { agency: 'naeringsetaten', fte: 0.2, months: 2, note: 'Overlapp de første to månedene' },
];

/** Zero points, positions and what the change has cost so far. */
export function demoProgramme(agencies: readonly CityAgency[], now: Temporal.Instant): readonly TableRows[] {
  const id = () => newIdAt(now.epochMilliseconds);
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const waves = waveDates(today);
  const surveyed = waves[1].subtract({ months: 3 });
  const agency = (key: string): CityAgency => {
    const known = agencies.find((one) => one.key === key);
    if (!known) throw new Error(`the demo city has no ${key}`);
    return known;
  };
  return [
    {
      table: 'baseline',
      rows: agencies.map((one) => ({
        agency_id: one.id,
        fte_low: round(one.baselineFte * SPREAD[one.source][0]),
        fte_likely: one.baselineFte,
        fte_high: round(one.baselineFte * SPREAD[one.source][1]),
        source: one.source === 'survey' ? 'Kartlegging i virksomheten' : 'Anslag fra programmet',
        measured_on: surveyed.toString(),
        employees: Math.round(one.headCount / GROWTH),
        tickets_per_year: null,
        season_note: 'Saker før sammenslåingen ble ført ulikt i hver virksomhet og kan ikke sammenlignes.',
        second_line_minutes_per_ticket: SECOND_LINE_MINUTES,
        satisfaction: one.source === 'survey' ? 3.8 : null,
        first_response_hours: one.source === 'survey' ? 6.5 : null,
        resolution_hours: one.source === 'survey' ? 41 : null,
        locked_at: one.joined ? one.joinsOn.toZonedDateTime(CITY_TIME_ZONE).toInstant().toString() : null,
      })),
    },
    {
      table: 'staff_position',
      rows: [
        ...CENTRAL.flatMap(({ kind, fte, note }) =>
          ([1, 2] as const).map((wave) => ({
            id: id(),
            agency_id: CITY_AGENCY_ID,
            kind,
            fte: fte[wave - 1],
            valid_from: waves[wave].toString(),
            valid_to: null,
            note: `${note}, pulje ${wave}`,
          })),
        ),
        ...LEFT_BEHIND.map(({ agency: key, fte, months, note }) => {
          const { id: agencyId, joinsOn } = agency(key);
          return {
            id: id(),
            agency_id: agencyId,
            kind: 'left_behind',
            fte,
            valid_from: joinsOn.toString(),
            valid_to: months === null ? null : joinsOn.add({ months }).subtract({ days: 1 }).toString(),
            note,
          };
        }),
      ],
    },
    { table: 'ledger_line', rows: ledger(waves[1], today).map((line) => ({ id: id(), ...line })) },
  ];
}

function ledger(from: Temporal.PlainDate, today: Temporal.PlainDate): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [
    { spent_on: from.toString(), kind: 'transition', amount: 180_000, text: 'Opplæring av ny førstelinje' },
    { spent_on: from.add({ months: 5 }).toString(), kind: 'transition', amount: 140_000, text: 'Innføring i pulje 2' },
  ];
  for (let month = from; Temporal.PlainDate.compare(month, today) <= 0; month = month.add({ months: 1 })) {
    lines.push({ spent_on: month.toString(), kind: 'running', amount: 22_000, text: 'Telefoni og lisenser' });
  }
  return lines;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
