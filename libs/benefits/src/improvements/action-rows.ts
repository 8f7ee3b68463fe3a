import { cityDate, deskPolicy, mayCarryOut, type Actor } from '@desk/access';
import {
  CITY_AGENCY_ID,
  type ActionEvent,
  type ActionPlan,
  type ActionRow,
  type ActionView,
  type PersonRef,
  type QuarterReview,
} from '@desk/contracts';
import { isId, notFound, Problem, toIso, type ReadTx, type Scope, type Tx } from '@desk/platform';
import { isAllowed, type ActionMove } from '../domain/action.js';
import { review } from '../plan/quarter-reviews.js';
import { iso, person, refuseOther } from '../rows.js';
import { effectOf } from './action-effect.js';

/** The owner of an action may be anybody; its effect is that of the whole city. */
export const actionScope = (actor: Actor): Scope => ({ actorId: actor.id, agencyIds: 'all' });

/** $1 = today in the city. */
const ROW = `'id', i.id, 'revision', i.revision, 'state', i.state, 'quarter', i.quarter, 'text', i.text,
  'owner', (select json_build_object('id', p.id, 'name', p.name, 'username', p.username) from person p where p.id = i.owner_id),
  'dueOn', i.due_on, 'figure', i.figure, 'openedAt', ${iso('i.opened_at')}, 'startedOn', i.started_on, 'doneOn', i.done_on,
  'isOverdue', i.state in ('open', 'under_way') and coalesce(i.due_on < $1::date, false)`;

const EVENTS = `(select coalesce(json_agg(json_build_object('revision', e.revision, 'type', e.type, 'at', ${iso('e.at')},
    'by', ${person('e.by_id')}, 'reason', e.reason, 'changes', e.changes) order by e.revision desc), '[]')
  from improvement_action_event e where e.action_id = i.id)`;

