import { CITY_AGENCY_ID, type Page, type PersonRef, type RoutingRule, type RoutingVersion } from '@desk/contracts';
import { cityDate } from '@desk/access';
import { encodeCursor, toInstant, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { RoutingKnown } from './domain/routing-warnings.js';

export interface StoredRules extends RoutingVersion {
  readonly rules: RoutingRule[];
}

interface Row {
  readonly revision: number;
  readonly rules: RoutingRule[];
  readonly reason: string;
  readonly savedAt: Date;
  readonly savedBy: PersonRef | null;
}

const VERSION = `v.revision, v.reason, v.saved_at as "savedAt",
  (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = v.saved_by_id) as "savedBy"`;

const NEVER: StoredRules = { revision: 0, reason: '', savedAt: null, savedBy: null, rules: [] };

/** The lists of routing rules that were saved, and what they can name. */
@Injectable()
export class RoutingRulesRepository {
  /** The newest list; an empty one before the first was saved. */
  async newest(tx: ReadTx): Promise<StoredRules> {
    const [row] = await tx.query<Row>(
      `select ${VERSION}, v.rules from routing_version v order by v.revision desc limit 1`,
    );
    return row ? { ...row, savedAt: toIso(toInstant(row.savedAt)) } : NEVER;
  }

  /** null when there is none of that number. */
  async version(tx: ReadTx, revision: number): Promise<StoredRules | null> {
    const [row] = await tx.query<Row>(`select ${VERSION}, v.rules from routing_version v where v.revision = $1`, [
      revision,
    ]);
    return row ? { ...row, savedAt: toIso(toInstant(row.savedAt)) } : null;
  }

  /** The newest first, those before `before`. */
  async versions(tx: ReadTx, before: number, limit: number): Promise<Page<RoutingVersion>> {
    const rows = await tx.query<Omit<Row, 'rules'>>(
      `select ${VERSION} from routing_version v where v.revision < $1 order by v.revision desc limit $2`,
      [before, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, savedAt: toIso(toInstant(row.savedAt)) }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.revision]) : null };
  }

  /** Keeps a list as the next version; false when somebody else has saved one since `revision`. */
  async save(tx: Tx, revision: number, rules: readonly RoutingRule[], reason: string): Promise<boolean> {
    const saved = await tx.query(
      `insert into routing_version (revision, rules, reason, saved_at, saved_by_id)
       select $1::int + 1, $2::jsonb, $3, $4, $5
       where (select coalesce(max(revision), 0) from routing_version) = $1
       on conflict (revision) do nothing returning revision`,
      [revision, JSON.stringify(rules), reason, tx.now.toString(), tx.scope.actorId],
    );
    return saved.length > 0;
  }

  /** Read with the eyes of the desk: an actor sees which teams serve their own agencies only. */
  async known(tx: ReadTx): Promise<RoutingKnown> {
    const [row] = await tx.query<{ [K in keyof RoutingKnown]: readonly Known[] }>(KNOWN, [cityDate(tx.now)]);
    const byKey = <T>(rows: readonly Known[], pick: (row: Known) => T) =>
      new Map(rows.map((one) => [one.key, pick(one)]));
    return {
      services: byKey(row?.services ?? [], ({ name, active }) => ({ name, active })),
      agencies: byKey(row?.agencies ?? [], ({ name, active }) => ({ name, served: active })),
      teams: byKey(row?.teams ?? [], ({ name, serves }) => ({ name, serves: serves && new Set(serves) })),
      skills: byKey(row?.skills ?? [], ({ name, active }) => ({ name, active })),
    };
  }
}

interface Known {
  readonly key: string;
  readonly name: string;
  readonly active: boolean;
  readonly serves: readonly string[] | null;
}

const all = (columns: string, from: string): string =>
  `(select coalesce(json_agg(json_build_object('key', x.key, 'name', x.name, ${columns})), '[]') from ${from})`;

const KNOWN = `select
  ${all(`'active', x.active`, 'service x')} as services,
  ${all(
    `'active', coalesce(x.joined_on <= $1::date, false) or exists (select from membership m where m.agency_id = x.id
      and m.pilot and m.valid_from <= $1::date and coalesce(m.valid_to > $1::date, true))`,
    `agency x where x.kind not in ('history', 'city')`,
  )} as agencies,
  ${all(
    `'serves', (select json_agg(a.key) from team_agency s join agency a on a.id = s.agency_id where s.team_id = x.id)`,
    `team x where x.agency_id = '${CITY_AGENCY_ID}'`,
  )} as teams,
  ${all(`'active', x.active`, 'skill x')} as skills`;
