import { Database, newId } from '@desk/platform';
import { CLOCK_COLUMNS, clockRow } from '@desk/sla';
import {
  begin,
  EVENT_COLUMNS,
  eventRow,
  Sweep,
  TICKET_COLUMNS,
  ticketDomain,
  ticketRow,
  TicketTerms,
} from '@desk/tickets';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk } from '../../support/build.js';

let desk: TestDesk;
let city: BuiltDesk;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
});
afterAll(() => desk.stop(), 60_000);

/** Several batches for each of two workers. */
const MANY = 2_000;

/** Files many tickets at this moment by the rules of the desk, and writes them in bulk. */
async function fileMany(count: number): Promise<void> {
  const [declaration] = await desk.build.sql<{ id: string }>('select id from service_declaration');
  const declarationId = declaration?.id ?? '';
  const database = desk.app.get(Database);
  const terms = await database.read(database.systemScope, (tx) => desk.app.get(TicketTerms).of(tx, declarationId));
  const at = desk.clock.now();
  const steps = Array.from({ length: count }, (_, n) =>
    begin(
      ticketDomain.fileTicket(
        {
          id: newId(),
          agencyId: city.agency.id,
          kind: 'incident',
          subject: `Sak ${n}`,
          description: 'Noe er galt',
          serviceId: city.service.id,
          requesterId: city.employee.id,
          filedById: city.employee.id,
          channel: 'portal',
          origin: 'portal',
          location: null,
          impact: 'low',
          urgency: 'medium',
          priority: 3,
          teamId: city.firstLine.id,
          line: 'first',
          declarationId,
          followsUpId: null,
          routedBy: null,
        },
        at,
      ),
      terms,
    ),
  );
  await write(
    'ticket',
    TICKET_COLUMNS,
    steps.map(({ ticket }) => ticketRow(ticket)),
  );
  const events = steps.flatMap(({ ticket, entries }) => entries.map((entry) => eventRow(ticket, entry, newId(), at)));
  await write('ticket_event', EVENT_COLUMNS, events);
  const clocks = steps.flatMap(({ ticket, clocks }) =>
    clocks.map((clock) => clockRow(ticket.agencyId, ticket.id, clock)),
  );
  await write('sla_clock', CLOCK_COLUMNS, clocks);
}

async function write(table: string, columns: readonly string[], rows: readonly object[]): Promise<void> {
  const list = columns.join(', ');
  await desk.build.sql(
    `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

describe('the sweep', () => {
  it('settles thousands of due tickets, shared by two workers, each once', async () => {
    await fileMany(MANY);
    desk.advance('PT3H');
    const sweep = desk.app.get(Sweep);
    await Promise.all([sweep.run(), sweep.run()]);
    const told = await desk.build.sql(
      `select type, count(*)::int as events, count(distinct ticket_id)::int as tickets, min(occurred_at) as at
       from ticket_event where type like 'sla.%' group by type, details ->> 'percent' order by at`,
    );
    expect(told).toEqual(
      ['2026-03-02T09:30:00Z', '2026-03-02T09:48:00Z', '2026-03-02T10:00:00Z'].map((at, index) => ({
        type: index === 2 ? 'sla.breached' : 'sla.warned',
        events: MANY,
        tickets: MANY,
        at: new Date(at),
      })),
    );
    const [left] = await desk.build.sql(
      `select (select count(*) from sla_clock where wake_at <= $1)::int as due,
         (select count(*) from sla_clock where target = 'first_response' and breached_at = '2026-03-02T10:00:00Z')::int as breached,
         (select count(*) from outbox where name like 'sla.%')::int as announced`,
      [desk.clock.now().toString()],
    );
    expect(left).toMatchObject({ due: 0, breached: MANY });
  }, 120_000);

  it('writes down what was due longest first, whichever ticket it is of', async () => {
    const count = 200;
    for (let wave = 0; wave < 3; wave += 1) {
      await fileMany(count);
      desk.advance('PT1M');
    }
    desk.advance('PT3H');
    await desk.app.get(Sweep).run();
    const order = await desk.build.sql<{ at: Date }>(
      `select e.occurred_at as at from ticket_event e
       where e.type = 'sla.warned' and (e.details ->> 'percent')::int = 75 and e.recorded_at = $1 order by e.id`,
      [desk.clock.now().toString()],
    );
    expect(order).toHaveLength(3 * count);
    expect(order.map(({ at }) => at.getTime())).toEqual(order.map(({ at }) => at.getTime()).sort((a, b) => a - b));
  }, 120_000);

  it('lets who runs the desk see what is overdue and how late things were recorded', async () => {
    const figure = async (name: string) => {
      const { text } = await desk.anonymous.raw('GET', '/metrics');
      return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
    };
    // Nine o'clock on a Tuesday.
    desk.clock.moveTo('2026-03-03T08:00:00Z');
    await desk.app.get(Sweep).run();
    expect(await figure('desk_clocks_overdue')).toBe(0);
    await fileMany(5);
    desk.advance('PT90M');
    desk.advance('PT30S');
    expect(await figure('desk_clocks_overdue')).toBe(5);
    expect(await figure('desk_clocks_overdue_seconds')).toBe(30);
    await desk.app.get(Sweep).run();
    expect(await figure('desk_clocks_overdue')).toBe(0);
    expect(await figure('desk_clocks_overdue_seconds')).toBe(0);
  }, 60_000);

  it('goes on past a ticket that it cannot work on', async () => {
    await fileMany(3);
    const [broken] = await desk.build.sql<{ id: string }>(`select id from ticket order by filed_at desc, id limit 1`);
    await desk.build.sql(
      `insert into service_declaration (id, version, name, valid_from) values ($1, 99, 'uten mål', '1999-01-01')`,
      [newId()],
    );
    await desk.build.sql(
      `update ticket set declaration_id = (select id from service_declaration where version = 99) where id = $1`,
      [broken?.id],
    );
    desk.advance('PT24H');
    await desk.app.get(Sweep).run();
    const [left] = await desk.build.sql(
      `select count(distinct ticket_id)::int as tickets from sla_clock where wake_at <= $1`,
      [desk.clock.now().toString()],
    );
    expect(left).toEqual({ tickets: 1 });
  }, 60_000);
});
