import { PENDING_REASONS, PRIORITIES } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { CLOCK_COLUMNS, clockRow } from '@desk/sla';
import {
  begin,
  caughtUp,
  EVENT_COLUMNS,
  eventRow,
  proceed,
  TICKET_COLUMNS,
  ticketDomain,
  ticketRow,
  type Course,
  type CourseTerms,
  type Decision,
  type Hand,
  type Step,
  type Ticket,
  type TicketLogEntry,
} from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';

interface Team {
  readonly id: string;
  readonly line: 'first' | 'second';
}

/** Where lives are lived. */
export interface LifeWorld {
  readonly terms: CourseTerms;
  readonly declarationId: string;
  readonly requesters: readonly { readonly id: string; readonly agencyId: string }[];
  readonly serviceIds: readonly string[];
  readonly firstLine: Team & { readonly agentId: string };
  readonly secondLine: Team & { readonly agentId: string };
}

/** A ticket as all that happened to it has left it. */
export interface Life extends Course {
  readonly log: readonly TicketLogEntry[];
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Act = (ticket: Ticket, hand: Hand) => Decision;
const MINUTE = 60_000;
const MOST_ACTS = 9;

/** A ticket filed at a moment that people try this and that with until another; what the rules refuse does not happen. */
export function randomLife(world: LifeWorld, roll: () => number, filedAt: number, until: number): Life {
  const { terms } = world;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const requester = pick(world.requesters);
  const entersSecond = roll() < 0.1;
  const team = entersSecond ? world.secondLine : world.firstLine;
  const filing = ticketDomain.fileTicket(
    {
      id: newIdAt(filedAt),
      agencyId: requester.agencyId,
      kind: roll() < 0.7 ? 'incident' : 'request',
      subject: 'Skjermen blir svart på møterommet',
      description:
        'Når jeg logger inn på maskinen i møterommet i tredje etasje, blir skjermen svart etter noen sekunder.',
      serviceId: pick(world.serviceIds),
      requesterId: requester.id,
      filedById: requester.id,
      channel: 'portal',
      origin: 'portal',
      location: null,
      impact: 'low',
      urgency: 'medium',
      priority: pick(PRIORITIES),
      teamId: team.id,
      line: team.line,
      declarationId: world.declarationId,
      followsUpId: null,
      routedBy: null,
    },
    Temporal.Instant.fromEpochMilliseconds(filedAt),
  );
  let so: Step = begin(filing, terms);
  const log: TicketLogEntry[] = [...so.entries];
  let now = filedAt;
  for (let turn = 0; turn < MOST_ACTS; turn += 1) {
    now += Math.ceil(MINUTE * 1_500 ** roll());
    if (now > until) break;
    const here = so.ticket.line === 'second' ? world.secondLine : world.firstLine;
    const handler = { id: here.agentId, teams: [here] };
    const acts = chancesOf(world, so.ticket, handler, () => newIdAt(now), pick);
    const [who, act] = pick(acts);
    const at = Temporal.Instant.fromEpochMilliseconds(now);
    const hand: Hand =
      who === 'agent' ? { actorId: handler.id, origin: 'agent', at } : { actorId: requester.id, origin: 'portal', at };
    try {
      so = caughtUp(so, at, terms);
      log.push(...so.entries);
      so = proceed(so, hand, terms, (ticket) => act(ticket, hand));
      log.push(...so.entries);
    } catch (error) {
      if (!(error instanceof ticketDomain.MoveRefused)) throw error;
    }
  }
  so = caughtUp(so, Temporal.Instant.fromEpochMilliseconds(until), terms);
  log.push(...so.entries);
  return { ticket: so.ticket, clocks: so.clocks, log };
}

/** What may be tried with a ticket; named twice, twice as likely. */
function chancesOf(
  world: LifeWorld,
  ticket: Ticket,
  handler: { readonly id: string; readonly teams: readonly Team[] },
  id: () => string,
  pick: <T>(list: readonly T[]) => T,
): (readonly ['agent' | 'requester', Act])[] {
  const message: Act = (t, hand) => ticketDomain.messageByAgent(t, hand, { id: id(), text: 'Hei' }, handler);
  const solve: Act = (t, hand) =>
    ticketDomain.resolve(
      t,
      hand,
      {
        text: 'Byttet kabel.',
        code: 'solved',
        firstLineCapable: null,
        reopenUntil: world.terms.addWorkingDays(hand.at, world.terms.timers.reopenDays),
        messageId: id(),
      },
      handler,
    );
  if (!ticketDomain.isOpenState(ticket.state)) {
    return [
      ['requester', (t, hand) => ticketDomain.close(t, hand, 'confirmed')],
      [
        'requester',
        (t, hand) => ticketDomain.reopen(t, hand, 'Fortsatt svart', { keepAssignee: true, requesterMessageId: id() }),
      ],
    ];
  }
  if (ticket.pendingReason !== null) {
    return [
      ['requester', (t, hand) => ticketDomain.messageByRequester(t, hand, { id: id(), text: 'Ja' })],
      ['agent', (t, hand) => ticketDomain.resume(t, hand)],
      ['agent', solve],
    ];
  }
  if (ticket.state === 'new') {
    return [
      ['agent', (t, hand) => ticketDomain.take(t, hand, handler)],
      ['agent', message],
      ['agent', solve],
    ];
  }
  const move: Act =
    ticket.line === 'second'
      ? (t, hand) => ticketDomain.handBack(t, hand, world.firstLine, 'ikke vårt')
      : (t, hand) => ticketDomain.escalate(t, hand, world.secondLine, 'krever tilgang', 'omstart');
  return [
    ['agent', message],
    ['agent', message],
    ['agent', (t, hand) => (t.assigneeId === handler.id ? message(t, hand) : ticketDomain.take(t, hand, handler))],
    ['agent', move],
    [
      'agent',
      (t, hand) => {
        const reason = pick(PENDING_REASONS);
        return ticketDomain.pend(t, hand, reason, reason === 'agreed_time' ? hand.at.add({ hours: 30 }) : null);
      },
    ],
    [
      'agent',
      (t, hand) => ticketDomain.update(t, hand, { priority: pick(PRIORITIES), priorityReason: 'vurdert på nytt' }),
    ],
    ['agent', (t, hand) => ticketDomain.addNote(t, hand, id())],
    ['agent', solve],
    ['agent', solve],
    ['agent', solve],
    ['requester', (t, hand) => ticketDomain.cancel(t, hand, 'ordnet seg')],
  ];
}

const ROWS_AT_ONCE = 2_000;

/** Writes lives past the row guards: tickets, log and clocks, by columns from JSON. */
export async function writeLives(
  sql: (text: string, values: readonly unknown[]) => Promise<unknown>,
  lives: readonly Life[],
): Promise<void> {
  const write = async (table: string, columns: readonly string[], rows: readonly object[]): Promise<void> => {
    const list = columns.join(', ');
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await sql(
        `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
      );
    }
  };
  await write(
    'ticket',
    TICKET_COLUMNS,
    lives.map(({ ticket }) => ticketRow(ticket)),
  );
  await write(
    'ticket_event',
    EVENT_COLUMNS,
    lives.flatMap(({ ticket, log }) =>
      log.map((entry) => eventRow(ticket, entry, newIdAt(entry.occurredAt.epochMilliseconds), entry.occurredAt)),
    ),
  );
  await write(
    'sla_clock',
    CLOCK_COLUMNS,
    lives.flatMap(({ ticket, clocks }) => clocks.map((clock) => clockRow(ticket.agencyId, ticket.id, clock))),
  );
}
