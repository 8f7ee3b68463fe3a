import type { Line } from '@desk/contracts';
import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { decideRoute, type RoutingFacts, type RoutingRule } from './domain/route.js';
import { Teams } from './teams.js';

export interface Route {
  readonly teamId: string;
  readonly line: Line;
  /** Name of the rule that decided; null: no rule, so the first-line pool. */
  readonly rule: string | null;
}

const KEPT_MS = 1_000;

/** Decides which team, and by it which line, a new ticket goes to. */
@Injectable()
export class Routing {
  private readonly rules = new Kept(KEPT_MS, (tx: ReadTx) =>
    tx.query<RoutingRule>(
      `select name, service_id as "serviceId", for_agency_id as "agencyId", kind, channel, priority, words,
         location_words as "locationWords", team_id as "teamId"
       from routing_rule where active order by position, id`,
    ),
  );

  constructor(private readonly teams: Teams) {}

  async route(tx: ReadTx, facts: RoutingFacts): Promise<Route> {
    const rule = decideRoute(await this.rules.get(tx), facts);
    const team = (rule && (await this.teams.byId(tx, rule.teamId))) ?? (await this.teams.pool(tx));
    return { teamId: team.id, line: team.line, rule: rule?.name ?? null };
  }

  clear(): void {
    this.rules.clear();
  }
}
