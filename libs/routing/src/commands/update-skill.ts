import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SkillView } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { SKILLS } from '../queries/list-skills.js';
import { Skills } from '../skills.js';

/** Names a skill anew, retires it, or takes it into use again. Whoever has it keeps it. */
@Injectable()
export class UpdateSkill {
  constructor(
    private readonly database: Database,
    private readonly skills: Skills,
  ) {}

  async run(actor: Actor, key: string, change: { name?: string; active?: boolean }): Promise<SkillView> {
    authoriseDesk(actor, 'editSkills');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await tx.query('update skill set name = coalesce($2, name), active = coalesce($3, active) where key = $1', [
        key,
        change.name ?? null,
        change.active ?? null,
      ]);
      const skill = (await tx.query<SkillView>(SKILLS)).find((one) => one.key === key);
      if (!skill) throw notFound('The skill');
      tx.afterCommit(() => this.skills.clear());
      return skill;
    });
  }
}
