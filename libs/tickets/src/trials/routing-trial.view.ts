import type { RoutingRule, RoutingTrial, TeamItem } from '@desk/contracts';
import { isId, notFound, toInstant, toIso, type ReadTx } from '@desk/platform';
import { routingWarnings, type RoutingRulesRepository, type Teams } from '@desk/routing';
import type { TrialFigures } from '../domain/routing-trial.js';

interface Row {
  readonly id: string;
  readonly rules: readonly RoutingRule[];
  readonly from: string;
  readonly to: string;
  readonly state: RoutingTrial['state'];
  readonly done: number;
  readonly total: number;
  readonly figures: TrialFigures;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

const READ = `select id, rules, from_date::text as "from", to_date::text as "to", state, done, total, result as figures,
    requested_at as "requestedAt", finished_at as "finishedAt" from routing_trial where id = $1`;

/** A trial as far as it has come. Read with the eyes of the desk: its warnings are about all agencies. */
export async function readTrial(
  tx: ReadTx,
  id: string,
  teams: Teams,
  known: RoutingRulesRepository,
): Promise<RoutingTrial> {
  const [row] = isId(id) ? await tx.query<Row>(READ, [id]) : [];
  if (!row) throw notFound('The trial');
  const { rules, figures, requestedAt, finishedAt, ...rest } = row;
  const moves = await Promise.all(
    Object.entries(figures.moves).map(async ([way, count]) => {
      const [from, to] = await Promise.all(way.split(' ').map((teamId) => teamOf(tx, teams, teamId)));
      if (!from || !to) throw new Error(`a way of trial ${id} is not between two teams`);
      return { from, to, count };
    }),
  );
  return {
    ...rest,
    requestedAt: toIso(toInstant(requestedAt)),
    finishedAt: finishedAt && toIso(toInstant(finishedAt)),
    elsewhere: moves.reduce((sum, { count }) => sum + count, 0),
    moves: moves.sort((one, other) => other.count - one.count || one.from.key.localeCompare(other.from.key)),
    matches: [...rules.keys(), -1].flatMap((place) => {
      const counted = figures.matches[place];
      if (counted === undefined && !rules[place]?.active) return [];
      const [count, elsewhere] = counted ?? [0, 0];
      return [{ rule: rules[place]?.name ?? null, count, elsewhere }];
    }),
    warnings: routingWarnings(rules, await known.known(tx)),
  };
}

async function teamOf(tx: ReadTx, teams: Teams, id: string): Promise<TeamItem> {
  const team = await teams.ref(tx, id);
  if (!team) throw new Error(`a trial names a team ${id} that does not exist`);
  return team;
}
