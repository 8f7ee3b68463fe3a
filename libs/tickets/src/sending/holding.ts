import { scopeOf, type Actor } from '@desk/access';
import { Database, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** For how long messages are held, unless their author has chosen otherwise. */
const DEFAULT_SECONDS = 10;

export async function holdSecondsOf(tx: ReadTx, personId: string): Promise<number> {
  const [row] = await tx.query<{ seconds: number }>(
    'select hold_seconds as seconds from sending_preference where person_id = $1',
    [personId],
  );
  return row?.seconds ?? DEFAULT_SECONDS;
}

/** Chooses for how long one's messages are held. */
@Injectable()
export class SetHolding {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, holdSeconds: number): Promise<{ holdSeconds: number }> {
    await this.database.transaction(scopeOf(actor), (tx) =>
      tx.query(
        `insert into sending_preference (person_id, hold_seconds) values ($1, $2)
         on conflict (person_id) do update set hold_seconds = excluded.hold_seconds`,
        [actor.id, holdSeconds],
      ),
    );
    return { holdSeconds };
  }
}
