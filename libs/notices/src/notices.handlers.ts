import { newId, Config, Jobs, LiveHub, OnEvent, OnLiveEvent, personRoom, type Tx } from '@desk/platform';
import type { DomainEvent, TicketEventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import type { ClockPointEvent } from '@desk/sla';
import { tellings, type Happening } from './domain/recipients.js';
import { Escalated, type EscalatedTicket, type Sight } from './escalated.js';
import { Watchers } from './watchers.js';

/** The events that anybody may be told of. */
const TOLD = [
  'ticket.created',
  'ticket.messaged',
  'ticket.pended',
  'ticket.reminded',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.assigned',
  'ticket.returned',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.transferred',
  'ticket.cancelled',
  'ticket.merged',
  'ticket.visit_planned',
  'ticket.visit_changed',
  'ticket.visit_cancelled',
  'sla.warned',
  'sla.breached',
] as const satisfies readonly TicketEventName[];
type Told = (typeof TOLD)[number];

interface FactsRow extends EscalatedTicket {
  readonly event_id: string;
  readonly follower_id: string | null;
  readonly pending_reason: string | null;
  readonly returned_from: string | null;
  readonly visit_moved: boolean;
  readonly visit_from: string | null;
  readonly ping_pong: boolean;
  readonly previous_leads: string[];
  readonly actor_name: string | null;
  readonly watchers: string[];
}

/** Turns events into notices, and says over the sockets that there are new ones. */
@Injectable()
export class NoticesHandlers {
  constructor(
    private readonly config: Config,
    private readonly hub: LiveHub,
    private readonly jobs: Jobs,
    private readonly escalated: Escalated,
    private readonly watchers: Watchers,
  ) {}

  /** Most tickets are filed by the requester, who need not be told so. */
  @OnEvent('notices', TOLD, {
    unless: ({ name, payload }) => name === 'ticket.created' && payload.actorId === payload.requesterId,
  })
  async tell(tx: Tx, events: DomainEvent<Told>[]): Promise<void> {
    const present = events.filter((event) => event.payload.origin !== 'import');
    if (present.length === 0) return;
    const facts = new Map((await this.facts(tx, present)).map((row) => [row.event_id, row]));
    const added = await this.escalated.of(tx, present.filter(isClockPoint), facts);
    const watching = await this.watchers.of(present, facts);
    const notices = present.flatMap((event) => {
      const known = facts.get(event.id);
      if (!known) return [];
      const sights = added.get(event.id);
      return tellings({
        ...happeningOf(event, known, [...(sights?.keys() ?? [])]),
        watcherIds: watching.get(event.id) ?? [],
      }).map((telling) => ({
        id: newId(),
        agency_id: event.payload.agencyId,
        person_id: telling.personId,
        kind: telling.kind,
        ticket_id: event.payload.subjectId,
        event_id: event.id,
        facts: { ...factsOf(event, known, sights?.get(telling.personId)), ...(telling.what && { what: telling.what }) },
        created_at: tx.now.toString(),
      }));
    });
    await this.insert(tx, notices);
  }

  /** Who is named in a note, and whose message did not leave. Of the note itself nothing goes along. */
  @OnEvent('writing-notices', ['note.mentioned', 'message.stopped'])
  async tellOfWriting(tx: Tx, events: DomainEvent<'note.mentioned' | 'message.stopped'>[]): Promise<void> {
    const names = await actorNames(tx, events);
    const notices = events.flatMap(({ id, name, payload }) => {
      const [personIds, facts] =
        name === 'note.mentioned'
          ? [payload.personIds, { actor: names.get(payload.actorId) ?? '' }]
          : [[payload.personId], { why: payload.why }];
      return personIds.map((personId) => ({
        id: newId(),
        agency_id: payload.agencyId,
        person_id: personId,
        kind: name === 'note.mentioned' ? 'mentioned' : 'not_sent',
        ticket_id: payload.subjectId,
        event_id: id,
        facts,
        created_at: tx.now.toString(),
      }));
    });
    await this.insert(tx, notices);
  }

  /** Who proposed something is told what became of it. */
  @OnEvent('suggestion-notices', ['suggestion.changed'])
  async tellOfSuggestions(tx: Tx, events: DomainEvent<'suggestion.changed'>[]): Promise<void> {
    const notices = events.map(({ id, payload }) => ({
      id: newId(),
      agency_id: payload.agencyId,
      person_id: payload.personId,
      kind: `suggestion_${payload.what}`,
      suggestion_id: payload.subjectId,
      event_id: id,
      facts: { status: payload.status },
      created_at: tx.now.toString(),
    }));
    await this.insert(tx, notices);
  }

  /** Who shall answer for an improvement action is told so. */
  @OnEvent('improvement-notices', ['improvement.asked', 'improvement.assigned'])
  async tellOfImprovement(tx: Tx, events: DomainEvent<'improvement.asked' | 'improvement.assigned'>[]): Promise<void> {
    const names = await actorNames(tx, events);
    const notices = events.flatMap(({ id, name, payload }) => {
      const [personIds, facts] =
        name === 'improvement.asked'
          ? [payload.personIds, { quarter: payload.quarter }]
          : [[payload.personId], { actor: names.get(payload.actorId) ?? '' }];
      return personIds.map((personId) => ({
        id: newId(),
        agency_id: payload.agencyId,
        person_id: personId,
        kind: name === 'improvement.asked' ? 'improvement_asked' : 'improvement_assigned',
        action_id: payload.subjectId,
        event_id: id,
        facts,
        created_at: tx.now.toString(),
      }));
    });
    await this.insert(tx, notices);
  }

  /** Of what is asked about the costs of an agency the service owners are told, and its contacts of what they write. */
  @OnEvent('showback-notices', ['showback.written'])
  async tellOfShowback(tx: Tx, events: DomainEvent<'showback.written'>[]): Promise<void> {
    const names = await actorNames(tx, events);
    const notices = events.flatMap(({ id, payload: { agencyId, subjectId, actorId, what, personIds } }) =>
      personIds.map((personId) => ({
        id: newId(),
        agency_id: agencyId,
        person_id: personId,
        kind: `showback_${what}`,
        showback_message_id: subjectId,
        event_id: id,
        facts: { actor: names.get(actorId) ?? '' },
        created_at: tx.now.toString(),
      })),
    );
    await this.insert(tx, notices);
    for (const { payload } of events) {
      for (const personId of payload.personIds) {
        this.hub.emit(tx, [personRoom(personId)], 'changed', { topic: 'showback', id: payload.lineId });
      }
    }
  }

  @OnEvent('closing-notices', ['showback.closed'])
  async tellOfClosing(tx: Tx, events: DomainEvent<'showback.closed'>[]): Promise<void> {
    const notices = events.flatMap(({ id, payload: { agencyId, month, ore, personIds } }) =>
      personIds.map((personId) => ({
        id: newId(),
        agency_id: agencyId,
        person_id: personId,
        kind: 'showback_closed',
        closed_month: month,
        event_id: id,
        facts: { ore },
        created_at: tx.now.toString(),
      })),
    );
    await this.insert(tx, notices);
  }

  @OnEvent('council-notices', ['council.changed'])
  async tellOfCouncil(tx: Tx, events: DomainEvent<'council.changed'>[]): Promise<void> {
    const names = await actorNames(tx, events);
    const notices = events.map(({ id, payload: { agencyId, subjectId, actorId, personId, what } }) => ({
      id: newId(),
      agency_id: agencyId,
      person_id: personId,
      kind: `council_${what}`,
      council_change_id: subjectId,
      event_id: id,
      facts: actorId === null ? {} : { actor: names.get(actorId) ?? '' },
      created_at: tx.now.toString(),
    }));
    await this.insert(tx, notices);
  }

  /** The bell hears of it at once; so does the post, which would look by itself a little later. */
  @OnLiveEvent('notice-hints', ['notice.created'])
  async hint(tx: Tx, events: DomainEvent<'notice.created'>[]): Promise<void> {
    for (const personId of new Set(events.map((event) => event.payload.personId))) {
      this.hub.emit(tx, [personRoom(personId)], 'changed', { topic: 'notices', id: personId });
    }
    if (this.config.smtpUrl !== null) {
      tx.afterCommit(() => this.jobs.wake('mail.send', {}));
    }
  }

  private facts(tx: Tx, events: readonly DomainEvent<Told>[]): Promise<FactsRow[]> {
    return tx.prepared<FactsRow>(
      'notice-facts',
      `select e.event_id,
         case when t.channel = 'portal' and t.filed_by_id <> t.requester_id and not t.sensitive then t.filed_by_id end as follower_id,
         log.details ->> 'reason' as pending_reason,
         -- who is absent or off has said so, and who has left need not know
         case when log.details ->> 'why' = 'away' then (log.changes -> 'assigneeId' ->> 0)::uuid end as returned_from,
         coalesce((log.details -> 'moved')::boolean, false) as visit_moved,
         case when log.type like 'ticket.visit\\_%' then log.details ->> 'from' end as visit_from,
         coalesce((log.changes -> 'crossings' ->> 1)::int = 3, false) as ping_pong,
         array(select m.person_id from team_member m where m.team_id = e.team_id) as members,
         array(select m.person_id from team_member m where m.team_id = e.team_id and m.lead) as leads,
         array(select m.person_id from team_member m where m.team_id = e.previous_team_id and m.lead) as previous_leads,
         (select p.name from person p where p.id = e.actor_id) as actor_name,
         array(select w.person_id from ticket_watch w where w.ticket_id = t.id) as watchers,
         t.filed_by_id, t.team_id, t.line, t.sensitive
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
         as e (event_id, ticket_id, team_id, previous_team_id, actor_id)
       join ticket t on t.id = e.ticket_id
       left join ticket_event log on log.id = e.event_id`,
      [
        events.map((event) => event.id),
        events.map((event) => event.payload.subjectId),
        events.map((event) => event.payload.teamId),
        events.map((event) => event.payload.previousTeamId),
        events.map((event) => event.payload.actorId),
      ],
    );
  }

  /** Once for each person, event and kind, however often the event comes. */
  private async insert(tx: Tx, notices: readonly Record<string, unknown>[]): Promise<void> {
    if (notices.length === 0) return;
    const made = await tx.query<{ id: string; agency_id: string; person_id: string }>(
      `insert into notice (id, agency_id, person_id, kind, ticket_id, suggestion_id, action_id, showback_message_id, council_change_id,
         closed_month, event_id, facts, created_at)
       select * from jsonb_to_recordset($1::jsonb) as n (id uuid, agency_id uuid, person_id uuid, kind text, ticket_id uuid,
         suggestion_id uuid, action_id uuid, showback_message_id uuid, council_change_id uuid, closed_month date,
         event_id uuid, facts jsonb, created_at timestamptz)
       on conflict do nothing
       returning id, agency_id, person_id`,
      [JSON.stringify(notices)],
    );
    if (this.config.smtpUrl !== null) await this.post(tx, made);
    for (const row of made) {
      tx.emit('notice.created', { agencyId: row.agency_id, subjectId: row.id, personId: row.person_id });
    }
  }

  /**
   * Whoever watches asked to see it here, and what became of a suggestion can wait; what concerns a ticket of theirs, and what
   * is asked and answered about costs, comes by mail too.
   */
  private async post(tx: Tx, notices: readonly { id: string }[]): Promise<void> {
    await tx.query(
      `insert into notice_mail (notice_id, agency_id, address, next_attempt_at)
       select n.id, n.agency_id, p.email, n.created_at from notice n join person p on p.id = n.person_id
       where n.id = any($1::uuid[]) and p.email is not null and p.active and n.kind <> 'watched'
         and num_nonnulls(n.ticket_id, n.showback_message_id) = 1
       on conflict do nothing`,
      [notices.map(({ id }) => id)],
    );
  }
}

/** Who did what the events tell, by id. */
async function actorNames(tx: Tx, events: readonly DomainEvent[]): Promise<ReadonlyMap<string, string>> {
  const people = await tx.query<{ id: string; name: string }>(
    'select id, name from person where id = any($1::uuid[])',
    [events.flatMap(({ payload }) => ('actorId' in payload ? [payload.actorId] : []))],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

function happeningOf(
  { name, payload }: DomainEvent<Told>,
  known: FactsRow,
  escalatedTo: readonly string[],
): Omit<Happening, 'watcherIds'> {
  return {
    type: name,
    actorId: payload.actorId,
    requesterId: payload.requesterId,
    followerId: known.follower_id,
    assigneeId: payload.assigneeId,
    teamMemberIds: known.members,
    teamLeadIds: known.leads,
    previousTeamLeadIds: known.previous_leads,
    pendingReason: known.pending_reason,
    returnedFromId: name === 'ticket.returned' ? known.returned_from : null,
    visitMoved: known.visit_moved,
    escalatedTo,
    raisedPingPong: known.ping_pong,
  };
}

const isClockPoint = (event: DomainEvent<Told>): event is ClockPointEvent =>
  event.name === 'sla.warned' || event.name === 'sla.breached';

/** Names and figures that the sentence of the notice needs; never a text. `sight` when it is less than the ticket. */
function factsOf(event: DomainEvent<Told>, known: FactsRow, sight?: Sight): Record<string, string | number> {
  return {
    ...(known.actor_name !== null && { actor: known.actor_name }),
    ...('target' in event.payload && { target: event.payload.target }),
    ...(known.visit_from !== null && { from: known.visit_from }),
    ...('percent' in event.payload && { percent: event.payload.percent }),
    ...(sight === 'figures' && { sight }),
  };
}
