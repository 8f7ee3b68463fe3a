import { scopeOf, type Actor } from '@desk/access';
import type { DroppedPart, SaveViewRequest, ViewFilters, ViewShare } from '@desk/contracts';
import { Database, isId, notFound, Problem, type ReadTx, type Tx } from '@desk/platform';
import { normalisedTags } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { dropUnknown, type Nameable, type StoredContent } from './domain/drop-unknown.js';
import type { ViewContent } from './domain/view.js';

interface Row extends StoredContent {
  readonly id: string;
  readonly ownerId: string;
  readonly share: ViewShare;
  readonly teamKey: string | null;
  readonly name: string;
  readonly revision: number;
}

/** A saved view without what is no more. */
export interface SavedView extends ViewContent {
  readonly id: string;
  readonly ownerId: string;
  readonly share: ViewShare;
  readonly teamKey: string | null;
  readonly name: string;
  readonly revision: number;
  readonly dropped: DroppedPart[];
}

const COLUMNS = `v.id, v.owner_id as "ownerId", v.share, (select key from team where id = v.team_id) as "teamKey", v.name,
  v.columns, v.filters, v.ordered_by as "order", v.revision`;

/** Views that are the actor's own ($1), shared with one of their teams ($2), or with all. */
const SEEN = `((v.share = 'personal' and v.owner_id = $1) or (v.share = 'team' and v.team_id = any($2::uuid[])) or v.share = 'all')`;

/** A list of views that nobody can look through helps nobody. */
const MOST_SHOWN = 100;

/** Views that somebody has saved, for themselves or for others. */
@Injectable()
export class SavedViews {
  constructor(private readonly database: Database) {}

  /** All that the actor sees: their own first, then those of their teams, then those of all; each by name. */
  list(actor: Actor): Promise<readonly SavedView[]> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const rows = await tx.query<Row>(
        `select ${COLUMNS} from saved_view v where ${SEEN}
         order by array_position(array['personal', 'team', 'all'], v.share), v.name collate "nb-x-icu", v.id limit ${MOST_SHOWN}`,
        seenBy(actor),
      );
      return this.present(tx, rows);
    });
  }

  /** 404 when there is none of that id that the actor sees. */
  find(actor: Actor, id: string): Promise<SavedView> {
    return this.database.read(scopeOf(actor), (tx) => this.read(tx, actor, id, ''));
  }

  /** The same, locked for a change. */
  lock(tx: Tx, actor: Actor, id: string): Promise<SavedView> {
    return this.read(tx, actor, id, 'for update of v');
  }

  async insert(tx: Tx, id: string, view: SaveViewRequest): Promise<void> {
    await tx.query(
      `insert into saved_view (id, owner_id, share, team_id, name, columns, filters, ordered_by, created_at, updated_at, updated_by_id)
       values ($1, $2, $3, (select id from team where key = $4), $5, $6, $7, $8, $9, $9, $2)`,
      [id, tx.scope.actorId, ...columnsOf(view), tx.now.toString()],
    );
  }

  async update(tx: Tx, id: string, view: SaveViewRequest): Promise<void> {
    await tx.query(
      `update saved_view set share = $2, team_id = (select id from team where key = $3), name = $4, columns = $5, filters = $6,
         ordered_by = $7, revision = revision + 1, updated_at = $8, updated_by_id = $9 where id = $1`,
      [id, ...columnsOf(view), tx.now.toString(), tx.scope.actorId],
    );
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from saved_view where id = $1', [id]);
  }

  /** How many views the actor has for themselves. */
  async countOf(tx: Tx): Promise<number> {
    const [found] = await tx.query<{ count: number }>(
      `select count(*)::int as count from saved_view where share = 'personal' and owner_id = $1`,
      [tx.scope.actorId],
    );
    return found?.count ?? 0;
  }

  /** Which of the keys and ids that these filters name there are. */
  async nameable(tx: ReadTx, filters: readonly Partial<Record<keyof ViewFilters, unknown>>[]): Promise<Nameable> {
    const named = (filter: keyof ViewFilters): unknown[] => filters.flatMap((one) => one[filter] ?? []);
    const people = named('assignee').filter((one) => typeof one === 'string' && isId(one));
    const [known] = await tx.query<Record<keyof Nameable, string[]>>(
      `select array(select key from team where key = any($1::text[])) as teams,
         array(select key from service where key = any($2::text[]) and active) as services,
         array(select key from agency where key = any($3::text[])) as agencies,
         array(select id from person where id = any($4::uuid[]) and active) as people`,
      [named('team'), named('service'), named('agency'), people],
    );
    const set = (name: keyof Nameable) => new Set(known?.[name]);
    return { teams: set('teams'), services: set('services'), agencies: set('agencies'), people: set('people') };
  }

  private async read(tx: ReadTx, actor: Actor, id: string, locking: string): Promise<SavedView> {
    if (!isId(id)) throw notFound('The view');
    const rows = await tx.query<Row>(`select ${COLUMNS} from saved_view v where v.id = $3 and ${SEEN} ${locking}`, [
      ...seenBy(actor),
      id,
    ]);
    const [view] = await this.present(tx, rows);
    if (!view) throw notFound('The view');
    return view;
  }

  private async present(tx: ReadTx, rows: readonly Row[]): Promise<SavedView[]> {
    if (rows.length === 0) return [];
    const known = await this.nameable(
      tx,
      rows.map(({ filters }) => filters),
    );
    return rows.map((row) => ({ ...row, ...dropUnknown(row, known) }));
  }
}

const seenBy = (actor: Actor): unknown[] => [actor.id, actor.teams.map(({ id }) => id)];

const columnsOf = ({ share, teamKey, name, columns, filters, order }: SaveViewRequest): unknown[] => [
  share,
  share === 'team' ? teamKey : null,
  name,
  columns,
  JSON.stringify(filters.tag ? { ...filters, tag: normalisedTags(filters.tag) } : filters),
  order,
];

/** Whether the actor may put a view where it is, or take it from there. */
export function mayShare(actor: Actor, share: ViewShare, teamKey: string | null, ownerId: string): boolean {
  switch (share) {
    case 'personal':
      return actor.id === ownerId;
    case 'team':
      return actor.teams.some((team) => team.key === teamKey && team.lead);
    case 'all':
      return actor.roles.includes('admin');
  }
}

export function refuseSharing(actor: Actor, share: ViewShare, teamKey: string | null, ownerId: string): void {
  if (mayShare(actor, share, teamKey, ownerId)) return;
  throw new Problem(
    'forbidden',
    'Views are shared with a team by its leads, and with everybody by administrators; save it for yourself instead.',
  );
}
