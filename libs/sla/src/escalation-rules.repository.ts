import type { EscalationRule, EscalationRules, Line } from '@desk/contracts';
import { newId, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Nameable } from './domain/escalation-faults.js';

/** Row of `city_setting` that counts how often the rules were changed: {"revision": 3}. */
const REVISION_KEY = 'escalation_rules';

/** The escalation rules in the words of the interface. */
@Injectable()
export class EscalationRulesRepository {
  async read(tx: ReadTx): Promise<EscalationRules> {
    const [row] = await tx.query<EscalationRules>(
      `select coalesce((select (value ->> 'revision')::int from city_setting where key = $1), 0) as revision,
         (select coalesce(json_agg(json_build_object('name', r.name, 'active', r.active, 'target', r.target,
             'serviceKey', s.key, 'priority', r.priority, 'atPercent', r.at_percent, 'tell', r.tell,
             'tellPeople', array(select p.username from unnest(r.tell_person_ids) with ordinality as told (id, n)
               join person p on p.id = told.id order by told.n),
             'reassignToTeam', t.key, 'raisePriorityTo', r.raise_priority_to) order by r.position), '[]')
          from escalation_rule r left join service s on s.id = r.service_id left join team t on t.id = r.reassign_team_id
         ) as rules`,
      [REVISION_KEY],
    );
    if (!row) throw new Error('a select without a table has one row');
    return row;
  }

  /** What these rules name and the desk has; history of other systems has no rules. */
  async nameable(tx: ReadTx, rules: readonly EscalationRule[]): Promise<Omit<Nameable, 'warnPercents'>> {
    const [row] = await tx.query<{ services: string[]; people: string[]; teams: Record<string, Line> }>(
      `select array(select key from service where key = any($1::text[]) and active) as services,
         array(select username from person where username = any($2::text[]) and active) as people,
         (select coalesce(json_object_agg(t.key, t.line), '{}') from team t join agency a on a.id = t.agency_id
          where t.key = any($3::text[]) and a.kind <> 'history') as teams`,
      [
        rules.map(({ serviceKey }) => serviceKey),
        rules.flatMap(({ tellPeople }) => tellPeople),
        rules.map(({ reassignToTeam }) => reassignToTeam),
      ],
    );
    return {
      serviceKeys: new Set(row?.services),
      usernames: new Set(row?.people),
      lineByTeamKey: new Map(Object.entries(row?.teams ?? {})),
    };
  }

  /** Puts the rules in the place of those before; false when somebody else has changed them since `revision`. */
  async replace(tx: Tx, { revision, rules }: EscalationRules): Promise<boolean> {
    const raised = await tx.query(
      `insert into city_setting (key, value) select $1, jsonb_build_object('revision', 1)
       where $2 = 0 or exists (select from city_setting where key = $1)
       on conflict (key) do update set value = jsonb_build_object('revision', $2::int + 1)
       where (city_setting.value ->> 'revision')::int = $2
       returning key`,
      [REVISION_KEY, revision],
    );
    if (raised.length === 0) return false;
    await tx.query('delete from escalation_rule');
    await tx.query(
      `insert into escalation_rule (id, position, name, active, target, service_id, priority, at_percent, tell,
         tell_person_ids, reassign_team_id, raise_priority_to)
       select r.id, r.position, r.name, r.active, r.target, s.id, r.priority, r."atPercent", r.tell,
         array(select p.id from unnest(r."tellPeople") with ordinality as told (username, n)
           join person p on p.username = told.username order by told.n), t.id, r."raisePriorityTo"
       from jsonb_to_recordset($1::jsonb) as r(id uuid, position integer, name text, active boolean, target text,
         "serviceKey" text, priority smallint, "atPercent" smallint, tell text[], "tellPeople" text[],
         "reassignToTeam" text, "raisePriorityTo" smallint)
       left join service s on s.key = r."serviceKey" left join team t on t.key = r."reassignToTeam"`,
      [JSON.stringify(rules.map((rule, position) => ({ ...rule, name: rule.name.trim(), id: newId(), position })))],
    );
    return true;
  }
}
