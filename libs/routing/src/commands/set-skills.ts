import { scopeOf, type Actor } from '@desk/access';
import type { Page, SkillAtLevel, SkillChoice } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents, tellOfStaffing } from '../agents.js';
import { skillFaults } from '../domain/staffing-faults.js';
import { refuse } from '../refuse.js';
import { Skills } from '../skills.js';

/** Says all that an agent can. */
@Injectable()
export class SetSkills {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
    private readonly skills: Skills,
  ) {}

  async run(actor: Actor, agentId: string, choices: readonly SkillChoice[]): Promise<Page<SkillAtLevel>> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const { id } = await this.agents.staffed(tx, actor, agentId, { self: false });
      const had = await tx.query<SkillAtLevel>(SKILLS_OF, [id]);
      // A retired one can be kept, and not be given.
      const known = (await this.skills.all(tx)).filter(
        (skill) => skill.active || had.some(({ key }) => key === skill.key),
      );
      refuse(skillFaults(choices, new Set(known.map(({ key }) => key))));
      await tx.query('delete from person_skill where person_id = $1', [id]);
      await tx.query(
        `insert into person_skill (person_id, skill_id, level) select $1, s.id, c.level
         from jsonb_to_recordset($2::jsonb) as c(key text, level smallint) join skill s on s.key = c.key`,
        [id, JSON.stringify(choices)],
      );
      tellOfStaffing(tx, id);
      return { items: await tx.query<SkillAtLevel>(SKILLS_OF, [id]), nextCursor: null };
    });
  }
}

const SKILLS_OF = /* sql */ `
select s.key, s.name, k.level from person_skill k join skill s on s.id = k.skill_id where k.person_id = $1
order by s.name collate "nb-x-icu", s.key`;
