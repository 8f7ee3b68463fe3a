import { TICKET_EVENTS, type DomainEvent, type QueueRow, type TicketEventName } from '@desk/contracts';
import { cityDate } from '@desk/access';
import { Config, LiveHub, OnLiveEvent, personRoom, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { IN_QUEUE, queueColumns, QUEUE_NAMES } from '../queries/queue-row.js';
import { isNewsToRequester } from '../queries/public-history.js';
import { serves } from '../queries/queue-teams.js';
import { queueRoom, requesterRoom, ticketRoom } from './rooms.js';

type TicketEvent = DomainEvent<TicketEventName | 'sla.replayed'>;

interface NumberedChange {
  readonly teamId: string;
  readonly teamKey: string;
  readonly seq: string;
  readonly ticketId: string;
  readonly version: number;
  readonly row: QueueRow | null;
}

/** One family of advisory locks: the numbering of each queue. */
const NUMBERING = 7_204_601;

/** Tells the screens: numbered rows to the queues, hints to whoever has a ticket open or filed it. */
@Injectable()
export class QueueFeed {
  constructor(
    private readonly hub: LiveHub,
    private readonly config: Config,
  ) {}

  @OnLiveEvent('queue-feed', [...TICKET_EVENTS, 'sla.replayed'])
  async feed(tx: Tx, events: TicketEvent[]): Promise<void> {
    const present = events.filter((event) => event.payload.origin !== 'import');
    const changes = await this.number(
      tx,
      present.filter(({ name }) => name !== 'ticket.noted'),
    );
    for (const { teamId, seq, ...change } of changes) {
      this.hub.emit(tx, [queueRoom(teamId)], 'queue.row', { ...change, seq: Number(seq) });
    }
    this.hint(tx, present);
  }

  /**
   * Gives each change of a queue its number and its row. The lock is held until the relay has committed, and the rows are
   * read after it was got: so numbers become visible in order, without gaps, and a higher number never shows an older row.
   */
  private async number(tx: Tx, events: readonly TicketEvent[]): Promise<NumberedChange[]> {
    const affected = new Map<string, { teamId: string; ticketId: string }>();
    for (const { payload } of events) {
      for (const teamId of [payload.previousTeamId, payload.teamId]) {
        if (teamId !== null) affected.set(`${teamId} ${payload.subjectId}`, { teamId, ticketId: payload.subjectId });
      }
    }
    if (affected.size === 0) return [];
    const pairs = [...affected.values()];
    // Always in the same order, so that two relays never wait for each other.
    const teams = [...new Set(pairs.map(({ teamId }) => teamId))].sort();
    await tx.prepared(
      'queue-lock',
      `select pg_advisory_xact_lock(${NUMBERING}, hashtext(team)) from unnest($1::text[]) team`,
      [teams],
    );
    return tx.prepared<NumberedChange>('queue-number', NUMBER, [
      pairs.map(({ teamId }) => teamId),
      pairs.map(({ ticketId }) => ticketId),
      `${this.config.ticketPrefix}-`,
      cityDate(tx.now),
      tx.now.toString(),
    ]);
  }

  private hint(tx: Tx, events: readonly TicketEvent[]): void {
    const tickets = new Map<string, { latest: TicketEvent; news: boolean }>();
    for (const event of events) {
      const news = isNewsToRequester(event.name) || tickets.get(event.payload.subjectId)?.news === true;
      tickets.set(event.payload.subjectId, { latest: event, news });
    }
    for (const [id, { latest, news }] of tickets) {
      const { version, requesterId } = latest.payload;
      const rooms = news ? [ticketRoom(id), requesterRoom(id)] : [ticketRoom(id)];
      // Nobody can have a ticket open that did not exist.
      if (latest.name !== 'ticket.created') this.hub.emit(tx, rooms, 'changed', { topic: 'ticket', id, version });
      if (news) this.hub.emit(tx, [personRoom(requesterId)], 'changed', { topic: 'my_tickets', id, version });
    }
  }
}

const NUMBER = /* sql */ `
with affected as (
  select a.team_id, team.key, t.id as ticket_id,
    row_number() over (partition by a.team_id order by a.position) as n
  from unnest($1::uuid[], $2::uuid[]) with ordinality as a (team_id, ticket_id, position)
  join team on team.id = a.team_id join ticket t on t.id = a.ticket_id
), counted as (
  insert into queue_counter as c (team_id, seq)
  select team_id, count(*) from affected group by team_id order by team_id
  on conflict (team_id) do update set seq = c.seq + excluded.seq
  returning c.team_id, c.seq
), numbered as (
  select a.*, c.seq - max(a.n) over (partition by a.team_id) + a.n as seq from affected a join counted c using (team_id)
), written as (
  insert into queue_change (team_id, seq, agency_id, ticket_id, version, "row", created_at)
  select n.team_id, n.seq, t.agency_id, t.id, t.version,
    case when t.team_id = n.team_id and ${IN_QUEUE} and ${serves('n.team_id', 't.agency_id', '$4')}
      then to_jsonb(shown) end, $5::timestamptz
  from numbered n join ticket t on t.id = n.ticket_id ${QUEUE_NAMES}
  cross join lateral (select ${queueColumns('$3::text', 'n.key')}) shown
  returning team_id, seq, ticket_id, version, "row"
)
select w.team_id as "teamId", n.key as "teamKey", w.seq, w.ticket_id as "ticketId", w.version, w."row"
from written w join numbered n on n.team_id = w.team_id and n.seq = w.seq
order by w.team_id, w.seq`;
