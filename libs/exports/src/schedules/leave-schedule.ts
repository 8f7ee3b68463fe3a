import { scopeOf, type Actor } from '@desk/access';
import { Database, isId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** A recipient wants no more of it. One that comes to nobody rests. */
@Injectable()
export class LeaveSchedule {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<void> {
    if (!isId(id)) throw notFound('The schedule');
    await this.database.transaction(scopeOf(actor), async (tx) => {
      // So that of two last recipients the later one sees that they are the last.
      await tx.query('select 1 from report_schedule where id = $1 for update', [id]);
      const left = await tx.query(
        'delete from report_recipient where schedule_id = $1 and person_id = $2 returning person_id',
        [id, actor.id],
      );
      if (left.length === 0) throw notFound('The schedule');
      await tx.query(`delete from report_mail where schedule_id = $1 and person_id = $2 and state = 'queued'`, [
        id,
        actor.id,
      ]);
      await tx.query(
        `update report_schedule s set paused = true, next_at = null, revision = revision + 1
         where id = $1 and not paused and not exists (select from report_recipient r where r.schedule_id = s.id)`,
        [id],
      );
    });
  }
}
