import {
  automaticWeaknesses,
  gainUntil,
  lastClosedMonth,
  monthFacts,
  monthsBetween,
  openMonth,
  publishAll,
  seededRandom,
  type AgencyMonth,
  type OpenMonth,
  type Standing,
} from '@desk/benefits';
import { CITY_TIME_ZONE, OPEN_TARGETS, type OpenTarget } from '@desk/contracts';
import { toIso, type Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { Dice } from './dice.js';
import type { CityAgency } from './reference.js';

/** Tickets of an employee in a month; houses as small as these have fewer. */
const RATE = 1.45;
const SMALL = 100;
const SMALL_RATE = 0.045;
const PRIORITIES = [
  [1, 0.02],
  [2, 0.11],
  [3, 0.6],
  [4, 0.27],
] as const;
/** What is kept in the first month and what after half a year, by promise. */
const KEPT = { first_response: [0.84, 0.93], next_update: [0.78, 0.87], resolution: [0.81, 0.9] } as const;
const MONTHS = 12;

/** Publications of the months since the first wave, of which the demo has no tickets any more, and the standing of today. */
export async function demoResults(tx: Tx, agencies: readonly CityAgency[]): Promise<void> {
  const dice = new Dice(seededRandom('resultater'));
  const joined = agencies.filter((agency) => agency.joined).sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  const first = joined.map(({ joinsOn }) => joinsOn).sort(Temporal.PlainDate.compare)[0];
  if (!first) return;
  const months = monthsBetween(first.toPlainYearMonth(), lastClosedMonth(tx.now), MONTHS);
  for (const [index, month] of months.entries()) {
    const facts = await monthFacts(tx, month);
    const there = joined.filter(
      ({ joinsOn }) => Temporal.PlainYearMonth.compare(joinsOn.toPlainYearMonth(), month) <= 0,
    );
    const promised = OPEN_TARGETS.filter((target) => facts.promises.some((one) => one.target === target));
    const progress = index / Math.max(1, months.length - 1);
    const counted = there.map((agency) => agencyMonth(agency, promised, progress, dice));
    const resolved = counted.reduce((sum, { filed }) => sum + Math.round(filed * 0.97), 0);
    const published = month.toPlainDate({ day: 1 }).add({ months: 1, days: 2 }).toZonedDateTime(CITY_TIME_ZONE);
    await tx.query(`insert into published_result (month, part, content, published_at) values ($1, 'month', $2, $3)`, [
      month.toPlainDate({ day: 1 }).toString(),
      JSON.stringify(openMonth({ ...facts, agencies: counted, resolved })),
      toIso(published.toInstant()),
    ]);
  }
  await publishAll(tx, null);
  await standings(tx, months.slice(0, -1), dice);
}

/** What stood beside the figures in earlier months. */
async function standings(tx: Tx, months: readonly Temporal.PlainYearMonth[], dice: Dice): Promise<void> {
  const [last] = await tx.query<{ content: Standing }>(
    `select content from published_result where part = 'standing' order by month desc limit 1`,
  );
  if (!last) return;
  for (const month of months) {
    const [first, end] = [1, month.daysInMonth].map((day) => month.toPlainDate({ day }).toString());
    const [figures] = await tx.query<{ content: OpenMonth }>(
      `select content from published_result where part = 'month' and month = $1`,
      [first],
    );
    if (!figures || end === undefined) continue;
    const gain = await gainUntil(tx, month);
    const standing: Standing = {
      ...last.content,
      gain,
      waiting: { tickets: dice.whole(20, 60), typicalSeconds: dice.whole(1_800, 5_400), over: 'today' },
      weaknesses: last.content.weaknesses.filter(({ notedOn }) => notedOn <= end),
      automatic: automaticWeaknesses(figures.content, gain.interval),
      suggestions: { counts: [], first: [] },
    };
    await tx.query(
      `insert into published_result (month, part, content, published_at)
       select month, 'standing', $2, published_at from published_result where part = 'month' and month = $1`,
      [first, JSON.stringify(standing)],
    );
  }
}

function agencyMonth(
  { key, name, headCount }: CityAgency,
  promised: readonly OpenTarget[],
  progress: number,
  dice: Dice,
): AgencyMonth {
  const filed = Math.round(headCount * (headCount < SMALL ? SMALL_RATE : RATE) * dice.between(0.88, 1.12));
  return {
    key,
    name,
    filed,
    kept: promised.flatMap((target) =>
      PRIORITIES.map(([priority, share]) => {
        const [then, now] = KEPT[target];
        const cycles = Math.round(filed * share * (target === 'next_update' ? 0.7 : 1));
        // The rarest are the hardest.
        const kept = then + (now - then) * progress - (priority === 1 ? 0.12 : 0);
        const met = Math.min(cycles, Math.round(cycles * dice.between(kept - 0.03, kept + 0.03)));
        return { target, priority, met, missed: cycles - met };
      }),
    ),
  };
}
