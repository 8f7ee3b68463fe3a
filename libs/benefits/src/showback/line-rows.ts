import type { AgencyRef, IsoDate, ShowbackLine } from '@desk/contracts';
import { isId, notFound, type ReadTx } from '@desk/platform';
import { showbackAgencyIds, type Actor } from '@desk/access';

/** The row of a line `l` as the contracts have it, but for the strings that months are. */
export const LINE = /* sql */ `l.id, to_char(l.month, 'YYYY-MM') as month, l.component, l.version, l.from_day::text as "from", l.to_day::text as "to",
  l.ticket_kind as "ticketKind", l.channel, l.price_ore::float8 as price, l.days,
  extract(day from l.month + interval '1 month' - interval '1 day')::integer as "daysInMonth", l.employees, l.tickets, l.seconds,
  l.joint, l.of_weight::float8 as "ofWeight", l.ore::float8 as ore,
  coalesce((select case m.side when 'agency' then 'waiting' else 'answered' end from showback_message m
    where m.line_id = l.id order by m.id desc limit 1), 'none') as question`;

/** The order in which lines of an agency stand: what is of the month itself, then corrections, the newest month first. */
export const LINE_ORDER = /* sql */ `l.month desc, l.from_day, array_position(array['per_agency', 'per_employee', 'shared', 'per_ticket', 'per_minute'],
  l.component), l.ticket_kind nulls first, l.channel nulls first, l.version`;

export const MESSAGE = (m: string): string => `json_build_object('id', ${m}.id, 'side', ${m}.side, 'text', ${m}.text,
  'author', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${m}.author_id),
  'writtenAt', to_char(${m}.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

export interface LineRow extends ShowbackLine {
  readonly agencyId: string;
  readonly agency: AgencyRef;
  /** Its month, and the one in which it stands, by their first days. */
  readonly monthDay: IsoDate;
  readonly closedDay: IsoDate;
}

/** A line that the actor may read. */
export async function findLine(tx: ReadTx, actor: Actor, id: string): Promise<LineRow> {
  const only = showbackAgencyIds(actor);
  const [row] = isId(id)
    ? await tx.query<LineRow>(
        `select ${LINE}, l.agency_id as "agencyId", json_build_object('key', a.key, 'name', a.name) as agency,
           l.month::text as "monthDay", l.closed_in::text as "closedDay"
         from showback_line l join agency a on a.id = l.agency_id where l.id = $1 and ($2::uuid[] is null or a.id = any($2::uuid[]))`,
        [id, only],
      )
    : [];
  if (!row) throw notFound('The line');
  return row;
}
