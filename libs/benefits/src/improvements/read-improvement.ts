import type { Actor } from '@desk/access';
import type { ActionView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { actionScope, readAction } from './action-rows.js';

@Injectable()
export class ReadImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<ActionView> {
    return this.database.read(actionScope(actor), (tx) => readAction(tx, actor, id));
  }
}
