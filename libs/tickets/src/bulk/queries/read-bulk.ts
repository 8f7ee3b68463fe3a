import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { BulkChange, BulkItem, BulkState, BulkSum, BulkView, IsoInstant } from '@desk/contracts';
import { Config, Database, isId, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { iso } from '../../queries/sql-json.js';

interface Row {
  readonly change: BulkChange;
  readonly state: BulkState;
  readonly startedAt: IsoInstant;
  readonly finishedAt: IsoInstant | null;
  readonly undoUntil: IsoInstant | null;
  readonly sums: BulkSum[];
  readonly undoSums: BulkSum[];
  readonly failed: BulkItem[];
}

const UNDOING: ReadonlySet<BulkState> = new Set(['undo_waiting', 'undoing', 'undone']);

/** How far a bulk change of one's own has come. */
@Injectable()
export class ReadBulk {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  run(actor: Actor, id: string): Promise<BulkView> {
    authoriseDesk(actor, 'changeInBulk');
    return this.database.read(scopeOf(actor), (tx) => this.find(tx, actor, id));
  }

  async find(tx: ReadTx, actor: Actor, id: string): Promise<BulkView> {
    if (!isId(id)) throw notFound('The bulk change');
    const [row] = await tx.query<Row>(FIND, [id, actor.id, `${this.config.ticketPrefix}-`, tx.now.toString()]);
    if (!row) throw notFound('The bulk change');
    const sums = UNDOING.has(row.state) ? row.undoSums : row.sums;
    const total = sums.reduce((sum, { count }) => sum + count, 0);
    const waiting = sums.find(({ outcome }) => outcome === 'waiting')?.count ?? 0;
    return { id, ...row, total, done: total - waiting };
  }
}

const sums = (outcome: string, code: string): string => /* sql */ `
(select coalesce(json_agg(json_build_object('outcome', s.outcome, 'code', s.code, 'count', s.count)
    order by array_position(array['waiting', 'ok', 'unchanged', 'refused', 'stale', 'not_found'], s.outcome), s.code), '[]')
  from (select ${outcome} as outcome, ${code} as code, count(*)::int as count from bulk_item i
    where i.bulk_id = b.id and ${outcome} is not null group by 1, 2) s)`;

/** Items of agencies that the actor serves no more are not shown, as their tickets are not. */
const FIND = /* sql */ `
select b.change, b.state, ${iso('b.started_at')} as "startedAt", ${iso('b.finished_at')} as "finishedAt",
  case when b.state = 'done' and b.undo_until > $4::timestamptz then ${iso('b.undo_until')} end as "undoUntil",
  ${sums('i.outcome', 'i.code')} as sums, ${sums('i.undo_outcome', 'i.undo_code')} as "undoSums",
  (select coalesce(json_agg(json_build_object('ticketId', t.id, 'number', $3::text || t.number,
      'subject', case when not t.sensitive then t.subject end, 'version', t.version,
      'outcome', coalesce(i.undo_outcome, i.outcome), 'code', case when i.undo_outcome is null then i.code else i.undo_code end,
      'detail', case when i.undo_outcome is null then i.detail else i.undo_detail end) order by i.position), '[]')
    from bulk_item i join ticket t on t.id = i.ticket_id
    where i.bulk_id = b.id and coalesce(i.undo_outcome, i.outcome) in ('refused', 'stale', 'not_found')
      and (b.state not in ('undo_waiting', 'undoing', 'undone') or i.undo_outcome is not null)) as failed
from bulk_change b where b.id = $1 and b.actor_id = $2`;
