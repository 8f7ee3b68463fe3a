import { Clock, Database, FileStore, Log, OnJob } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Drafts that nobody has touched for so long are thrown away, and the files that wait with them. */
const KEPT = `interval '90 days'`;
/** A file is younger than its row by a moment; what is older than this and has none never gets one. */
const SETTLED_MS = 24 * 3_600_000;
const BATCH = 500;

const KNOWN = `select id from upload where id = any($1::uuid[]) union all select id from message_attachment where id = any($1::uuid[])
  union all select id from note_attachment where id = any($1::uuid[])
  union all select id from baseline_evidence where id = any($1::uuid[])`;

/** Throws away what nobody will send any more, and files that belong to nothing. */
@Injectable()
export class Litter {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @OnJob('files.purge')
  async purge(): Promise<void> {
    await this.dropOldDrafts();
    await this.dropStrays();
  }

  private async dropOldDrafts(): Promise<void> {
    const gone = await this.database.transaction(this.database.systemScope, async (tx) => {
      const now = tx.now.toString();
      await tx.query(`delete from draft where updated_at < $1::timestamptz - ${KEPT}`, [now]);
      return tx.query<{ id: string }>(
        `delete from upload u where created_at < $1::timestamptz - ${KEPT} and held_id is null and not exists (
           select from draft d where d.author_id = u.author_id and d.kind = u.kind and d.ticket_id is not distinct from u.ticket_id)
         returning id`,
        [now],
      );
    });
    await this.files.remove(gone.map(({ id }) => id));
  }

  /** What a process that died has left: a part of a file, or a whole one without its row. */
  private async dropStrays(): Promise<void> {
    let whole: string[] = [];
    let dropped = 0;
    const check = async () => {
      const strays = await this.strays(whole);
      await this.files.remove(strays);
      dropped += strays.length;
      whole = [];
    };
    for await (const { id, isWhole } of this.files.olderThan(this.clock.now().epochMilliseconds - SETTLED_MS)) {
      if (isWhole) whole.push(id);
      else await this.files.removePartial(id);
      if (whole.length === BATCH) await check();
    }
    if (whole.length > 0) await check();
    if (dropped > 0) this.log.info({ files: dropped }, 'files that belong to nothing were removed');
  }

  private async strays(ids: readonly string[]): Promise<string[]> {
    const { database } = this;
    const known = await database.read(database.systemScope, (tx) => tx.query<{ id: string }>(KNOWN, [ids]));
    const kept = new Set(known.map(({ id }) => id));
    return ids.filter((id) => !kept.has(id));
  }
}
