import { CITY_TIME_ZONE } from '@desk/contracts';
import { toInstant, type ReadTx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../policies/actor.js';
import { assembleActor, type ActorFacts } from './assemble-actor.js';
import { hashToken, type Credential } from './credential.js';

export interface SignedIn {
  readonly actor: Actor;
  /** null: until revoked. */
  readonly expiresAt: Temporal.Instant | null;
}

const QUARTER_HOUR_MS = 900_000;
let latest = { quarter: NaN, date: '' };

/** The date in the city at an instant. Midnights fall on quarters of an hour, so what was found last holds for a while. */
export function cityDate(at: Temporal.Instant): string {
  const quarter = Math.floor(at.epochMilliseconds / QUARTER_HOUR_MS);
  if (quarter !== latest.quarter)
    latest = { quarter, date: at.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString() };
  return latest.date;
}

/** Who holds a credential that is neither expired nor revoked, and all they may do, in one statement. */
export async function readActor(tx: ReadTx, credential: Credential): Promise<SignedIn | null> {
  const [row] = await tx.prepared<{ facts: ActorFacts; expiresAt: Date | null }>(
    `actor of ${credential.kind}`,
    factsOf(
      `select p.*, c.expires_at from ${credential.kind} c join person p on p.id = c.person_id
       where c.token_hash = $2 and c.revoked_at is null and (c.expires_at is null or c.expires_at > $3) and p.active`,
    ),
    [cityDate(tx.now), hashToken(credential.token), tx.now.toString()],
  );
  if (!row) return null;
  return { actor: assembleActor(row.facts), expiresAt: row.expiresAt && toInstant(row.expiresAt) };
}

/** The same for a person whom the desk itself names. */
export async function readActorOfPerson(tx: ReadTx, personId: string): Promise<Actor | null> {
  const [row] = await tx.prepared<{ facts: ActorFacts }>(
    'actor of person',
    factsOf('select p.*, null::timestamptz as expires_at from person p where p.id = $2 and p.active'),
    [cityDate(tx.now), personId],
  );
  return row ? assembleActor(row.facts) : null;
}

/** The same for several at once, by id, without those who have left. */
export async function readActorsOfPeople(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, Actor>> {
  const rows = await tx.prepared<{ facts: ActorFacts }>(
    'actors of people',
    factsOf('select p.*, null::timestamptz as expires_at from person p where p.id = any($2::uuid[]) and p.active'),
    [cityDate(tx.now), personIds],
  );
  return new Map(rows.map(({ facts }) => [facts.id, assembleActor(facts)]));
}

/** $1 = today in the city. */
const factsOf = (who: string): string => /* sql */ `
with who as (${who}),
can_file as (
  select a.id from agency a
  where a.kind not in ('city', 'history')
    and (a.joined_on <= $1::date or exists (
      select from membership m
      where m.agency_id = a.id and m.pilot and m.valid_from <= $1::date and (m.valid_to is null or m.valid_to > $1::date)))
)
select who.expires_at as "expiresAt", jsonb_build_object(
  'id', who.id, 'username', who.username, 'name', who.name, 'locale', who.locale,
  'given', coalesce((select jsonb_agg(r.role) from person_role r where r.person_id = who.id), '[]'),
  'home', (
    select jsonb_build_object('agencyId', m.agency_id, 'pilot', m.pilot, 'joined', coalesce(a.joined_on <= $1::date, false))
    from membership m join agency a on a.id = m.agency_id
    where m.person_id = who.id and m.valid_from <= $1::date and (m.valid_to is null or m.valid_to > $1::date)),
  'employedBy', coalesce((
    select jsonb_agg(distinct m.agency_id) from membership m where m.person_id = who.id and m.valid_from <= $1::date), '[]'),
  'contactFor', coalesce((select jsonb_agg(c.agency_id) from agency_contact c where c.person_id = who.id), '[]'),
  'teams', coalesce((
    select jsonb_agg(jsonb_build_object('id', t.id, 'key', t.key, 'line', t.line, 'lead', tm.lead,
      'serves', (select jsonb_agg(s.agency_id) from team_agency s where s.team_id = t.id)) order by t.position, t.key)
    from team_member tm join team t on t.id = tm.team_id where tm.person_id = who.id), '[]'),
  'canFile', case when exists (select from team_member tm where tm.person_id = who.id)
    then coalesce((select jsonb_agg(f.id) from can_file f), '[]') else '[]' end,
  'every', case when exists (select from person_role r where r.person_id = who.id and r.role = 'service_owner')
    then (select jsonb_agg(a.id) from agency a) end
) as facts
from who`;
