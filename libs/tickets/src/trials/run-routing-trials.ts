import { CITY_TIME_ZONE, type Channel, type Priority, type RoutingRule, type TicketKind } from '@desk/contracts';
import { Database, OnJob, toInstant, toIso, type Tx } from '@desk/platform';
import { decideRoute, Routing, Teams, type CompiledRule, type RoutingFacts } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { isElsewhere, withTried, type TrialFigures, type TriedTicket } from '../domain/routing-trial.js';

/** Tickets in one transaction: some hundredths of a second, after which the sweep of the same process has its turn. */
const CHUNK = 250;
/** Comes before every id. */
const FIRST_PLACE = '00000000-0000-0000-0000-000000000000';

interface Row {
  readonly id: string;
  readonly rules: readonly RoutingRule[];
  readonly from: string;
  readonly to: string;
  readonly requestedAt: Date;
  readonly afterId: string | null;
  readonly done: number;
  readonly total: number;
  readonly figures: TrialFigures;
}

/** A ticket as the first line of its log says it was filed. */
interface FiledRow {
  readonly id: string;
  readonly agencyId: string;
  readonly serviceId: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly priority: Priority;
  readonly subject: string;
  readonly description: string;
  readonly location: string | null;
  readonly teamId: string;
}

/**
 * Sends past tickets through lists of rules that are being tried, chunk by chunk: the figures and the place up to which
 * they are counted are one row, changed in one transaction with the tickets listed. A worker that dies loses its chunk;
 * whoever comes next goes on from there.
 */
@Injectable()
export class RunRoutingTrials {
  constructor(
    private readonly database: Database,
    private readonly routing: Routing,
    private readonly teams: Teams,
  ) {}

  @OnJob('routing.try')
  async run(): Promise<void> {
    while (await this.goOn());
  }

  /** One chunk of the trial that has waited longest; false when none waits, or others work on all of them. */
  private async goOn(): Promise<boolean> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [trial] = await tx.query<Row>(NEXT);
      if (!trial) return false;
      await this.chunk(tx, trial, await this.routing.compile(tx, trial.rules));
      return true;
    });
  }

  private async chunk(tx: Tx, trial: Row, rules: readonly CompiledRule[]): Promise<void> {
    const period = periodOf(trial);
    const total = trial.afterId === null ? await count(tx, period) : trial.total;
    const filed = await tx.query<FiledRow>(FILED, [...period, trial.afterId ?? FIRST_PLACE, CHUNK]);
    const pool = await this.teams.pool(tx);
    const tried = filed.map(({ id, agencyId, teamId, ...facts }) => {
      const rule = decideRoute(rules, { agencyId, ...facts } satisfies RoutingFacts);
      const toTeamId = rule?.teamId ?? pool.id;
      return { id, agencyId, rule: rule?.name ?? null, place: rule?.place ?? -1, fromTeamId: teamId, toTeamId };
    });
    await tx.query(LIST, [trial.id, JSON.stringify(tried.filter(isElsewhere))]);
    const isLast = filed.length < CHUNK;
    const done = trial.done + filed.length;
    await tx.query(ADVANCE, [
      trial.id,
      isLast ? 'done' : 'running',
      done,
      Math.max(total, done),
      filed.at(-1)?.id ?? trial.afterId,
      JSON.stringify(withTried(trial.figures, tried satisfies readonly TriedTicket[])),
      isLast ? tx.now.toString() : null,
    ]);
  }
}

type Period = readonly [from: string, before: string];

/** Filed in the days of the period, and before the trial was asked for: then their number is known. */
function periodOf({ from, to, requestedAt }: Row): Period {
  const midnight = (date: string, days: number): Temporal.Instant =>
    Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(CITY_TIME_ZONE).toInstant();
  const [end, asked] = [midnight(to, 1), toInstant(requestedAt)];
  return [toIso(midnight(from, 0)), toIso(Temporal.Instant.compare(end, asked) < 0 ? end : asked)];
}

async function count(tx: Tx, period: Period): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from ticket t where ${WANTED}`,
    period,
  );
  return row?.count ?? 0;
}

const NEXT = /* sql */ `
select id, rules, from_date::text as "from", to_date::text as "to", requested_at as "requestedAt", after_id as "afterId",
  done, total, result as figures
from routing_trial where state in ('waiting', 'running')
order by requested_at, id limit 1 for update skip locked`;

/** History of other systems was never routed by this desk. */
const WANTED = `t.filed_at >= $1::timestamptz and t.filed_at < $2::timestamptz
  and t.agency_id not in (select id from agency where kind = 'history')`;

/** As they were filed: what agents have corrected since was not known to the rules. */
const FILED = /* sql */ `
select t.id, t.agency_id as "agencyId", e.changes -> 'serviceId' ->> 1 as "serviceId", e.changes -> 'kind' ->> 1 as kind,
  t.channel, coalesce(e.details -> 'matrixPriority', e.changes -> 'priority' -> 1) as priority,
  e.changes -> 'subject' ->> 1 as subject, t.description, t.location, e.changes -> 'teamId' ->> 1 as "teamId"
from ticket t join ticket_event e on e.ticket_id = t.id and e.seq = 1
where t.id > $3::uuid and ${WANTED} order by t.id limit $4`;

const LIST = /* sql */ `
insert into routing_trial_ticket (trial_id, agency_id, ticket_id, from_team_id, to_team_id, rule)
select $1::uuid, "agencyId", id, "fromTeamId", "toTeamId", rule
from jsonb_to_recordset($2::jsonb) as t(id uuid, "agencyId" uuid, "fromTeamId" uuid, "toTeamId" uuid, rule text)`;

const ADVANCE = /* sql */ `
update routing_trial set state = $2, done = $3, total = $4, after_id = $5, result = $6, finished_at = $7 where id = $1`;
