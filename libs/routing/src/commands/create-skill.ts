import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { FieldError, SkillView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuse } from '../refuse.js';
import { Skills } from '../skills.js';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NOT_A_KEY: FieldError = {
  pointer: '/key',
  code: 'not_a_key',
  message: 'may hold small letters from a to z, digits, and hyphens between them',
};
const KEY_TAKEN: FieldError = { pointer: '/key', code: 'key_taken', message: 'is the key of another skill' };

/** Adds a skill to the catalogue. */
@Injectable()
export class CreateSkill {
  constructor(
    private readonly database: Database,
    private readonly skills: Skills,
  ) {}

  async run(actor: Actor, { key, name }: { readonly key: string; readonly name: string }): Promise<SkillView> {
    authoriseDesk(actor, 'editSkills');
    if (!KEY.test(key)) refuse([NOT_A_KEY]);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const [made] = await tx.query(
        'insert into skill (id, key, name) values ($1, $2, $3) on conflict (key) do nothing returning id',
        [newId(), key, name],
      );
      if (!made) refuse([KEY_TAKEN]);
      tx.afterCommit(() => this.skills.clear());
      return { key, name, active: true, people: 0 };
    });
  }
}
