import type { PersonRef } from '@desk/contracts';
import { Database, notFound, Problem, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Actor } from './policies/actor.js';
import { mayFileFor } from './policies/ticket.policy.js';
import { cityDate } from './sessions/read-actor.js';

/** For whom a ticket is filed, and in which agency it thereby stands. */
export interface Requester {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
}

export interface Person extends PersonRef {
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Persons are the whole city's: these are the ways to them, and what each gives out. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** The names of some persons, by id. */
  async refs(tx: ReadTx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, PersonRef>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const rows = await tx.query<PersonRef>('select id, name from person where id = any($1::uuid[])', [wanted]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** An active person by username or id; null when there is none. */
  async find(tx: ReadTx, usernameOrId: string): Promise<Person | null> {
    const [row] = await tx.query<Person>(
      'select id, name, username, email, phone from person where (username = lower($1) or id::text = lower($1)) and active',
      [usernameOrId],
    );
    return row ?? null;
  }

  /**
   * The requester of a new ticket: the actor, or whom they name by username or id. Nobody of that name is a 404, somebody
   * for whom the actor may not file a 403; both before it is said whether that person's agency has joined.
   */
  async requesterFor(actor: Actor, onBehalfOf?: string): Promise<Requester> {
    const forSelf = onBehalfOf === undefined || onBehalfOf === actor.id || onBehalfOf.toLowerCase() === actor.username;
    if (forSelf && actor.mayFile && actor.homeAgencyId !== null) {
      return { id: actor.id, name: actor.name, agencyId: actor.homeAgencyId };
    }
    const [person] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<Employed>(EMPLOYED, [forSelf ? actor.id : onBehalfOf, cityDate(tx.now)]),
    );
    if (!person) throw notFound('This person');
    const { id, name, agencyId } = person;
    if (agencyId === null) {
      throw forSelf
        ? new Problem('forbidden', 'You are not employed in any agency, so the desk cannot file for you.')
        : new Problem('forbidden', 'This person is not employed in any agency today.');
    }
    if (!mayFileFor(actor, { id, agencyId })) {
      throw new Problem('forbidden', 'You may file for colleagues of your own agency only.');
    }
    if (!person.mayFile) throw notJoined(person);
    return { id, name, agencyId };
  }
}

interface Employed {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string | null;
  readonly agencyName: string;
  readonly joinsOn: string | null;
  readonly localContact: string | null;
  readonly mayFile: boolean;
}

const EMPLOYED = /* sql */ `
select p.id, p.name, m.agency_id as "agencyId", a.name as "agencyName", a.joined_on::text as "joinsOn",
  a.local_contact as "localContact", coalesce(m.pilot or a.joined_on <= $2::date, false) as "mayFile"
from person p
left join membership m on m.person_id = p.id and m.valid_from <= $2::date and (m.valid_to is null or m.valid_to > $2::date)
left join agency a on a.id = m.agency_id
where (p.username = lower($1) or p.id::text = lower($1)) and p.active`;

/** Tells whom to turn to until the agency joins, and when that is. */
export function notJoined(agency: Pick<Employed, 'agencyName' | 'joinsOn' | 'localContact'>): Problem {
  const joins = agency.joinsOn === null ? 'has no date for joining yet' : `joins on ${agency.joinsOn}`;
  const contact = agency.localContact === null ? 'your local ICT support' : agency.localContact;
  return new Problem('not_joined', `${agency.agencyName} ${joins}. Until then, turn to ${contact}.`);
}
