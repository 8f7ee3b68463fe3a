import type { CostKind, LedgerContent, LedgerRow } from '@desk/contracts';
import { COST_KINDS } from '@desk/contracts';
import { isId, notFound, Problem, toIso, type ReadTx, type Tx } from '@desk/platform';
import { dateOf } from '../domain/dates.js';
import { MOST_ORE } from '../domain/plan-faults.js';
import { iso, person } from '../rows.js';

const LONGEST_LINE = 300;
const FIRST_DAY = '2000-01-01';

const figures = (
  l: string,
): string => `'revision', ${l}.revision, 'kind', ${l}.kind, 'amount', (${l}.amount * 100)::bigint,
  'on', ${l}.spent_on, 'text', ${l}.text, 'reason', ${l}.reason, 'updatedAt', ${iso(`${l}.updated_at`)},
  'updatedBy', ${person(`${l}.updated_by_id`)}`;

export const LEDGER_ROW = `json_build_object('id', l.id, ${figures('l')}, 'isWithdrawn', l.withdrawn_at is not null,
  'past', (select coalesce(json_agg(json_build_object(${figures('s')}, 'supersededAt', ${iso('s.superseded_at')})
    order by s.revision desc), '[]') from superseded_ledger_line s where s.id = l.id)) as row`;

export async function readLine(tx: ReadTx, id: string): Promise<LedgerRow> {
  const [found] = isId(id)
    ? await tx.query<{ row: LedgerRow }>(`select ${LEDGER_ROW} from ledger_line l where l.id = $1`, [id])
    : [];
  if (!found) throw notFound('The line');
  return found.row;
}

/** One that still counts, locked. */
export async function lockLine(tx: Tx, id: string): Promise<{ revision: number }> {
  const [line] = isId(id)
    ? await tx.query<{ revision: number; withdrawn: boolean }>(
        'select revision, withdrawn_at is not null as withdrawn from ledger_line where id = $1 for no key update',
        [id],
      )
    : [];
  if (!line) throw notFound('The line');
  if (line.withdrawn) throw new Problem('withdrawn', 'Enter a new line instead.');
  return line;
}

/** Keeps what it said, and puts the next in its place; null: it counts no more. */
export async function changeLine(tx: Tx, id: string, next: LedgerContent | null, reason: string): Promise<void> {
  const kept = 'id, agency_id, spent_on, kind, amount, text, revision, reason, updated_at, updated_by_id, withdrawn_at';
  await tx.query(
    `insert into superseded_ledger_line (${kept}, superseded_at) select ${kept}, $2 from ledger_line where id = $1`,
    [id, toIso(tx.now)],
  );
  const changed =
    next === null ? 'withdrawn_at = $2' : `spent_on = $5, kind = $6, amount = $7::numeric / 100, text = $8`;
  await tx.query(
    `update ledger_line set revision = revision + 1, updated_at = $2, updated_by_id = $3, reason = $4, ${changed} where id = $1`,
    [id, toIso(tx.now), tx.scope.actorId, reason, ...(next === null ? [] : valuesOf(next))],
  );
}

export async function insertLine(tx: Tx, id: string, line: LedgerContent): Promise<void> {
  await tx.query(
    `insert into ledger_line (id, updated_at, updated_by_id, spent_on, kind, amount, text)
     values ($1, $2, $3, $4, $5, $6::numeric / 100, $7)`,
    [id, toIso(tx.now), tx.scope.actorId, ...valuesOf(line)],
  );
}

const valuesOf = ({ on, kind, amount, text }: LedgerContent): readonly unknown[] => [on, kind, amount, text.trim()];

const isKind = (kind: string): kind is CostKind => COST_KINDS.some((one) => one === kind);

/** Every fault at its field. What is not spent yet is no cost: a day ahead is refused. */
export function refuseFaultyLine({ kind, amount, on, text }: LedgerContent, today: string): void {
  const errors = [
    ...(isKind(kind) ? [] : [fault('kind', 'required')]),
    ...(Number.isInteger(amount) ? [] : [fault('amount', 'too_fine', { most: 2 })]),
    ...(amount === 0 ? [fault('amount', 'required')] : []),
    ...(amount < -MOST_ORE ? [fault('amount', 'too_small', { least: -MOST_ORE / 100 })] : []),
    ...(amount > MOST_ORE ? [fault('amount', 'too_large', { most: MOST_ORE / 100 })] : []),
    ...(dateOf(on) === null || on < FIRST_DAY ? [fault('on', 'not_a_date')] : []),
    ...(dateOf(on) !== null && on > today ? [fault('on', 'lies_ahead')] : []),
    ...(text.trim() === '' ? [fault('text', 'required')] : []),
    ...(text.length > LONGEST_LINE ? [fault('text', 'too_long', { most: LONGEST_LINE })] : []),
  ];
  if (errors.length > 0) throw new Problem('validation_failed', 'Correct the named fields of the line.', { errors });
}

type Code = 'required' | 'too_fine' | 'too_small' | 'too_large' | 'not_a_date' | 'lies_ahead' | 'too_long';
const MESSAGES: Record<Code, string> = {
  required: 'must be there',
  too_fine: 'must be whole øre',
  too_small: 'is too small',
  too_large: 'is too large',
  not_a_date: 'must be a date that exists',
  lies_ahead: 'cannot lie ahead of today',
  too_long: 'is too long',
};
const fault = (place: string, code: Code, values?: Record<string, number>) => ({
  pointer: `/line/${place}`,
  code,
  message: MESSAGES[code],
  ...(values && { values }),
});
