import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, QueueScreen, until, wholeQueue } from '../../support/live-client.js';

// A machine that also does other things takes its time.
jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let colleague: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());
beforeAll(async () => {
  people = await desk.build.desk();
  [employee, agent, colleague] = await Promise.all([
    desk.as(people.employee),
    desk.as(people.agent),
    desk.as(people.agent2),
  ]);
});

const file = (subject: string): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject, description: 'Det virker ikke.', serviceKey: people.service.key },
  });

describe('the live queue', () => {
  it('shows a ticket within a second after it was filed', async () => {
    const socket = await LiveClient.as(agent);
    const { seq } = await wholeQueue(agent, people.firstLine.key);
    expect(await socket.ask('queue.join', { teamKey: people.firstLine.key, seq })).toEqual({ ok: true, seq });
    const ticket = await file('Skriveren spiser papir');
    const filed = performance.now();
    await until('the row', () => socket.changes.length > 0);
    expect(performance.now() - filed).toBeLessThan(1_000);
    const [change] = socket.changes;
    expect(change).toMatchObject({ teamKey: people.firstLine.key, seq: seq + 1, ticketId: ticket.id, version: 1 });
    const { rows } = await wholeQueue(agent, people.firstLine.key);
    expect(rows.find((row) => row.id === ticket.id)).toEqual(change?.row);
    socket.close();
  });

  it('takes a ticket out of one queue and puts it into the other when it is escalated', async () => {
    const ticket = await file('Må videre');
    await desk.drain();
    const first = await LiveClient.as(agent);
    const second = await LiveClient.as(await desk.as(people.expert));
    await first.ask('queue.join', { teamKey: people.firstLine.key });
    await second.ask('queue.join', { teamKey: people.secondLine.key });
    await agent.call('escalate', {
      params: { id: ticket.id },
      body: { version: ticket.version, teamKey: people.secondLine.key, reason: 'Krever mer', tried: 'Omstart' },
    });
    await until('both rows', () => first.changes.length > 0 && second.changes.length > 0);
    expect(first.changes.at(-1)).toMatchObject({ ticketId: ticket.id, row: null });
    expect(second.changes.at(-1)?.row).toMatchObject({ id: ticket.id, teamKey: people.secondLine.key, line: 'second' });
    first.close();
    second.close();
  });

  it('leaves the list equal to the server after any break', async () => {
    const start = await wholeQueue(agent, people.firstLine.key);
    const screen = new QueueScreen(start.rows, start.seq);
    for (let round = 0; round < 4; round += 1) {
      // Nobody listens while this happens.
      await shake(round);
      const socket = await LiveClient.as(agent);
      const joined = socket.ask('queue.join', { teamKey: people.firstLine.key, seq: screen.seq });
      // And this happens while the missed changes are on their way.
      await Promise.all([joined, shake(round + 10)]);
      await desk.drain();
      const server = await wholeQueue(agent, people.firstLine.key);
      await until('the last change', () => socket.changes.some((change) => change.seq === server.seq));
      expect(socket.reloads).toEqual([]);
      screen.apply([...socket.changes].sort((a, b) => a.seq - b.seq));
      expect(screen.list).toEqual(server.rows);
      socket.close();
    }
  });

  it('asks for a new list when what was missed is no longer known', async () => {
    const { seq } = await wholeQueue(agent, people.firstLine.key);
    const socket = await LiveClient.as(agent);
    await socket.ask('queue.join', { teamKey: people.firstLine.key, seq: seq + 1_000 });
    await until('the reload', () => socket.reloads.length === 1);
    await desk.build.sql('delete from queue_change where team_id = $1 and seq < $2', [people.firstLine.id, seq]);
    await socket.ask('queue.join', { teamKey: people.firstLine.key, seq: seq - 2 });
    await until('the second reload', () => socket.reloads.length === 2);
    expect(socket.reloads.at(-1)).toEqual({ teamKey: people.firstLine.key, seq });
    await socket.ask('queue.join', { teamKey: people.firstLine.key, seq: seq - 1 });
    expect(socket.reloads).toHaveLength(2);
    expect(socket.changes.map((change) => change.seq)).toEqual([seq]);
    socket.close();
  });

  it('masks a sensitive ticket for everybody in the room', async () => {
    const ticket = await file('Hemmelig helsesak');
    await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);
    await desk.drain();
    const socket = await LiveClient.as(agent);
    await socket.ask('queue.join', { teamKey: people.firstLine.key });
    await colleague.call('take', { params: { id: ticket.id }, body: { version: ticket.version } });
    await until('the row', () => socket.changes.length > 0);
    expect(socket.changes[0]?.row).toMatchObject({
      id: ticket.id,
      sensitive: true,
      subject: null,
      requesterName: null,
    });
    expect(JSON.stringify(socket.changes)).not.toContain('Hemmelig');
    const { rows } = await wholeQueue(agent, people.firstLine.key);
    expect(rows.find((row) => row.id === ticket.id)).toEqual(socket.changes[0]?.row);
    socket.close();
  });
});

/** A few tickets are filed, taken, released and resolved, by two agents at once. */
async function shake(round: number): Promise<void> {
  const tickets = await Promise.all([1, 2, 3, 4, 5].map((n) => file(`Runde ${round} sak ${n} ${performance.now()}`)));
  await Promise.all(
    tickets.map(async ({ id, version }, index) => {
      const by = index % 2 === 0 ? agent : colleague;
      if (index === 0) return;
      const taken = await by.call('take', { params: { id }, body: { version } });
      if (index === 1) await by.call('release', { params: { id }, body: { version: taken.version } });
      if (index === 2) {
        const body = { version: taken.version, resolution: 'Slått av og på', resolutionCode: 'solved' as const };
        await by.call('resolve', { params: { id }, body });
      }
      if (index === 3) {
        await by.call('updateTicket', {
          params: { id },
          body: { version: taken.version, priority: 1, priorityReason: 'Mange er berørt' },
        });
      }
      if (index === 4) await by.call('addMessage', { params: { id }, body: { text: 'Vi ser på det.' } });
    }),
  );
}
