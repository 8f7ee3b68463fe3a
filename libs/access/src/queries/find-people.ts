import type { Page, PersonHit } from '@desk/contracts';
import { Database, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { scopeOf } from '../scope-of.js';
import { cityDate } from '../sessions/read-actor.js';

const MOST_WORDS = 5;
/** A telephone number as people write it, or an extension of it. */
const PHONE = /^[+\d\s()./-]{4,24}$/;
const LEAST_DIGITS = 4;
/** With fewer digits there may be codes of countries and areas before it, on one side or the other. */
const NATIONAL_DIGITS = 8;

/** The digits by which a number is found from its end; null when the text is no telephone number. */
function digitsOf(text: string): string | null {
  const digits = PHONE.test(text) ? text.replace(/\D/g, '').slice(-NATIONAL_DIGITS) : '';
  return digits.length < LEAST_DIGITS ? null : digits;
}

const FOUND = `p.username = $3 or lower(p.email) = $3 or ($5 and p.employee_number in ($3, upper($3)))
  or reverse(regexp_replace(p.phone, '\\D', '', 'g')) like reverse($6::text) || '%'`;

/**
 * Finds people by parts of their name, by their whole username or address, or by the end of their telephone number: agents
 * those they serve, others their colleagues. The number of the payroll is for agents alone, who ask callers for it.
 */
@Injectable()
export class FindPeople {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, text: string, limit: number): Promise<Page<PersonHit>> {
    authoriseDesk(actor, 'findPeople');
    const agencyIds = [...actor.servedAgencyIds, ...(actor.homeAgencyId === null ? [] : [actor.homeAgencyId])];
    const byEmployeeNumber = actor.roles.includes('agent');
    const items = await this.database.read(scopeOf(actor), (tx) =>
      findHits(tx, { text, limit, agencyIds, byEmployeeNumber }),
    );
    return { items, nextCursor: null };
  }
}

interface Wanted {
  readonly text: string;
  readonly limit: number;
  /** Where they are employed today; null: anywhere in the scope. */
  readonly agencyIds: readonly string[] | null;
  /** Finds by that number, and tells it. */
  readonly byEmployeeNumber: boolean;
}

export function findHits(tx: ReadTx, { text, limit, agencyIds, byEmployeeNumber }: Wanted): Promise<PersonHit[]> {
  const whole = text.trim().toLowerCase();
  const words = whole.split(/\s+/).slice(0, MOST_WORDS);
  const named = words.map((_, index) => `lower(p.name) like $${index + 7}`).join(' and ');
  return tx.query<PersonHit>(
    `select p.id, p.name, p.username, p.title, p.email, p.phone,
       case when $5 then p.employee_number end as "employeeNumber",
       jsonb_build_object('key', a.key, 'name', a.name) as agency
     from person p
     join membership m on m.person_id = p.id and m.valid_from <= $2::date and (m.valid_to is null or m.valid_to > $2::date)
     join agency a on a.id = m.agency_id
     where p.active and ($1::uuid[] is null or m.agency_id = any($1::uuid[])) and (${FOUND} or (${named}))
     order by p.name collate "nb-x-icu", p.id
     limit $4`,
    [
      agencyIds,
      cityDate(tx.now),
      whole,
      limit,
      byEmployeeNumber,
      digitsOf(whole),
      ...words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`),
    ],
  );
}
