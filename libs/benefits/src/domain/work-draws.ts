import { seededRandom } from './random.js';

/** What one agent did for one agency on one day. */
export interface WorkCell {
  readonly agentId: string;
  readonly agencyId: string;
  /** City date, `2027-03-01`. */
  readonly day: string;
  /** Handling time measured in work sessions. */
  readonly seconds: number;
  /** Everything done on tickets, measured or not. */
  readonly touches: number;
  /** Those of the touches that fell into a work session. */
  readonly captured: number;
  /** Of `seconds`, those that count only because of a correction. */
  readonly stated: number;
  /** Seconds that were measured and, by a correction, do not count. */
  readonly removed: number;
}

/** How often the work is drawn anew. */
export const DRAWS = 400;

/** Of an agency, per draw. */
export interface DrawnSums {
  /** Days with work, and what was touched on them, weighed by how often each day was drawn. */
  readonly days: Float32Array;
  readonly touches: Float32Array;
  /** Work, weighed by how often its agent and its day were drawn. */
  readonly seconds: Float32Array;
  readonly captured: Float32Array;
}

export const DRAWN = ['days', 'touches', 'seconds', 'captured'] as const;

/** Work, and the same drawn again and again. Of work on different days it can be added. */
export interface WorkDraws {
  readonly seconds: number;
  readonly touches: number;
  readonly stated: number;
  readonly removed: number;
  /** Captured touches by agent: who worked. */
  readonly captured: ReadonlyMap<string, number>;
  readonly days: number;
  readonly agencyDays: number;
  readonly byAgency: ReadonlyMap<string, DrawnSums>;
}

/**
 * Agents and agency-days drawn with replacement, a cell weighing by the product of how often both were (the pigeonhole
 * bootstrap, Owen 2007), for tickets of one agent, or of one agency on one day, are not independent. How often one is drawn is a
 * Poisson number with mean 1 of its own (the online bootstrap, Oza and Russell 2001), made from its name: so an agent is drawn
 * alike in all months, and months that were drawn apart can be added.
 */
export function drawWork(cells: readonly WorkCell[], seed = ''): WorkDraws {
  const agents = new Map<string, Uint8Array>();
  const agencies = new Map<string, Map<string, WorkedDay>>();
  for (const cell of cells) {
    const { agentId, agencyId, day } = cell;
    const times = agents.get(agentId) ?? timesDrawn(`${seed}${agentId}`);
    agents.set(agentId, times);
    const days = agencies.get(agencyId) ?? new Map<string, WorkedDay>();
    agencies.set(agencyId, days);
    const worked = days.get(day) ?? { times: timesDrawn(`${seed}${agencyId} ${day}`), cells: [], agents: [] };
    days.set(day, worked);
    worked.cells.push(cell);
    worked.agents.push(times);
  }
  const total = (of: 'seconds' | 'touches' | 'stated' | 'removed'): number =>
    cells.reduce((so, cell) => so + cell[of], 0);
  const byAgent = new Map<string, number>();
  for (const cell of cells) byAgent.set(cell.agentId, (byAgent.get(cell.agentId) ?? 0) + cell.captured);
  return {
    seconds: total('seconds'),
    touches: total('touches'),
    stated: total('stated'),
    removed: total('removed'),
    captured: new Map(byName(byAgent)),
    days: new Set(cells.map(({ day }) => day)).size,
    agencyDays: [...agencies.values()].reduce((so, days) => so + days.size, 0),
    byAgency: new Map(byName(agencies).map(([agencyId, days]) => [agencyId, drawDays([...days.values()])])),
  };
}

/** In one order, however the cells came: floats add up to others in another. */
const byName = <T>(of: ReadonlyMap<string, T>): [string, T][] => [...of].sort(([a], [b]) => (a < b ? -1 : 1));

