import type { Line, Priority } from '@desk/contracts';
import { toInstant, type ReadTx } from '@desk/platform';
import { CLOCK_COLUMNS, type ClockRow } from '@desk/sla';
import type { ReplayLine } from './replay-clocks.js';

/** A ticket with what its log says to clocks, and with the clocks that stand in the table: all of one moment. */
export interface ReplayTicket {
  readonly id: string;
  readonly agencyId: string;
  readonly number: number;
  readonly declarationId: string;
  readonly serviceId: string;
  readonly priority: Priority;
  readonly line: Line;
  readonly teamId: string;
  readonly nextDueAt: string | null;
  readonly log: readonly ReplayLine[];
  readonly clocks: readonly ClockRow[];
}

/** Which tickets are replayed; what is left out does not narrow. */
export interface ReplayFilter {
  /** Filed at or after. */
  readonly from?: string;
  /** Filed before. */
  readonly before?: string;
  readonly serviceIds?: readonly string[];
  readonly agencyIds?: readonly string[];
}

/** Condition on `ticket t`; its parameters are `$1` to `$4`. */
const WANTED = `($1::timestamptz is null or t.filed_at >= $1) and ($2::timestamptz is null or t.filed_at < $2)
  and ($3::uuid[] is null or t.service_id = any($3)) and ($4::uuid[] is null or t.agency_id = any($4))`;

const parametersOf = ({ from, before, serviceIds, agencyIds }: ReplayFilter): unknown[] => [
  from ?? null,
  before ?? null,
  serviceIds ?? null,
  agencyIds ?? null,
];

/** What clocks go by; the rest of what changed is not read. */
const FIELDS = ['state', 'serviceId', 'priority', 'line', 'teamId', 'pendingReason', 'assigneeId'];
const NAMES = `array['${FIELDS.join("', '")}']`;

/** Lines of the log that say something to clocks. */
const SPEAKS = `(e.changes ?| ${NAMES} or e.type like 'sla.%' or e.type = 'ticket.merged' or e.type = 'ticket.messaged' and e.details ->> 'authorRole' = 'agent')`;

const READ = `select t.id, t.agency_id as "agencyId", t.number, t.declaration_id as "declarationId",
    t.service_id as "serviceId", t.priority, t.line, t.team_id as "teamId", t.next_due_at as "nextDueAt",
    (select json_agg(json_build_array(e.type, e.occurred_at, e.changes,
        case when e.type like 'sla.%' then e.details
          when e.type = 'ticket.messaged' then jsonb_build_object('authorRole', e.details -> 'authorRole') end) order by e.seq)
      from ticket_event e where e.ticket_id = t.id and ${SPEAKS}) as log,
    (select json_agg(json_build_array(${CLOCK_COLUMNS.map((column) => `c.${column}`).join(', ')}) order by c.started_at, c.target, c.cycle)
      from sla_clock c where c.ticket_id = t.id) as clocks`;

const CHUNK = `${READ} from ticket t where t.id > $5::uuid and ${WANTED} order by t.id limit $6`;
const SOME = `${READ} from ticket t where t.id = any($1::uuid[]) order by t.id`;
const COUNT = `select count(*)::int as count from ticket t where ${WANTED}`;

/** Comes before every id. */
export const FIRST_PLACE = '00000000-0000-0000-0000-000000000000';

/** The next tickets after a place, in the order of their ids. */
export async function readReplayChunk(
  tx: ReadTx,
  filter: ReplayFilter,
  after: string,
  size: number,
): Promise<ReplayTicket[]> {
  return (await tx.prepared<Raw>('replay-chunk', CHUNK, [...parametersOf(filter), after, size])).map(ticketOf);
}

export async function readReplayTickets(tx: ReadTx, ids: readonly string[]): Promise<ReplayTicket[]> {
  return (await tx.prepared<Raw>('replay-tickets', SOME, [ids])).map(ticketOf);
}

export async function countReplayTickets(tx: ReadTx, filter: ReplayFilter): Promise<number> {
  const [row] = await tx.query<{ count: number }>(COUNT, parametersOf(filter));
  return row?.count ?? 0;
}

type RawLine = [ReplayLine['type'], string, ReplayLine['changes'], ReplayLine['details'] | null];

interface Raw extends Omit<ReplayTicket, 'number' | 'nextDueAt' | 'log' | 'clocks'> {
  readonly number: string;
  readonly nextDueAt: Date | null;
  readonly log: readonly RawLine[] | null;
  readonly clocks: readonly (readonly unknown[])[] | null;
}

function ticketOf({ number, nextDueAt, log, clocks, ...rest }: Raw): ReplayTicket {
  return {
    ...rest,
    number: Number(number),
    nextDueAt: nextDueAt && nextDueAt.toISOString(),
    log: (log ?? []).map(([type, occurredAt, changes, details]) => ({
      type,
      occurredAt: toInstant(new Date(occurredAt)),
      changes,
      details: details ?? {},
    })),
    clocks: (clocks ?? []).map(clockRowOf),
  };
}

const isTime = (column: string): boolean => column.endsWith('_at');

function clockRowOf(values: readonly unknown[]): ClockRow {
  const row: Record<string, unknown> = {};
  CLOCK_COLUMNS.forEach((column, index) => {
    const value = values[index];
    row[column] = isTime(column) && value !== null ? new Date(value as string).toISOString() : value;
  });
  return row as unknown as ClockRow;
}
