import type { Me } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../policies/actor.js';
import { deskPolicy } from '../policies/desk.policy.js';
import { scopeOf } from '../scope-of.js';
import { cityDate } from '../sessions/read-actor.js';

interface Row {
  readonly email: string | null;
  readonly locale: Me['locale'];
  readonly agency: Me['agency'];
  readonly teams: Me['teams'];
}

/** Who is signed in, and what the screens may offer them. */
@Injectable()
export class ReadMe {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Me> {
    const [row] = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<Row>(SQL, [actor.id, actor.homeAgencyId, cityDate(tx.now)]),
    );
    return {
      id: actor.id,
      username: actor.username,
      name: actor.name,
      email: row?.email ?? null,
      locale: row?.locale ?? actor.locale,
      roles: [...actor.roles],
      agency: row?.agency ?? null,
      teams: row?.teams ?? [],
      abilities: {
        fileTicket: deskPolicy.fileTicket(actor),
        fileForAnyone: deskPolicy.fileForAnyone(actor),
        workQueues: deskPolicy.workQueues(actor),
        readReports: deskPolicy.readReports(actor),
        readAgency: deskPolicy.readAgency(actor),
        administer: deskPolicy.administer(actor),
        editCalendars: deskPolicy.editCalendars(actor),
        editDeclaration: deskPolicy.editDeclaration(actor),
        readEscalationRules: deskPolicy.readEscalationRules(actor),
        editEscalationFields: deskPolicy.editEscalationFields(actor),
        readRoutingRules: deskPolicy.readRoutingRules(actor),
        editOpenResults: deskPolicy.editOpenResults(actor),
        rankSuggestions: deskPolicy.rankSuggestions(actor),
        editCouncil: deskPolicy.editCouncil(actor),
      },
    };
  }
}

const SQL = /* sql */ `
select p.email, p.locale,
  (select jsonb_build_object('key', a.key, 'name', a.name, 'joined', coalesce(a.joined_on <= $3::date, false),
     'joinsOn', a.joined_on, 'localContact', a.local_contact)
   from agency a where a.id = $2) as agency,
  coalesce((
    select jsonb_agg(jsonb_build_object('key', t.key, 'name', t.name, 'line', t.line, 'lead', tm.lead) order by t.position, t.key)
    from team_member tm join team t on t.id = tm.team_id where tm.person_id = p.id), '[]') as teams
from person p where p.id = $1`;
