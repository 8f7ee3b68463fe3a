import { deskPolicy, mayChangePosition, scopeOf, type Actor } from '@desk/access';
import {
  CITY_AGENCY_ID,
  type AgencyRef,
  type PositionContent,
  type PositionFigures,
  type PositionRow,
} from '@desk/contracts';
import { isId, notFound, Problem, toIso, type ReadTx, type Scope, type Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import {
  positionFaults,
  type KnownPosition,
  type PositionFault,
  type PositionPlace,
} from '../domain/position-faults.js';
import type { Position } from '../domain/positions.js';
import { iso, person } from '../rows.js';

/** A position as it stands. */
export interface StoredPosition extends KnownPosition {
  readonly id: string;
  readonly agencyId: string;
  readonly revision: number;
}

/** Who keeps the positions of the joint first line does so for every agency; contacts have their own. */
export function positionScope(actor: Actor): Scope {
  return deskPolicy.editPositions(actor) ? { actorId: actor.id, agencyIds: 'all' } : scopeOf(actor);
}

/** Of which agency it is in the eyes of a policy; null: the joint first line. */
export const agencyOf = (agencyId: string): string | null => (agencyId === CITY_AGENCY_ID ? null : agencyId);

const figures = (p: string): string => `'revision', ${p}.revision, 'name', coalesce(${p}.note, ''), 'fte', ${p}.fte,
  'from', ${p}.valid_from, 'to', ${p}.valid_to, 'reason', ${p}.reason, 'updatedAt', ${iso(`${p}.updated_at`)},
  'updatedBy', ${person(`${p}.updated_by_id`)}`;

const ROW = `json_build_object('id', p.id, 'kind', p.kind, ${figures('p')},
  'agency', case when p.kind = 'left_behind' then json_build_object('key', a.key, 'name', a.name) end,
  'past', (select coalesce(json_agg(json_build_object(${figures('s')}, 'supersededAt', ${iso('s.superseded_at')})
    order by s.revision desc), '[]') from superseded_position s where s.id = p.id)) as row, p.agency_id as "agencyId"`;

/** `agencyIds` null: of the city and of every agency. `on` null: whenever they stand. */
export async function listPositions(
  tx: ReadTx,
  actor: Actor,
  { agencyIds, on, id }: { agencyIds: readonly string[] | null; on: string | null; id: string | null },
): Promise<PositionRow[]> {
  const rows = await tx.query<{ row: Omit<PositionRow, 'mayChange'>; agencyId: string }>(
    `select ${ROW} from staff_position p join agency a on a.id = p.agency_id
     where p.withdrawn_at is null and ($1::uuid[] is null or p.agency_id = any($1::uuid[]))
       and ($2::date is null or (p.valid_from <= $2::date and (p.valid_to is null or p.valid_to >= $2::date)))
       and ($3::uuid is null or p.id = $3::uuid)
     order by array_position(array['first_line', 'onsite', 'lead', 'overhead', 'left_behind'], p.kind),
       a.name collate "nb-x-icu", p.valid_from, p.note, p.id`,
    [agencyIds, on, id],
  );
  return rows.map(({ row, agencyId }) => ({ ...row, mayChange: mayChangePosition(actor, agencyOf(agencyId)) }));
}

/** One that may be read, or is not there. */
export async function readPosition(tx: ReadTx, actor: Actor, id: string): Promise<PositionRow> {
  const [row] = isId(id) ? await listPositions(tx, actor, { agencyIds: readable(actor), on: null, id }) : [];
  if (!row) throw notFound('The position');
  return row;
}

/** Contacts read what their own agencies have kept, and nothing of the joint first line. */
export const readable = (actor: Actor): readonly string[] | null =>
  deskPolicy.editPositions(actor) ? null : actor.contactAgencyIds;

/** All that stand, as they are compared with a new one. */
export async function knownPositions(tx: ReadTx): Promise<StoredPosition[]> {
  return tx.query<StoredPosition>(
    `select p.id, p.agency_id as "agencyId", p.revision, p.kind, case when p.kind = 'left_behind' then a.key end as "agencyKey",
       coalesce(p.note, '') as name, p.fte::float8 as fte, p.valid_from::text as "from", p.valid_to::text as "to"
     from staff_position p join agency a on a.id = p.agency_id where p.withdrawn_at is null order by p.valid_from, p.id`,
  );
}

/** One writes at a time: whether two overlap hangs on all of them. */
export async function lockPositions(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('staff positions', 0))`);
}

/** One that the actor may change, locked with all others. */
export async function lockPosition(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ stored: StoredPosition; known: StoredPosition[] }> {
  await lockPositions(tx);
  const known = await knownPositions(tx);
  const stored = known.find((one) => one.id === id);
  const owner = stored ? agencyOf(stored.agencyId) : null;
  if (!stored || (!deskPolicy.editPositions(actor) && (owner === null || !actor.contactAgencyIds.includes(owner)))) {
    throw notFound('The position');
  }
  return { stored, known };
}

/** The agency of a left-behind position, which the actor may declare for; null of others. */
export async function agencyFor(tx: ReadTx, actor: Actor, { kind, agencyKey }: PositionContent): Promise<string> {
  if (kind !== 'left_behind' || agencyKey === null) {
    if (mayChangePosition(actor, null)) return CITY_AGENCY_ID;
    throw new Problem('forbidden', 'Positions of the joint first line are not yours to enter.');
  }
  const [agency] = await declarable(tx, actor, agencyKey);
  if (agency) return agency.id;
  throw new Problem('validation_failed', 'Choose one of the agencies.', {
    errors: [{ pointer: '/content/agencyKey', message: 'is none that you may declare for', code: 'unknown_agency' }],
  });
}

/** Agencies for which the actor may declare left-behind positions, by name; or the one of a key. */
export function declarable(
  tx: ReadTx,
  actor: Actor,
  key: string | null = null,
): Promise<(AgencyRef & { readonly id: string })[]> {
  return tx.query(
    `select a.id, a.key, a.name from agency a where a.kind not in ('city', 'history')
       and ($1::uuid[] is null or a.id = any($1::uuid[])) and ($2::text is null or a.key = $2)
     order by a.name collate "nb-x-icu", a.key`,
    [readable(actor), key],
  );
}

export async function insertPosition(tx: Tx, id: string, agencyId: string, content: PositionContent): Promise<void> {
  await tx.query(
    `insert into staff_position (id, agency_id, kind, note, fte, valid_from, valid_to, updated_at, updated_by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, agencyId, content.kind, ...valuesOf(content), toIso(tx.now), tx.scope.actorId],
  );
}

