import type { Actor } from '@desk/access';
import type { Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { NewMessage } from '../domain/decision.js';
import type { StoredCourse } from '../tickets.repository.js';
import { filesOfHeld, type Held } from './held-rows.js';
import { MessageWriting } from './message-writing.js';

/** What a held macro is carried out by. Macros write notes, which this room cannot name: so theirs comes here and says so. */
export interface MacroRunner {
  /** Does all that the macro says, its message under the id of the held one; a Problem when it cannot, and then nothing. */
  runHeld(tx: Tx, author: Actor, course: StoredCourse, held: Held): Promise<NewMessage>;
}

/** The moment in which something held leaves: it is written under the id that it was held by, and its waiting ends. */
@Injectable()
export class Leaving {
  private macros: MacroRunner | null = null;

  constructor(private readonly writing: MessageWriting) {}

  macrosAreRunBy(runner: MacroRunner): void {
    this.macros = runner;
  }

  async leave(tx: Tx, author: Actor, course: StoredCourse, held: Held): Promise<NewMessage> {
    const message = await (held.macro === null
      ? this.write(tx, author, course, held)
      : this.runner().runHeld(tx, author, course, held));
    await tx.query('delete from held_message where id = $1', [held.id]);
    return message;
  }

  private async write(tx: Tx, author: Actor, course: StoredCourse, held: Held): Promise<NewMessage> {
    const files = { ids: await filesOfHeld(tx, held.id), heldId: held.id };
    return this.writing.write(tx, author, course, { id: held.id, text: held.text }, files);
  }

  private runner(): MacroRunner {
    if (this.macros === null) throw new Error('a macro is held in a program that runs none');
    return this.macros;
  }
}
