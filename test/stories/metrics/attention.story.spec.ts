import type { AttentionBatch, AttentionReceipt, SignalKind } from '@desk/contracts';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { ApiClient } from '../../support/api-client.js';
import { castOf, escalate, expectSound, fileOne, resolve, take, type Cast } from './support.js';

let desk: TestDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await startTestDesk();
}, 30_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  cast = await castOf(desk);
});

type Seen = readonly [second: number, kind: SignalKind, ticketId: string];

/** A page that has counted its signals from `seq` on and sends them now; seconds are before now. */
const page = (as: ApiClient, clientId: string) => {
  let seq = 0;
  return {
    batch: (seen: readonly Seen[], skewMs = 0): AttentionBatch => {
      const now = desk.clock.now().epochMilliseconds + skewMs;
      const iso = (ms: number) => new Date(ms).toISOString();
      return {
        clientId,
        sentAt: iso(now),
        signals: seen.map(([ago, kind, ticketId]) => ({ seq: (seq += 1), at: iso(now - ago * 1000), kind, ticketId })),
      };
    },
    send: (batch: AttentionBatch): Promise<AttentionReceipt> => as.call('attention', { body: batch }),
  };
};

const handling = (as: ApiClient, id: string) => as.call('handling', { params: { id } });
const seconds = async (as: ApiClient, id: string) => (await handling(as, id)).totalSeconds;

it('measures the time with the ticket, and not the time away from it', async () => {
  const { id } = await fileOne(cast);
  desk.advance('PT1H');
  const tab = page(cast.agent, 'fane');
  // Four minutes with the ticket, then idle: thirty seconds of the tail count. Back after an hour for one minute.
  expect(
    await tab.send(
      tab.batch([
        [3600, 'focus', id],
        [3500, 'input', id],
        [3400, 'input', id],
        [3360, 'input', id],
        [60, 'focus', id],
        [0, 'leave', id],
      ]),
    ),
  ).toEqual({ accepted: 6, rejected: [] });
  const view = await handling(cast.agent, id);
  expect(view).toMatchObject({ totalSeconds: 240 + 30 + 60, byLine: [{ line: 'first', seconds: 330 }] });
  expect(view.own.map(({ kind, seconds: length }) => [kind, length])).toEqual([
    ['attention', 270],
    ['attention', 60],
  ]);
  // A colleague sees the time on the ticket, and sessions of nobody else.
  expect(await handling(await desk.as(cast.city.agent2), id)).toMatchObject({ totalSeconds: 330, own: [] });
});

it('counts two tabs once, whichever batch comes first, and at the same instant', async () => {
  const one = await fileOne(cast);
  const other = await fileOne(cast);
  desk.advance('PT30M');
  const [left, right] = [page(cast.agent, 'venstre'), page(cast.agent, 'høyre')];
  const batches: [typeof left, AttentionBatch][] = [
    [
      left,
      left.batch([
        [600, 'focus', one.id],
        [550, 'input', one.id],
      ]),
    ],
    [
      right,
      right.batch([
        [500, 'focus', other.id],
        [450, 'input', other.id],
        [400, 'blur', other.id],
      ]),
    ],
    [
      left,
      left.batch([
        [400, 'focus', one.id],
        [300, 'leave', one.id],
      ]),
    ],
  ];
  await Promise.all(batches.map(([tab, batch]) => tab.send(batch)));
  expect([await seconds(cast.agent, one.id), await seconds(cast.agent, other.id)]).toEqual([100 + 100, 100]);
  const overlaps = await desk.build.sql(
    `select from work_session a join work_session b on a.agent_id = b.agent_id and a.id < b.id
       and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`,
  );
  expect(overlaps).toEqual([]);
});

