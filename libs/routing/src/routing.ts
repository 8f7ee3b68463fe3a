import { CITY_AGENCY_ID, type Line, type Priority, type RoutingRule } from '@desk/contracts';
import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { compileRules, decideRoute, type CompiledRule, type RoutingFacts, type RoutingIds } from './domain/route.js';
import { Teams } from './teams.js';

export interface Route {
  readonly teamId: string;
  readonly line: Line;
  /** What decided; null: no rule, so the first-line pool. */
  readonly rule: { readonly name: string; readonly revision: number } | null;
  /** What the rule puts in the place of the matrix's. */
  readonly priority: Priority | null;
  readonly skill: CompiledRule['skill'];
  readonly tags: readonly string[];
}

interface InForce {
  readonly revision: number;
  readonly rules: readonly CompiledRule[];
}

const KEPT_MS = 2_000;

/** Ids by key of whatever rules can name, as a column `ids`; tables that everybody sees, so whoever asks. */
const IDS = `json_build_object(
  'services', (select coalesce(json_object_agg(key, id), '{}') from service),
  'agencies', (select coalesce(json_object_agg(key, id), '{}') from agency where kind <> 'history'),
  'teams', (select coalesce(json_object_agg(key, id), '{}') from team where agency_id = '${CITY_AGENCY_ID}'),
  'skills', (select coalesce(json_object_agg(key, id), '{}') from skill where active)) as ids`;

/** Decides which team, and by it which line, a new ticket goes to. */
@Injectable()
export class Routing {
  private readonly kept = new Kept(KEPT_MS, async (tx: ReadTx): Promise<InForce> => {
    const [row] = await tx.query<{ revision: number; rules: RoutingRule[]; ids: RoutingIds }>(
      `select revision, rules, ${IDS} from routing_version order by revision desc limit 1`,
    );
    return row ? { revision: row.revision, rules: compileRules(row.rules, row.ids) } : { revision: 0, rules: [] };
  });

  constructor(private readonly teams: Teams) {}

  async route(tx: ReadTx, facts: RoutingFacts): Promise<Route> {
    const { revision, rules } = await this.kept.get(tx);
    const rule = decideRoute(rules, facts);
    const named = rule?.teamId ? await this.teams.byId(tx, rule.teamId) : null;
    const team = named ?? (await this.teams.pool(tx));
    return {
      teamId: team.id,
      line: team.line,
      rule: rule && { name: rule.name, revision },
      priority: rule?.setPriority ?? null,
      skill: rule?.skill ?? null,
      tags: rule?.tags ?? [],
    };
  }

  /** Rules that are being tried, made ready as those in force are. */
  async compile(tx: ReadTx, rules: readonly RoutingRule[]): Promise<readonly CompiledRule[]> {
    const [row] = await tx.query<{ ids: RoutingIds }>(`select ${IDS}`);
    if (!row) throw new Error('a select without a table has one row');
    return compileRules(rules, row.ids);
  }

  clear(): void {
    this.kept.clear();
  }
}
