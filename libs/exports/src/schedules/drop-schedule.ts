import { scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockOwn } from './schedule-rows.js';

@Injectable()
export class DropSchedule {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(scopeOf(actor), async (tx) => {
      await lockOwn(tx, actor, id);
      await tx.query('delete from report_schedule where id = $1', [id]);
    });
  }
}
