import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { Page, SaveWeaknessRequest, WeaknessView } from '@desk/contracts';
import {
  cursorKey,
  Database,
  encodeCursor,
  isId,
  newId,
  notFound,
  Problem,
  readCursor,
  toIso,
  type Paging,
  type ReadTx,
} from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseBlank } from '../refuse-blank.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.date, cursorKey.date, cursorKey.uuid];
/** Sorts before every day that can be written: what has no end comes first. */
const FOR_EVER = '9999-12-31';

const VIEW = `id, text, doing, noted_on::text as "notedOn", ended_on::text as "endedOn", revision,
  to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"`;

/** What the service owner says that does not go well. It is read by others once it is published. */
@Injectable()
export class Weaknesses {
  constructor(private readonly database: Database) {}

  async list(actor: Actor, query: Paging): Promise<Page<WeaknessView>> {
    authoriseDesk(actor, 'editOpenResults');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : readCursor(query.cursor, CURSOR);
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<WeaknessView>(
        `select ${VIEW} from known_weakness
         ${after ? `where (coalesce(ended_on, '${FOR_EVER}'), noted_on, id) < ($1::date, $2::date, $3::uuid)` : ''}
         order by coalesce(ended_on, '${FOR_EVER}') desc, noted_on desc, id desc limit ${limit + 1}`,
        after ?? [],
      ),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items,
      nextCursor: last ? encodeCursor([last.endedOn ?? FOR_EVER, last.notedOn, last.id]) : null,
    };
  }

  async create(actor: Actor, wanted: SaveWeaknessRequest): Promise<WeaknessView> {
    authoriseDesk(actor, 'editOpenResults');
    refuseBlank({ text: wanted.text, doing: wanted.doing });
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseFaulty(wanted, cityDate(tx.now));
      const id = newId();
      await tx.query(
        `insert into known_weakness (id, text, doing, noted_on, ended_on, updated_at, updated_by_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, wanted.text, wanted.doing, wanted.notedOn, wanted.endedOn, toIso(tx.now), actor.id],
      );
      return read(tx, id);
    });
  }

  async save(actor: Actor, id: string, revision: number, wanted: SaveWeaknessRequest): Promise<WeaknessView> {
    authoriseDesk(actor, 'editOpenResults');
    refuseBlank({ text: wanted.text, doing: wanted.doing });
    if (!isId(id)) throw notFound('The weakness');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseFaulty(wanted, cityDate(tx.now));
      const [saved] = await tx.query(
        `update known_weakness set text = $3, doing = $4, noted_on = $5, ended_on = $6, updated_at = $7, updated_by_id = $8,
           revision = revision + 1
         where id = $1 and revision = $2 returning id`,
        [id, revision, wanted.text, wanted.doing, wanted.notedOn, wanted.endedOn, toIso(tx.now), actor.id],
      );
      const view = await read(tx, id);
      if (!saved) {
        throw new Problem('stale_version', 'Somebody changed it meanwhile: read it again, and put yours on top.', {
          current: { version: view.revision, changes: {} },
        });
      }
      return view;
    });
  }
}

async function read(tx: ReadTx, id: string): Promise<WeaknessView> {
  const [view] = await tx.query<WeaknessView>(`select ${VIEW} from known_weakness where id = $1`, [id]);
  if (!view) throw notFound('The weakness');
  return view;
}

function refuseFaulty({ notedOn, endedOn }: SaveWeaknessRequest, today: string): void {
  const errors = [
    ...(notedOn > today
      ? [{ pointer: '/notedOn', code: 'lies_ahead' as const, message: 'cannot lie ahead of today' }]
      : []),
    ...(endedOn !== null && endedOn < notedOn
      ? [{ pointer: '/endedOn', code: 'ends_before_it_begins' as const, message: 'must not be before it was noted' }]
      : []),
  ];
  if (errors.length > 0) {
    throw new Problem('validation_failed', 'Correct the named fields and send it again.', { errors });
  }
}
