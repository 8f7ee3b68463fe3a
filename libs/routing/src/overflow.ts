import { CITY_TIME_ZONE, type QueueForecast } from '@desk/contracts';
import { toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { standingAt } from './domain/attendance.js';
import {
  expected,
  outlook,
  QUARTER_MS,
  QUARTERS,
  serviceRate,
  type Measured,
  type Outlook,
} from './domain/forecast.js';
import type { StaffFacts } from './staffing.js';

const WEEKS = 4;
/** The rate is that of so many days. */
const RATE_DAYS = 14;

/** A ticket that nobody has: when it falls due, null when nothing hurries it. */
export interface Waiting {
  readonly dueAt: Temporal.Instant | null;
}

export interface Forecast extends Outlook {
  readonly view: QueueForecast;
}

/** How the queue of a team will stand, from what came in other weeks and how fast it works. */
@Injectable()
export class Forecasts {
  async of(
    tx: ReadTx,
    teamId: string,
    waiting: readonly Waiting[],
    staff: readonly StaffFacts[],
    now: Temporal.Instant,
  ): Promise<Forecast> {
    const at = now.epochMilliseconds;
    const quarters = Array.from({ length: QUARTERS }, (_, n) =>
      Temporal.Instant.fromEpochMilliseconds(at + n * QUARTER_MS),
    );
    const arrivals = await this.arrivals(tx, teamId, quarters);
    const capacity = quarters.map((quarter) => presentAt(staff, quarter, now));
    const { rate, isMeasured } = serviceRate(await this.measured(tx, teamId, now));
    const result = outlook({
      at,
      waiting: waiting.map(({ dueAt }) => dueAt?.epochMilliseconds ?? null),
      arrivals,
      capacity,
      rate,
    });
    const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(ms));
    return {
      ...result,
      view: {
        quarters: [
          { at: toIso(now), waiting: waiting.length, arriving: 0, capacity: capacity[0] ?? 0 },
          ...result.lengths.map((length, n) => ({
            at: toIso(instant(at + (n + 1) * QUARTER_MS)),
            waiting: length,
            arriving: arrivals[n] ?? 0,
            capacity: capacity[n] ?? 0,
          })),
        ],
        breaching: result.breaching,
        firstBreachAt: result.firstBreachAt === null ? null : toIso(instant(result.firstBreachAt)),
        rate,
        isMeasured,
      },
    };
  }

  /** Writes down how much capacity is there, so that later the rate is known. */
  async look(tx: Tx, teamId: string, staff: readonly StaffFacts[], now: Temporal.Instant): Promise<void> {
    await tx.query(
      `insert into queue_flow (team_id, quarter, present) values ($1, $2, $3)
       on conflict (team_id, quarter) do update set present = excluded.present`,
      [teamId, quarterOf(now), presentAt(staff, now, now)],
    );
  }

  /** What comes in each quarter hour: the mean of the same time of the week, by the clocks of the city, in the weeks that are known. */
  private async arrivals(
    tx: ReadTx,
    teamId: string,
    quarters: readonly Temporal.Instant[],
  ): Promise<readonly number[]> {
    const before = (at: Temporal.Instant, weeks: number) =>
      quarterOf(at.toZonedDateTimeISO(CITY_TIME_ZONE).subtract({ weeks }).toInstant());
    const times = quarters.map((quarter) => Array.from({ length: WEEKS }, (_, n) => before(quarter, n + 1)));
    const [known] = await tx.prepared<{ since: Date | null; counts: Record<string, number> }>(
      'flow-arrivals',
      `select (select min(quarter) from queue_flow where team_id = $1) as since,
         (select coalesce(json_object_agg(extract(epoch from quarter)::bigint, arrived), '{}') from queue_flow
          where team_id = $1 and quarter = any($2::timestamptz[])) as counts`,
      [teamId, times.flat()],
    );
    const since = known?.since?.getTime() ?? Infinity;
    return times.map((weeks) =>
      expected(
        weeks
          .map((time) => Date.parse(time))
          .filter((time) => time >= since)
          .map((time) => known?.counts[String(time / 1000)] ?? 0),
      ),
    );
  }

  private measured(tx: ReadTx, teamId: string, now: Temporal.Instant): Promise<Measured[]> {
    return tx.prepared<Measured>(
      'flow-measured',
      `select gone, present::float8 as present from queue_flow
       where team_id = $1 and quarter >= $2::timestamptz and quarter < $3::timestamptz and present > 0`,
      [teamId, toIso(now.subtract({ hours: 24 * RATE_DAYS })), quarterOf(now)],
    );
  }
}

/** The beginning of the quarter hour in which an instant lies. */
export function quarterOf(at: Temporal.Instant): string {
  return new Date(Math.floor(at.epochMilliseconds / QUARTER_MS) * QUARTER_MS).toISOString();
}

/** Who is there now stays as long as they work; who is not comes when their hours begin. */
function presentAt(staff: readonly StaffFacts[], at: Temporal.Instant, now: Temporal.Instant): number {
  return staff.reduce((sum, facts) => {
    const isHere = facts.presence === 'available' || facts.presence === 'busy';
    const comes = facts.rota !== null && !standingAt(facts, now).onRota;
    return isHere || comes ? sum + standingAt(facts, at, now).capacity : sum;
  }, 0);
}
