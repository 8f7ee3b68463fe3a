import type { CouncilChange, CouncilMember, Page } from '@desk/contracts';
import { newId, toIso, type ReadTx, type Scope, type Tx } from '@desk/platform';
import type { Actor } from '../policies/actor.js';
import { cityDate } from '../sessions/read-actor.js';

/** Its members come from every agency. */
export const councilScope = (actor: Actor): Scope => ({ actorId: actor.id, agencyIds: 'all' });

/** All members, by name. */
export async function readCouncil(tx: ReadTx): Promise<Page<CouncilMember>> {
  const items = await tx.query<CouncilMember>(MEMBERS, [cityDate(tx.now)]);
  return { items, nextCursor: null };
}

/** Gives the role and notes it; nothing when the person has it. `byId` null: the file of people. */
export async function takeIntoCouncil(tx: Tx, personId: string, byId: string | null): Promise<void> {
  const given = await tx.query(
    `insert into person_role (person_id, role) values ($1, 'user_council') on conflict do nothing returning person_id`,
    [personId],
  );
  if (given.length > 0) await note(tx, 'added', personId, byId);
}

/** Takes the role and notes it. Answers whether the person had it. */
export async function takeOutOfCouncil(tx: Tx, personId: string, byId: string): Promise<boolean> {
  const taken = await tx.query(
    `delete from person_role where person_id = $1 and role = 'user_council' returning person_id`,
    [personId],
  );
  if (taken.length > 0) await note(tx, 'removed', personId, byId);
  return taken.length > 0;
}

/** Who works here hears of it, unless they did it themselves. */
async function note(tx: Tx, what: CouncilChange['what'], personId: string, byId: string | null): Promise<void> {
  const id = newId();
  await tx.query('insert into user_council_change (id, person_id, what, at, by_id) values ($1, $2, $3, $4, $5)', [
    id,
    personId,
    what,
    toIso(tx.now),
    byId,
  ]);
  const [home] = await tx.query<{ agencyId: string }>(HOME, [personId, cityDate(tx.now)]);
  if (home && personId !== byId)
    tx.emit('council.changed', { agencyId: home.agencyId, subjectId: id, actorId: byId, personId, what });
}

const HOME = /* sql */ `
select agency_id as "agencyId" from membership
where person_id = $1 and valid_from <= $2::date and (valid_to is null or valid_to > $2::date)`;

const MEMBERS = /* sql */ `
select p.id, p.name, not p.active as "hasLeft",
  (select json_build_object('key', a.key, 'name', a.name) from membership m join agency a on a.id = m.agency_id
   where m.person_id = p.id and m.valid_from <= $1::date and (m.valid_to is null or m.valid_to > $1::date)) as agency,
  (select to_char(max(c.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from user_council_change c
   where c.person_id = p.id and c.what = 'added') as since
from person_role r join person p on p.id = r.person_id
where r.role = 'user_council' order by p.name collate "nb-x-icu", p.id`;
