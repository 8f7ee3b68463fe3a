import { CITY_AGENCY_ID, type Line, type TeamItem } from '@desk/contracts';
import { Database, Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

export interface Team extends TeamItem {
  readonly id: string;
  /** The first-line pool, where tickets go that no rule knows. */
  readonly isPool: boolean;
  /** The city, but for teams of an imported log, which belong to the agency of its history. */
  readonly agencyId: string;
}

export interface ServingTeam extends Team {
  /** The agencies it serves; null: all that the desk serves. */
  readonly servedAgencyIds: readonly string[] | null;
}

/** Somebody who works in teams. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly { readonly id: string; readonly line: Line }[];
}

const KEPT_MS = 5_000;
const COLUMNS = 't.id, t.key, t.name, t.line, t.is_pool as "isPool", t.agency_id as "agencyId"';

/** The teams of the desk: few, and the same for everybody. */
@Injectable()
export class Teams {
  private readonly kept = new Kept(KEPT_MS, (tx: ReadTx) =>
    tx.query<Team>(`select ${COLUMNS} from team t order by t.position, t.name collate "nb-x-icu", t.key`),
  );

  constructor(private readonly database: Database) {}

  /** All that work, in the order in which they are shown; without those of imported logs. */
  async all(tx: ReadTx): Promise<readonly Team[]> {
    return (await this.kept.get(tx)).filter((team) => team.agencyId === CITY_AGENCY_ID);
  }

  /** null when there is none of that key. */
  byKey(tx: ReadTx, key: string): Promise<Team | null> {
    return this.pick(tx, (team) => team.key === key);
  }

  /** null when there is none of that id. */
  byId(tx: ReadTx, id: string): Promise<Team | null> {
    return this.pick(tx, (team) => team.id === id);
  }

  /**
   * A team with the agencies it serves, seen with the eyes of the desk: an actor sees the rows of their own agencies only,
   * and would take a team that serves others for one that serves all. Not for use inside a transaction.
   */
  async serving(key: string): Promise<ServingTeam | null> {
    const [team] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<ServingTeam>(
        `select ${COLUMNS}, (select array_agg(a.agency_id) from team_agency a where a.team_id = t.id) as "servedAgencyIds"
         from team t where t.key = $1`,
        [key],
      ),
    );
    return team ?? null;
  }

  async pool(tx: ReadTx): Promise<Team> {
    const pool = await this.pick(tx, (team) => team.isPool);
    if (!pool) throw new Error('the desk has no first-line pool: one team must have is_pool');
    return pool;
  }

  /** What views show of a team; null when there is none of that id. */
  async ref(tx: ReadTx, id: string): Promise<TeamItem | null> {
    const team = await this.byId(tx, id);
    return team && { key: team.key, name: team.name, line: team.line };
  }

  /** A person of the desk by username or id, with the teams they work in; null when nobody active is called so. */
  async worker(tx: ReadTx, usernameOrId: string): Promise<Worker | null> {
    const [worker] = await tx.query<Worker>(
      `select p.id, p.name, coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'line', t.line)) filter (where t.id is not null), '[]') as teams
       from person p left join team_member m on m.person_id = p.id left join team t on t.id = m.team_id
       where (p.username = lower($1) or p.id::text = lower($1)) and p.active
       group by p.id`,
      [usernameOrId],
    );
    return worker ?? null;
  }

  clear(): void {
    this.kept.clear();
  }

  private async pick(tx: ReadTx, wanted: (team: Team) => boolean): Promise<Team | null> {
    const teams = await this.kept.get(tx, (known) => known.some(wanted));
    return teams.find(wanted) ?? null;
  }
}
