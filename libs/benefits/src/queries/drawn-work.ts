import { createHash } from 'node:crypto';
import { cityDate } from '@desk/access';
import { hiddenWork, type MonthOfWork } from '@desk/metrics';
import { Database, OnJob, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { monthsOf } from '../domain/months.js';
import type { Period } from '../domain/period.js';
import { DRAWN, drawnSums, DRAWS, type WorkCell, type WorkDraws } from '../domain/work-draws.js';
import { addShown, drawShown, type DrawnWork } from '../domain/work-month.js';
import { loadAgencies, type Days, type MeasuredAgency } from './gain-facts.js';
import { loadFirstLineWork, loadSecondLineWork } from './shown-work.js';

/**
 * The drawn work of agencies in a period: months, and the one that runs, as they were drawn in the last hour, if they were; parts
 * of months drawn now.
 */
export async function loadDrawnWork(tx: ReadTx, agencies: readonly MeasuredAgency[], days: Days): Promise<DrawnWork> {
  const today = cityDate(tx.now);
  const months = monthsOf({ from: Temporal.PlainDate.from(days.from), to: Temporal.PlainDate.from(days.to) });
  const kept = months.filter(({ period }) => isKept(period, today)).map(({ period }) => period.from.toString());
  const rows = await tx.query<KeptMonth>(
    'select month::text as month, agencies, facts, work, parts from work_month where month = any($1::date[])',
    [kept],
  );
  const known = new Map(rows.map((row) => [row.month, row]));
  const drawn = months.map(async ({ period }) => {
    const joined = agencies.filter(({ joinedOn }) => joinedOn <= period.to.toString());
    if (joined.length === 0) return null;
    const row = known.get(period.from.toString());
    const isDrawn = row?.agencies === keyOf(joined, isOver(period, today));
    return isDrawn ? readKept(row) : draw(tx, joined, period);
  });
  return addShown((await Promise.all(drawn)).filter((month) => month !== null));
}

async function draw(tx: ReadTx, agencies: readonly MeasuredAgency[], { from, to }: Period): Promise<DrawnWork> {
  const ids = agencies.map(({ id }) => id);
  const days = { from: from.toString(), to: to.toString() };
  const [shown, second] = await Promise.all([loadFirstLineWork(tx, ids, days), loadSecondLineWork(tx, ids, days)]);
  const isTold = isWhole({ from, to }, cityDate(tx.now));
  return drawShown(shown, second, isTold ? hiddenWork(byAgency(shown.firstLine, wavesOf(agencies))) : null);
}

type Waves = ReadonlyMap<string, number | null>;

function byAgency(cells: readonly WorkCell[], waves: Waves): MonthOfWork[] {
  const agencies = new Map<string, { readonly agents: Set<string>; seconds: number }>();
  for (const { agencyId, agentId, seconds } of cells) {
    const work = agencies.get(agencyId) ?? { agents: new Set<string>(), seconds: 0 };
    work.agents.add(agentId);
    work.seconds += seconds;
    agencies.set(agencyId, work);
  }
  return [...agencies].map(([agencyId, { agents, seconds }]) => ({
    agencyId,
    wave: waves.get(agencyId) ?? null,
    agents: [...agents],
    seconds,
  }));
}

const isOver = ({ to }: Period, today: string): boolean => to.toString() < today;
/** A month that is over. */
const isWhole = (period: Period, today: string): boolean =>
  period.from.day === 1 && period.to.day === period.to.daysInMonth && isOver(period, today);
/** Or the one that runs, to this day. */
const isKept = (period: Period, today: string): boolean =>
  isWhole(period, today) || (period.from.day === 1 && !isOver(period, today));

const wavesOf = (agencies: readonly MeasuredAgency[]): Waves =>
  new Map(agencies.map(({ id, wave }) => [id, wave?.number ?? null]));

/** Whose work was drawn, in which waves, and whether the month was over: while it runs nothing is told of agencies. */
const keyOf = (agencies: readonly MeasuredAgency[], isOver: boolean): string =>
  createHash('sha256')
    .update(
      [...wavesOf(agencies)]
        .map((one) => one.join(' '))
        .sort()
        .concat(isOver ? 'over' : 'runs')
        .join('\n'),
    )
    .digest('hex');

/** Draws months for the gain, to this day: each once, and again when its work or the agencies have become others. */
@Injectable()
export class DrawWork {
  constructor(private readonly database: Database) {}

  @OnJob('work.draw')
  async run(): Promise<void> {
    const scope = this.database.systemScope;
    for (const one of await this.database.read(scope, monthsWorked)) {
      await this.database.transaction(scope, (tx) => drawMonth(tx, one));
    }
  }
}

interface MonthWorked {
  readonly month: string;
  /** Its work in figures, and of the month that runs the day: another when it has changed. */
  readonly sums: string;
}

function monthsWorked(tx: ReadTx): Promise<MonthWorked[]> {
  return tx.query<MonthWorked>(
    `select date_trunc('month', day)::date::text as month,
       concat_ws(' ', count(*), sum(seconds), sum(touches), sum(captured), sum(stated), sum(removed),
         case when max(day) >= date_trunc('month', $1::date) then $1::date end) as sums
     from handling_day where day <= $1::date group by date_trunc('month', day) order by 1`,
    [cityDate(tx.now)],
  );
}

async function drawMonth(tx: Tx, { month, sums }: MonthWorked): Promise<void> {
  const from = Temporal.PlainDate.from(month);
  const today = cityDate(tx.now);
  const end = from.with({ day: from.daysInMonth });
  const period = { from, to: end.toString() < today ? end : Temporal.PlainDate.from(today) };
  const agencies = await loadAgencies(tx, period.to.toString());
  const key = keyOf(agencies, isOver(period, today));
  const known = await tx.query('select from work_month where month = $1 and agencies = $2 and sums = $3', [
    month,
    key,
    sums,
  ]);
  if (known.length > 0) return;
  const drawn = await draw(tx, agencies, period);
  await tx.query(
    `insert into work_month (month, agencies, sums, facts, work, parts, drawn_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (month) do update set agencies = excluded.agencies, sums = excluded.sums, facts = excluded.facts,
       work = excluded.work, parts = excluded.parts, drawn_at = excluded.drawn_at`,
    [month, key, sums, JSON.stringify(factsOf(drawn)), bytesOf(drawn.work), bytesOf(drawn.parts), toIso(tx.now)],
  );
}

type Sums = Omit<WorkDraws, 'captured' | 'byAgency'>;
interface KeptWork extends Sums {
  readonly captured: readonly (readonly [agentId: string, touches: number])[];
  /** In the order of the bytes. */
  readonly agencies: readonly string[];
}

interface KeptMonth {
  readonly month: string;
  readonly agencies: string;
  readonly facts: Omit<DrawnWork, 'work' | 'parts'> & { readonly work: KeptWork; readonly parts: KeptWork };
  /** 32-bit floats: by agency, by sum, by draw. */
  readonly work: Buffer;
  readonly parts: Buffer;
}

function factsOf({ work, parts, ...facts }: DrawnWork): KeptMonth['facts'] {
  const sums = ({ captured, byAgency, ...rest }: WorkDraws): KeptWork => ({
    ...rest,
    captured: [...captured],
    agencies: [...byAgency.keys()],
  });
  return { ...facts, work: sums(work), parts: sums(parts) };
}

function bytesOf({ byAgency }: WorkDraws): Buffer {
  return Buffer.concat(
    [...byAgency.values()].flatMap((sums) =>
      DRAWN.map((of) => Buffer.from(sums[of].buffer, sums[of].byteOffset, sums[of].byteLength)),
    ),
  );
}

function readKept({ facts, work, parts }: KeptMonth): DrawnWork {
  const read = ({ captured, agencies, ...rest }: KeptWork, bytes: Buffer): WorkDraws => {
    const floats = floatsOf(bytes);
    let at = 0;
    const next = (): Float32Array => floats.subarray(at, (at += DRAWS));
    return {
      ...rest,
      captured: new Map(captured),
      byAgency: new Map(agencies.map((agencyId) => [agencyId, drawnSums(next)])),
    };
  };
  return { ...facts, work: read(facts.work, work), parts: read(facts.parts, parts) };
}

/** The bytes of a message begin anywhere, and floats at every fourth: elsewhere they are copied. */
function floatsOf(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}