/** Of works that share no day. */
export function addWork(works: readonly WorkDraws[]): WorkDraws {
  const captured = new Map<string, number>();
  const byAgency = new Map<string, DrawnSums>();
  for (const work of works) {
    for (const [agent, touches] of work.captured) captured.set(agent, (captured.get(agent) ?? 0) + touches);
    for (const [agencyId, sums] of work.byAgency) {
      const known = byAgency.get(agencyId) ?? drawnSums(() => new Float32Array(DRAWS));
      byAgency.set(agencyId, known);
      addTo(known, sums);
    }
  }
  const total = (of: 'seconds' | 'touches' | 'stated' | 'removed' | 'days' | 'agencyDays'): number =>
    works.reduce((so, work) => so + work[of], 0);
  return {
    seconds: total('seconds'),
    touches: total('touches'),
    stated: total('stated'),
    removed: total('removed'),
    captured,
    days: total('days'),
    agencyDays: total('agencyDays'),
    byAgency,
  };
}

/** The same without saying for which agency. */
export function together(work: WorkDraws): WorkDraws {
  return { ...work, byAgency: new Map([['', sumOf(work.byAgency.values())]]) };
}

export function sumOf(agencies: Iterable<DrawnSums>): DrawnSums {
  const all = drawnSums(() => new Float32Array(DRAWS));
  for (const sums of agencies) addTo(all, sums);
  return all;
}

function addTo(sum: DrawnSums, more: DrawnSums): void {
  for (const of of DRAWN) {
    const [into, from] = [sum[of], more[of]];
    for (let draw = 0; draw < DRAWS; draw += 1) into[draw] = (into[draw] as number) + (from[draw] as number);
  }
}

export function drawnSums(make: (of: (typeof DRAWN)[number]) => Float32Array): DrawnSums {
  return { days: make('days'), touches: make('touches'), seconds: make('seconds'), captured: make('captured') };
}

/** Cumulative probabilities of the Poisson distribution with mean 1; beyond seven once in a hundred thousand. */
const POISSON = [1, 1, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040].map((_, count, weights) =>
  weights.slice(0, count + 1).reduce((sum, weight) => sum + weight / Math.E, 0),
);

function timesDrawn(name: string): Uint8Array {
  const random = seededRandom(name);
  return Uint8Array.from({ length: DRAWS }, () => {
    const at = random();
    let count = 0;
    while (count < POISSON.length && at >= (POISSON[count] as number)) count += 1;
    return count;
  });
}

/** A day of an agency, how often it is drawn, and who worked on it, with how often they are. */
interface WorkedDay {
  readonly times: Uint8Array;
  readonly cells: WorkCell[];
  /** Of each cell. */
  readonly agents: Uint8Array[];
}

function drawDays(days: readonly WorkedDay[]): DrawnSums {
  const none = (): Float64Array => new Float64Array(DRAWS);
  const sums = { days: none(), touches: none(), seconds: none(), captured: none() };
  const [seconds, captured] = [none(), none()];
  // Out of an array of floats: whole numbers would be multiplied as such, each product checked, which takes four times as long.
  const floats = new Float64Array(2);
  for (const { times, cells, agents } of days) {
    seconds.fill(0);
    captured.fill(0);
    let touches = 0;
    for (let index = 0; index < cells.length; index += 1) {
      const [cell, agent] = [cells[index] as WorkCell, agents[index] as Uint8Array];
      touches += cell.touches;
      floats[0] = cell.seconds;
      floats[1] = cell.captured;
      const [worked, touched] = [floats[0], floats[1]];
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const count = agent[draw] as number;
        seconds[draw] = (seconds[draw] as number) + count * worked;
        captured[draw] = (captured[draw] as number) + count * touched;
      }
    }
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const count = times[draw] as number;
      sums.days[draw] = (sums.days[draw] as number) + count;
      sums.touches[draw] = (sums.touches[draw] as number) + count * touches;
      sums.seconds[draw] = (sums.seconds[draw] as number) + count * (seconds[draw] as number);
      sums.captured[draw] = (sums.captured[draw] as number) + count * (captured[draw] as number);
    }
  }
  return drawnSums((of) => Float32Array.from(sums[of]));
}
