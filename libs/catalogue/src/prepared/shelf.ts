import { authoriseDesk, mayEditPrepared, scopeOf, type Actor } from '@desk/access';
import type { FieldError, Page, Prepared } from '@desk/contracts';
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
  type Tx,
} from '@desk/platform';

/** What is kept on a shelf: a table, and its columns beyond those that all prepared things have, by field. */
export interface ShelfOf {
  readonly table: 'canned_reply' | 'macro';
  readonly what: string;
  readonly content: Readonly<Record<string, string>>;
  /** Column whose words are searched too. */
  readonly searched: string;
}

export interface PreparedQuery extends Paging {
  readonly q?: string;
}

interface Placed {
  readonly ownerId: string | null;
  readonly serviceId: string | null;
  readonly teamId: string | null;
}

const DEFAULT_LIMIT = 100;
const CURSOR = [cursorKey.text, cursorKey.uuid];

/** Prepared things on a shelf: who sees which, who changes which. One SQL for the list, one for each change. */
export class Shelf<C extends Prepared, V extends { id: string; name: string }> {
  constructor(
    private readonly database: Database,
    private readonly of: ShelfOf,
  ) {}

  /** Those that the actor may use, by name. */
  async list(actor: Actor, { q = '', cursor, limit = DEFAULT_LIMIT }: PreparedQuery): Promise<Page<V>> {
    authoriseDesk(actor, 'usePrepared');
    const place = cursor === undefined ? null : readCursor(cursor, CURSOR);
    const words = q
      .trim()
      .toLowerCase()
      .replace(/[\\%_]/g, '\\$&');
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      this.rows(
        tx,
        actor,
        `($4 = '' or lower(r.name) like '%' || $4 || '%' or r.shortcut like $4 || '%' or lower(r.${this.of.searched}::text) like '%' || $4 || '%')
         and ($5::text is null or (r.name collate "nb-x-icu", r.id) > ($5, $6::uuid))
         order by r.name collate "nb-x-icu", r.id limit ${limit + 1}`,
        [words, place?.[0] ?? null, place?.[1] ?? null],
      ),
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items: rows.slice(0, limit), nextCursor: last ? encodeCursor([last.name, last.id]) : null };
  }

  /** One that the actor may use; null when there is none. */
  async find(tx: ReadTx, actor: Actor, id: string): Promise<V | null> {
    if (!isId(id)) return null;
    const [row] = await this.rows(tx, actor, 'r.id = $4', [id]);
    return row ?? null;
  }

  async countUse(tx: Tx, id: string): Promise<void> {
    await tx.query(`update ${this.of.table} set uses = uses + 1 where id = $1`, [id]);
  }

  async create(actor: Actor, content: C): Promise<V> {
    authoriseDesk(actor, 'usePrepared');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const placed = await this.placed(tx, actor, content);
      if (!mayEditPrepared(actor, placed)) throw notTheirs();
      const id = newId();
      const columns = this.columns(actor, content, placed, tx);
      const names = Object.keys(columns);
      await this.unlessTaken(
        tx.query(
          `insert into ${this.of.table} (id, ${names.join(', ')}) values ($1, ${names.map((_, n) => `$${n + 2}`).join(', ')})`,
          [id, ...Object.values(columns)],
        ),
      );
      return this.shown(tx, actor, id);
    });
  }

  async save(actor: Actor, id: string, revision: number, content: C): Promise<V> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const stands = await this.locked(tx, actor, id);
      if (stands.revision !== revision) {
        throw new Problem('stale_version', 'Somebody changed it meanwhile: look at it, and save again.', {
          current: { version: stands.revision, changes: {} },
        });
      }
      const placed = await this.placed(tx, actor, content);
      if (!mayEditPrepared(actor, placed)) throw notTheirs();
      const columns = this.columns(actor, content, placed, tx);
      const set = Object.keys(columns).map((name, n) => `${name} = $${n + 2}`);
      await this.unlessTaken(
        tx.query(`update ${this.of.table} set ${set.join(', ')}, revision = revision + 1 where id = $1`, [
          id,
          ...Object.values(columns),
        ]),
      );
      return this.shown(tx, actor, id);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(scopeOf(actor), async (tx) => {
      await this.locked(tx, actor, id);
      await tx.query(`delete from ${this.of.table} where id = $1`, [id]);
    });
  }

  /** Locks one that the actor may change: 404 when they may not even use it, 403 when no more than that. */
  private async locked(tx: Tx, actor: Actor, id: string): Promise<Placed & { readonly revision: number }> {
    authoriseDesk(actor, 'usePrepared');
    if (!(await this.find(tx, actor, id))) throw notFound(this.of.what);
    const [row] = await tx.query<Placed & { revision: number }>(
      `select owner_id as "ownerId", service_id as "serviceId", team_id as "teamId", revision from ${this.of.table}
       where id = $1 for update`,
      [id],
    );
    if (!row) throw notFound(this.of.what);
    if (!mayEditPrepared(actor, row)) throw notTheirs();
    return row;
  }

  private columns(actor: Actor, content: C, placed: Placed, tx: Tx): Record<string, unknown> {
    const fields = content as unknown as Record<string, unknown>;
    const own = Object.entries(this.of.content).map(([field, column]) => {
      const value = fields[field] ?? null;
      return [column, typeof value === 'object' && value !== null ? JSON.stringify(value) : value];
    });
    return {
      owner_id: placed.ownerId,
      service_id: placed.serviceId,
      team_id: placed.teamId,
      name: content.name,
      shortcut: content.shortcut ?? null,
      ...(Object.fromEntries(own) as Record<string, unknown>),
      updated_at: toIso(tx.now),
      updated_by_id: actor.id,
    };
  }

  private async placed(tx: Tx, actor: Actor, { personal, serviceKey, teamKey }: Prepared): Promise<Placed> {
    const [found] = await tx.query<{ serviceId: string | null; teamId: string | null }>(
      `select (select id from service where key = $1) as "serviceId", (select id from team where key = $2) as "teamId"`,
      [serviceKey ?? null, teamKey ?? null],
    );
    const { serviceId = null, teamId = null } = found ?? {};
    const faults: FieldError[] = [];
    if (serviceKey !== undefined && serviceId === null)
      faults.push({ pointer: '/serviceKey', message: 'is not the key of a service', code: 'unknown_service' });
    if (teamKey !== undefined && teamId === null)
      faults.push({ pointer: '/teamKey', message: 'is not the key of a team', code: 'unknown_team' });
    refuseFaults(faults);
    return { ownerId: personal ? actor.id : null, serviceId, teamId };
  }

  private async shown(tx: Tx, actor: Actor, id: string): Promise<V> {
    const view = await this.find(tx, actor, id);
    if (!view) throw new Error('who may write it may read it');
    return view;
  }

  /** `where` is a condition on `r` whose parameters begin at $4. */
  private async rows(tx: ReadTx, actor: Actor, where: string, parameters: readonly unknown[]): Promise<V[]> {
    const content = Object.entries(this.of.content).map(([field, column]) => `'${field}', r.${column}`);
    const rows = await tx.query<{ row: V; ownerId: string | null; teamId: string | null }>(
      `select json_strip_nulls(json_build_object('id', r.id, 'name', r.name, 'shortcut', r.shortcut, 'serviceKey', s.key,
           'teamKey', t.key, 'personal', r.owner_id is not null, ${content.join(', ')}, 'revision', r.revision, 'uses', r.uses,
           'updatedAt', to_char(r.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as row,
         r.owner_id as "ownerId", r.team_id as "teamId"
       from ${this.of.table} r left join service s on s.id = r.service_id left join team t on t.id = r.team_id
       where (r.owner_id = $1 or (r.owner_id is null and ($2 or r.team_id is null or r.team_id = any($3::uuid[])))) and ${where}`,
      [actor.id, actor.roles.includes('admin'), actor.teams.map(({ id }) => id), ...parameters],
    );
    return rows.map(({ row, ...placed }) => ({ ...row, mayEdit: mayEditPrepared(actor, placed) }));
  }

  private async unlessTaken(write: Promise<unknown>): Promise<void> {
    try {
      await write;
    } catch (error) {
      if ((error as { constraint?: unknown }).constraint !== `${this.of.table}_shortcut`) throw error;
      refuseFaults([{ pointer: '/shortcut', message: 'is the shortcut of another', code: 'shortcut_taken' }]);
    }
  }
}

const notTheirs = () =>
  new Problem('forbidden', 'Shared ones are changed by the leads of their team and the administrator.');

export function refuseFaults(errors: FieldError[]): void {
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
}
