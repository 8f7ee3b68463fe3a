import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { Page, SkillView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Every skill of the desk, also the retired. */
@Injectable()
export class ListSkills {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Page<SkillView>> {
    authoriseDesk(actor, 'seeAgents');
    const items = await this.database.read(scopeOf(actor), (tx) => tx.query<SkillView>(SKILLS));
    return { items, nextCursor: null };
  }
}

export const SKILLS = /* sql */ `
select s.key, s.name, s.active,
  (select count(*)::int from person_skill k join person p on p.id = k.person_id and p.active where k.skill_id = s.id) as people
from skill s order by not s.active, s.name collate "nb-x-icu", s.key`;
