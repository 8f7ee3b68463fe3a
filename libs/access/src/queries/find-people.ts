import type { Page, PersonHit } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { scopeOf } from '../scope-of.js';
import { cityDate } from '../sessions/read-actor.js';

const MOST_WORDS = 5;

/** Finds people by parts of their name, or by their whole username or address: agents those they serve, others their colleagues. */
@Injectable()
export class FindPeople {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, text: string, limit: number): Promise<Page<PersonHit>> {
    authoriseDesk(actor, 'findPeople');
    const agencies = [...actor.servedAgencyIds, ...(actor.homeAgencyId === null ? [] : [actor.homeAgencyId])];
    const whole = text.trim().toLowerCase();
    const words = whole.split(/\s+/).slice(0, MOST_WORDS);
    const named = words.map((_, index) => `lower(p.name) like $${index + 5}`).join(' and ');
    const items = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<PersonHit>(
        `select p.id, p.name, p.username, p.title, p.email, p.phone,
           jsonb_build_object('key', a.key, 'name', a.name) as agency
         from person p
         join membership m on m.person_id = p.id and m.valid_from <= $2::date and (m.valid_to is null or m.valid_to > $2::date)
         join agency a on a.id = m.agency_id
         where p.active and m.agency_id = any($1::uuid[]) and ((${named}) or p.username = $3 or lower(p.email) = $3)
         order by p.name collate "nb-x-icu", p.id
         limit $4`,
        [agencies, cityDate(tx.now), whole, limit, ...words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)],
      ),
    );
    return { items, nextCursor: null };
  }
}