export interface ActionList {
  readonly ownerId: string | null;
  readonly isClosed: boolean;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export async function listActions(tx: ReadTx, { ownerId, isClosed, after, limit }: ActionList): Promise<ActionRow[]> {
  const rows = await tx.query<{ row: ActionRow }>(
    `select json_build_object(${ROW}) as row from improvement_action i
     where ($2::uuid is null or i.owner_id = $2) and (i.state in ('done', 'dropped')) = $3
       and ($4::timestamptz is null or (i.opened_at, i.id) < ($4::timestamptz, $5::uuid))
     order by i.opened_at desc, i.id desc limit $6`,
    [cityDate(tx.now), ownerId, isClosed, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map(({ row }) => row);
}

interface Stored extends ActionRow {
  readonly openedBy: PersonRef | null;
  readonly outcome: string | null;
  readonly closedAt: string | null;
  readonly deviation: QuarterReview | null;
  readonly history: ActionEvent[];
}

async function find(tx: ReadTx, actor: Actor, id: string): Promise<Stored> {
  const [found] = isId(id)
    ? await tx.query<{ row: Stored }>(
        `select json_build_object(${ROW}, 'openedBy', ${person('i.opened_by_id')}, 'outcome', i.outcome,
           'closedAt', ${iso('i.closed_at')}, 'history', ${EVENTS},
           'deviation', (select ${review('r')} from quarter_review r where r.action_id = i.id)) as row
         from improvement_action i where i.id = $2`,
        [cityDate(tx.now), id],
      )
    : [];
  if (!found || !mayCarryOut(actor, found.row.owner?.id ?? null)) throw notFound('The action');
  return found.row;
}

export async function readAction(tx: ReadTx, actor: Actor, id: string): Promise<ActionView> {
  const stored = await find(tx, actor, id);
  const mayEdit = deskPolicy.editBenefitPlan(actor);
  return {
    ...stored,
    effect: await effectOf(tx, stored),
    abilities: {
      edit: mayEdit && isAllowed(stored.state, 'edit'),
      start: isAllowed(stored.state, 'start'),
      finish: isAllowed(stored.state, 'finish'),
      drop: mayEdit && isAllowed(stored.state, 'drop'),
    },
  };
}

/** One that the actor may move so, locked. */
export async function lockAction(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, move }: { revision: number; move: ActionMove },
): Promise<ActionRow> {
  if (isId(id)) await tx.query('select from improvement_action where id = $1 for no key update', [id]);
  const stored = await find(tx, actor, id);
  if ((move === 'edit' || move === 'drop') && !deskPolicy.editBenefitPlan(actor)) {
    throw new Problem('forbidden', 'That is for the service owner to say.');
  }
  if (!isAllowed(stored.state, move)) {
    throw new Problem('action_not_allowed', 'Read the action again: it stands differently now.');
  }
  refuseOther(stored.revision, revision, 'the action');
  return stored;
}

/** The person of a username, who must be there still. */
export async function ownerOf(tx: ReadTx, username: string | null): Promise<PersonRef | null> {
  if (username === null) return null;
  const [found] = await tx.query<PersonRef>('select id, name from person where username = $1 and active', [username]);
  if (found) return found;
  throw new Problem('validation_failed', 'Choose somebody who works here.', {
    errors: [{ pointer: '/plan/owner', code: 'unknown_person', message: 'is nobody who works here' }],
  });
}

export interface NewAction extends Omit<ActionPlan, 'owner'> {
  readonly id: string;
  readonly quarter: string | null;
  readonly owner: PersonRef | null;
  /** Null: the desk itself. */
  readonly openedById: string | null;
}

export async function insertAction(tx: Tx, action: NewAction): Promise<void> {
  const { id, quarter, text, owner, dueOn, figure, openedById } = action;
  await tx.query(
    `insert into improvement_action (id, quarter, text, owner_id, due_on, figure, opened_at, opened_by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, quarter, text.trim(), owner?.id ?? null, dueOn, figure, toIso(tx.now), openedById],
  );
  await addEvent(tx, id, { revision: 1, type: 'opened', byId: openedById, reason: null, changes: [] });
}

interface NewEvent extends Pick<ActionEvent, 'revision' | 'type' | 'reason' | 'changes'> {
  readonly byId: string | null;
}

async function addEvent(tx: Tx, id: string, { revision, type, byId, reason, changes }: NewEvent): Promise<void> {
  await tx.query(
    `insert into improvement_action_event (action_id, revision, type, at, by_id, reason, changes)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, revision, type, toIso(tx.now), byId, reason, JSON.stringify(changes)],
  );
}

/** What columns become, by their names, with the event that says so. */
export async function changeAction(
  tx: Tx,
  { id, revision }: Pick<ActionRow, 'id' | 'revision'>,
  columns: Readonly<Record<string, unknown>>,
  event: Pick<ActionEvent, 'type' | 'reason' | 'changes'>,
): Promise<void> {
  const set = Object.keys(columns).map((name, index) => `${name} = $${index + 3}`);
  await tx.query(`update improvement_action set ${['revision = $2', ...set].join(', ')} where id = $1`, [
    id,
    revision + 1,
    ...Object.values(columns),
  ]);
  await addEvent(tx, id, { ...event, revision: revision + 1, byId: tx.scope.actorId });
}

/** Who becomes the owner hears of it, unless it was themselves. */
export function tellOwner(tx: Tx, actor: Actor, id: string, owner: PersonRef | null, before: PersonRef | null): void {
  if (owner === null || owner.id === before?.id || owner.id === actor.id) return;
  tx.emit('improvement.assigned', {
    agencyId: CITY_AGENCY_ID,
    subjectId: id,
    actorId: actor.id,
    personId: owner.id,
  });
}

export function refuseFaultyPlan(errors: readonly { pointer: string; message: string }[]): void {
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields of the action.', { errors: [...errors] });
}