it('takes in what a lost network held back, once, and sets wrong clocks right', async () => {
  const one = await fileOne(cast);
  const other = await fileOne(cast);
  desk.advance('PT3H');
  const [tab, held] = [page(cast.agent, 'a'), page(cast.agent, 'b')];
  await tab.send(
    tab.batch([
      [7200, 'focus', one.id],
      [7100, 'input', one.id],
      [7000, 'leave', one.id],
    ]),
  );
  expect(await seconds(cast.agent, one.id)).toBe(200);
  // In the middle of it, the agent was with another ticket: known two hours later, from a browser a day ahead.
  const late = held.batch(
    [
      [7150, 'focus', other.id],
      [7120, 'leave', other.id],
    ],
    86_400_000,
  );
  expect(await held.send(late)).toMatchObject({ accepted: 2 });
  expect([await seconds(cast.agent, one.id), await seconds(cast.agent, other.id)]).toEqual([50 + 100, 30]);
  expect(await held.send(late)).toEqual({
    accepted: 0,
    rejected: [
      { seq: 1, reason: 'seen_before' },
      { seq: 2, reason: 'seen_before' },
    ],
  });
  const old = page(cast.agent, 'c');
  expect(
    await old.send(
      old.batch([
        [90_000, 'focus', one.id],
        [-60, 'focus', one.id],
      ]),
    ),
  ).toEqual({
    accepted: 0,
    rejected: [
      { seq: 1, reason: 'too_late' },
      { seq: 2, reason: 'in_the_future' },
    ],
  });
});

it('lets a call win over attention, and says in which line the work was done', async () => {
  const { id } = await fileOne(cast);
  const other = await fileOne(cast);
  desk.advance('PT1H');
  const tab = page(cast.agent, 'telefon');
  await tab.send(
    tab.batch([
      [1000, 'focus', id],
      [990, 'start_call', id],
      [800, 'focus', other.id],
      [690, 'stop_call', id],
      [690, 'leave', other.id],
    ]),
  );
  expect(await seconds(cast.agent, id)).toBe(310);
  expect(await seconds(cast.agent, other.id)).toBe(0);

  await take(cast.agent, id);
  await escalate(cast, id);
  desk.advance('PT30M');
  const second = page(cast.expert, 'andre');
  await second.send(
    second.batch([
      [300, 'focus', id],
      [200, 'input', id],
      [100, 'leave', id],
    ]),
  );
  expect((await handling(cast.agent, id)).byLine).toEqual([
    { line: 'first', seconds: 310 },
    { line: 'second', seconds: 200 },
  ]);
});

it('knows how much of what was done on tickets fell into measured work', async () => {
  const { id } = await fileOne(cast);
  desk.advance('PT10M');
  const tab = page(cast.agent, 'x');
  await take(cast.agent, id);
  desk.advance('PT20M');
  await resolve(cast.agent, id);
  await tab.send(
    tab.batch([
      [120, 'focus', id],
      [60, 'input', id],
      [0, 'input', id],
      [0, 'leave', id],
    ]),
  );
  await desk.drain();
  const days = await desk.build.sql(
    `select day::text, line, seconds, touches, captured from handling_day where agent_id = $1`,
    [cast.city.agent.id],
  );
  const day = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();
  expect(days).toEqual([{ day, line: 'first', seconds: 120, touches: 2, captured: 1 }]);
  await expectSound(desk);
});

it('is for agents, on tickets that they handle', async () => {
  const { id } = await fileOne(cast);
  const foreign = await castOf(desk);
  const { id: theirs } = await fileOne(foreign);
  desk.advance('PT10M');
  const tab = page(cast.agent, 'y');
  expect(
    await tab.send(
      tab.batch([
        [60, 'focus', theirs],
        [30, 'focus', id],
        [0, 'leave', id],
      ]),
    ),
  ).toEqual({
    accepted: 2,
    rejected: [{ seq: 1, reason: 'not_handled_by_you' }],
  });
  const own = page(cast.employee, 'z');
  const body = own.batch([[60, 'focus', id]]);
  expect(await cast.employee.refusal('attention', { body })).toMatchObject({ status: 403 });
  expect(await cast.employee.refusal('handling', { params: { id } })).toMatchObject({ status: 403 });
  expect(await cast.contact.refusal('handling', { params: { id } })).toMatchObject({ status: 403 });
  expect(await foreign.agent.refusal('handling', { params: { id } })).toMatchObject({ status: 404 });
  for (const faulty of [
    { ...body, clientId: '' },
    { ...body, signals: [] },
    { ...body, sentAt: 'nå' },
    { ...body, signals: [{ seq: 1 }] },
  ]) {
    expect(await cast.agent.refusal('attention', { body: faulty as AttentionBatch })).toMatchObject({ status: 422 });
  }
});