/** Keeps what it said, and puts the next in its place. */
export async function changePosition(
  tx: Tx,
  { id }: StoredPosition,
  next: PositionFigures,
  { reason, withdrawn = false }: { reason: string | null; withdrawn?: boolean },
): Promise<void> {
  const kept = `id, agency_id, kind, fte, valid_from, valid_to, note, revision, reason, updated_at, updated_by_id, withdrawn_at`;
  await tx.query(
    `insert into superseded_position (${kept}, superseded_at) select ${kept}, $2 from staff_position where id = $1`,
    [id, toIso(tx.now)],
  );
  await tx.query(
    `update staff_position set revision = revision + 1, note = $2, fte = $3, valid_from = $4, valid_to = $5, reason = $6,
       updated_at = $7, updated_by_id = $8, withdrawn_at = $9 where id = $1`,
    [id, ...valuesOf(next), reason, toIso(tx.now), tx.scope.actorId, withdrawn ? toIso(tx.now) : null],
  );
}

const valuesOf = ({ name, fte, from, to }: PositionFigures): readonly unknown[] => [name.trim(), fte, from, to];

/** Every fault at its field of the body. */
export function refuseFaulty(
  content: PositionContent,
  known: readonly KnownPosition[],
  {
    id = null,
    at = (place) => `/content/${place}`,
  }: { id?: string | null; at?: (place: PositionPlace) => string } = {},
): void {
  const faults = positionFaults(content, known, id);
  if (faults.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the position again.', {
    errors: faults.map(({ place, code, values }) => ({
      pointer: at(place),
      code,
      message: MESSAGES[code],
      ...(values && { values: { ...values } }),
    })),
  });
}

const MESSAGES: Record<PositionFault['code'], string> = {
  required: 'must be there',
  too_small: 'is too small',
  too_large: 'is too large',
  too_fine: 'has too many decimals',
  too_long: 'is too long',
  not_a_date: 'must be a date that exists',
  ends_before_it_begins: 'ends before it begins',
  agency_missing: 'must be there for a position that was left behind',
  agency_not_central: 'has no place in a position of the joint first line',
  overlapping: 'overlaps one of the same name',
};

/** As the gain counts them. */
export function counted(positions: readonly (PositionContent & { readonly agencyId: string })[]): Position[] {
  return positions.map(({ kind, agencyId, fte, from, to }) => ({
    kind,
    agencyId: agencyOf(agencyId),
    fte,
    from: Temporal.PlainDate.from(from),
    to: to === null ? null : Temporal.PlainDate.from(to),
  }));
}
