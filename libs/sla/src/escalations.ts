import type { ClockEventPayload, DomainEvent, Priority } from '@desk/contracts';
import { Database, Kept, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { BREACH_PERCENT, escalationsFor, type Escalation } from './domain/escalation.js';

const KEPT_MS = 5_000;

export type ClockPointEvent = DomainEvent<'sla.warned' | 'sla.breached'>;

interface FactsRow {
  readonly eventId: string;
  readonly serviceId: string;
  readonly priority: Priority;
}

/** The escalation rules as they are carried out. */
@Injectable()
export class Escalations {
  private readonly kept = new Kept(KEPT_MS, (tx: ReadTx) => tx.query<Escalation>(RULES));

  constructor(private readonly database: Database) {}

  /** Every rule that is switched on, read with the eyes of the desk. */
  active(): Promise<readonly Escalation[]> {
    return this.database.read(this.database.systemScope, (tx) => this.kept.get(tx));
  }

  /** The rules that apply to each of these events, by the id of the event, in their order; no entry where none does. */
  async of(tx: Tx, events: readonly ClockPointEvent[]): Promise<ReadonlyMap<string, readonly Escalation[]>> {
    const rules = await this.active();
    const near = events.filter(({ name, payload }) =>
      rules.some((rule) => rule.atPercent === percentOf(name, payload) && [null, payload.target].includes(rule.target)),
    );
    if (near.length === 0) return new Map();
    const facts = new Map((await this.facts(tx, near)).map((row) => [row.eventId, row]));
    const found = near.flatMap(({ id, name, payload }): [string, readonly Escalation[]][] => {
      const known = facts.get(id);
      if (!known) return [];
      const applying = escalationsFor(rules, { ...known, target: payload.target, percent: percentOf(name, payload) });
      return applying.length > 0 ? [[id, applying]] : [];
    });
    return new Map(found);
  }

  clear(): void {
    this.kept.clear();
  }

  /** Service and priority as the log says they were then: since, somebody, or a rule, may have changed them. */
  private facts(tx: Tx, events: readonly ClockPointEvent[]): Promise<FactsRow[]> {
    return tx.prepared<FactsRow>(
      'escalation-facts',
      `select e.id as "eventId", coalesce((${then('serviceId')})::uuid, t.service_id) as "serviceId",
         coalesce((${then('priority')})::smallint, t.priority) as priority
       from unnest($1::uuid[], $2::uuid[], $3::int[]) as e (id, ticket_id, seq) join ticket t on t.id = e.ticket_id`,
      [
        events.map(({ id }) => id),
        events.map(({ payload }) => payload.subjectId),
        events.map(({ payload }) => payload.seq),
      ],
    );
  }
}

/** 100 for a breach. */
export function percentOf(name: ClockPointEvent['name'], payload: ClockEventPayload & { percent?: number }): number {
  return name === 'sla.breached' ? BREACH_PERCENT : (payload.percent ?? 0);
}

const then = (field: 'serviceId' | 'priority'): string =>
  `select log.changes -> '${field}' ->> 1 from ticket_event log
   where log.ticket_id = e.ticket_id and log.seq <= e.seq and log.changes ? '${field}' order by log.seq desc limit 1`;

const RULES = /* sql */ `
select r.name, r.active, r.target, r.service_id as "serviceId", r.priority, r.at_percent as "atPercent", r.tell,
  r.tell_person_ids as "tellPersonIds", r.raise_priority_to as "raisePriorityTo",
  case when t.id is not null then jsonb_build_object('id', t.id, 'key', t.key, 'line', t.line,
    'servedAgencyIds', (select jsonb_agg(s.agency_id) from team_agency s where s.team_id = t.id)) end as "reassignTo"
from escalation_rule r left join team t on t.id = r.reassign_team_id
where r.active order by r.position`;
