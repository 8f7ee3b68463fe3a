import { api, API_PREFIX, type TicketView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Sweep } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import { demoCity, type DemoCity } from '../../../apps/desk/src/demo/city.js';
import type { DemoRequest, PaperTicket } from '../../../apps/desk/src/demo/paper-ticket.js';
import { writeFigures, writeTables, writeTickets } from '../../../apps/desk/src/demo/write-city.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { clearGroundwork } from './support.js';

/** Three weeks after the test's clock begins, so that every ticket can be played again. */
const NOW = Temporal.Instant.from('2026-03-23T12:00:00Z');

/** Between them, these tickets go every way that a ticket of the demo can go. */
const WAYS: Readonly<Record<string, (ticket: PaperTicket) => boolean>> = {
  'solved at once': ({ log }) => log.length <= 3 && happened(log, 'ticket.resolved'),
  'filed from a call': ({ ticket, log }) => ticket.channel === 'phone' && happened(log, 'ticket.resolved'),
  'solved in second line': ({ ticket }) => ticket.seenSecond && ticket.resolvedAt !== null && ticket.crossings === 1,
  'handed back': ({ log }) => happened(log, 'ticket.handed_back'),
  'three crossings': ({ ticket }) => ticket.crossings >= 3,
  transferred: ({ log }) => happened(log, 'ticket.transferred'),
  'answered after a reminder': ({ ticket, log }) =>
    happened(log, 'ticket.reminded') && ticket.resolutionCode !== 'no_answer',
  'solved by silence': ({ ticket }) => ticket.resolutionCode === 'no_answer',
  'visited at an agreed time': ({ log }) => log.some(({ details }) => details['why'] === 'time'),
  'waited for a vendor': ({ log }) => log.some(({ details }) => details['reason'] === 'vendor'),
  'assigned by the lead': ({ log }) => happened(log, 'ticket.assigned'),
  released: ({ log }) => happened(log, 'ticket.released'),
  'updated by an agent': ({ log, ticket }) => happened(log, 'ticket.updated') && ticket.resolvedAt !== null,
  reopened: ({ log }) => happened(log, 'ticket.reopened'),
  confirmed: ({ log }) => log.some(({ details }) => details['why'] === 'confirmed'),
  withdrawn: ({ ticket }) => ticket.state === 'cancelled',
  breached: ({ log }) => happened(log, 'sla.breached'),
  'filed just now': ({ ticket }) => ticket.state === 'new',
};

let desk: TestDesk;
let city: DemoCity;
const played = new Map<PaperTicket, string>();

beforeAll(async () => {
  desk = await startTestDesk();
  await clearGroundwork(desk.build);
  city = demoCity(NOW);
  const database = desk.app.get(Database);
  await database.transaction(database.systemScope, (tx) => writeTables(tx, city.groundwork));
  const chosen = Object.entries(WAYS).map(([way, goes]) => {
    // What lies ahead of the demo is not played.
    const isPlayed = ({ ticket, log }: PaperTicket) => !ticket.sensitive && !happened(log, 'ticket.visit_planned');
    const ticket = city.tickets.find((one) => isPlayed(one) && goes(one));
    if (!ticket) throw new Error(`no ticket of the demo city was ${way}`);
    return ticket;
  });
  const tickets = [...new Set(chosen)];
  await play(tickets);
  await database.transaction(database.systemScope, async (tx) => {
    await writeTickets(tx, tickets);
    await writeFigures(tx, tickets);
  });
}, 120_000);
afterAll(() => desk?.stop());

test('the tickets go every way, and each was played', () => {
  expect(played.size).toBeGreaterThanOrEqual(12);
});

test.each([
  ['ticket', 'id', 'ticket', ['id', 'number']],
  ['log', 'ticket_id', 'ticket_event', ['id', 'ticket_id', 'recorded_at']],
  ['messages', 'ticket_id', 'ticket_message', ['id', 'ticket_id']],
  ['notes', 'ticket_id', 'ticket_note', ['id', 'ticket_id']],
  ['clocks', 'ticket_id', 'sla_clock', ['ticket_id']],
  ['counted cycles', 'ticket_id', 'clock_outcome', ['ticket_id']],
  ['flow', 'ticket_id', 'ticket_flow', ['ticket_id']],
])('the %s written in bulk equals what the commands make', async (_, key, table, unlike) => {
  for (const [paper, id] of played) {
    const bulk = await rowsOf(table, key, paper.ticket.id, unlike);
    expect(bulk.length > 0 || table === 'ticket_message' || table === 'ticket_note' || table === 'clock_outcome').toBe(
      true,
    );
    expect(await rowsOf(table, key, id, unlike)).toEqual(bulk);
  }
});

/** Sends every request of the tickets at its moment, and lets the desk do in between what it does by itself. */
async function play(tickets: readonly PaperTicket[]): Promise<void> {
  const requests = tickets.flatMap((ticket) => ticket.requests.map((request) => ({ ticket, request })));
  requests.sort((a, b) => a.request.at - b.request.at);
  const sweep = desk.app.get(Sweep);
  for (const { ticket, request } of requests) {
    desk.clock.moveTo(Temporal.Instant.fromEpochMilliseconds(request.at).toString());
    await sweep.run();
    await send(ticket, request);
  }
  desk.clock.moveTo(NOW.toString());
  await sweep.run();
  await desk.drain();
}

async function send(ticket: PaperTicket, { actorId, door, body }: DemoRequest): Promise<void> {
  const client = await desk.as({ id: actorId });
  const id = played.get(ticket) ?? '';
  const [row] = id ? await desk.build.sql<{ version: number }>('select version from ticket where id = $1', [id]) : [];
  const { method, path } = api[door];
  const answer = await client.raw(method, API_PREFIX + path.replace(':id', id), {
    body: { ...body, ...(row && door !== 'addMessage' && door !== 'addNote' && { version: row.version }) },
  });
  if (answer.status >= 400) throw new Error(`${door}: ${answer.text}`);
  if (door === 'createTicket') played.set(ticket, (answer.body as TicketView).id);
}

/** Rows of a ticket without the ids that cannot be alike; those within the details are named by what they are. */
async function rowsOf(table: string, key: string, id: string, unlike: readonly string[]): Promise<unknown[]> {
  const rows = await desk.build.sql<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) - $2::text[] as row from ${table} t where ${key} = $1`,
    [id, unlike],
  );
  const texts = rows.map(({ row }) => {
    const { details, ...rest } = row as { details?: Record<string, unknown> };
    const named = details && { ...details, ...same(details, 'messageId'), ...same(details, 'noteId') };
    return JSON.stringify({ ...rest, ...(named && { details: named }) });
  });
  return texts.sort();
}

const same = (details: Record<string, unknown>, field: string): object => (field in details ? { [field]: field } : {});

function happened(log: PaperTicket['log'], type: PaperTicket['log'][number]['type']): boolean {
  return log.some((entry) => entry.type === type);
}
