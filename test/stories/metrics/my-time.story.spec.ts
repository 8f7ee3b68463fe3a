import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { AttentionBatch, CorrectWorkRequest, MyTime, SignalKind } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { ApiClient } from '../../support/api-client.js';
import { castOf, expectSound, fileOne, type Cast } from './support.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let cast: Cast;
beforeAll(async () => {
  desk = await startTestDesk();
}, 30_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  cast = await castOf(desk);
});

const iso = (secondsAgo: number): string =>
  new Date(desk.clock.now().epochMilliseconds - secondsAgo * 1000).toISOString();
const week = () => {
  const day = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  return { from: day.subtract({ days: 6 }).toString(), to: day.toString() };
};
const mine = (as: ApiClient = cast.agent): Promise<MyTime> => as.call('myTime', { query: week() });
/** Minutes before now, kind and ticket of each session. */
const lines = ({ sessions }: MyTime, names: Readonly<Record<string, string>>) => {
  const now = desk.clock.now().epochMilliseconds;
  const ago = (at: string) => Math.round((now - Date.parse(at)) / 1000);
  return sessions.map(
    ({ ticket, kind, startedAt, endedAt, correctionId }) =>
      `${kind} ${names[ticket.id] ?? '?'} ${ago(startedAt)}-${ago(endedAt)}${correctionId === null ? '' : ' *'}`,
  );
};

let seq = 0;
type Seen = readonly [secondsAgo: number, kind: SignalKind, ticketId: string];
const saw = (as: ApiClient, seen: readonly Seen[], clientId = 'fane') => {
  const signals = seen.map(([ago, kind, ticketId]) => ({ seq: (seq += 1), at: iso(ago), kind, ticketId }));
  const body: AttentionBatch = { clientId, sentAt: iso(0), signals };
  return as.call('attention', { body });
};
const session = (ticket: string, from: number, to: number): CorrectWorkRequest['sessions'][number] => ({
  ticket,
  kind: 'call',
  startedAt: iso(from),
  endedAt: iso(to),
});
const correct = (body: Partial<CorrectWorkRequest>, as: ApiClient = cast.agent) =>
  as.call('correctWork', { body: { replaces: null, sessions: [], reason: 'Glemte å stoppe', ...body } });
const seenAs = ({ sessions }: MyTime, index: number) => {
  const found = sessions[index];
  if (!found) throw new Error(`there is no session ${index}`);
  return { startedAt: found.startedAt, endedAt: found.endedAt };
};

it('shows an agent their own sessions and what is running, and a colleague nothing of it', async () => {
  const one = await fileOne(cast);
  const other = await fileOne(cast);
  desk.advance('PT2H');
  await saw(cast.agent, [
    [3600, 'focus', one.id],
    [3500, 'leave', one.id],
    [1800, 'start_call', other.id],
    [1500, 'stop_call', other.id],
    [60, 'focus', one.id],
    [10, 'input', one.id],
  ]);
  const names = { [one.id]: 'A', [other.id]: 'B' };
  const time = await mine();
  expect(lines(time, names)).toEqual(['attention A 3600-3500', 'call B 1800-1500', 'attention A 60--20']);
  expect(time.sessions[0]?.ticket).toEqual({ id: one.id, number: one.number, subject: one.subject, readable: true });
  expect(time.running).toMatchObject({ kind: 'attention', ticket: { number: one.number }, since: iso(60) });
  expect(time.signalDays).toBe(30);
  expect(await mine(await desk.as(cast.city.agent2))).toMatchObject({ sessions: [], running: null, corrections: [] });

  await saw(cast.agent, [[0, 'start_call', other.id]], 'telefon');
  desk.advance('PT5M');
  expect((await mine()).running).toMatchObject({ kind: 'call', ticket: { number: other.number }, since: iso(300) });
  await saw(cast.agent, [[0, 'stop_call', other.id]], 'telefon');
  desk.advance('PT10M');
  expect((await mine()).running).toBeNull();
  for (const query of [
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '2026-01-01', to: '2026-03-01' },
  ]) {
    expect(await cast.agent.refusal('myTime', { query })).toMatchObject({ status: 422, errors: [{ pointer: '?to' }] });
  }
});

it('corrects a session, splits, deletes and adds, keeps the original, and undoes', async () => {
  const [a, b] = [await fileOne(cast), await fileOne(cast)];
  const names = { [a.id]: 'A', [b.id]: 'B' };
  desk.advance('PT3H');
  const handled = async (id: string) => (await cast.agent.call('handling', { params: { id } })).totalSeconds;
  await saw(cast.agent, [
    [7200, 'start_call', a.id],
    [3600, 'stop_call', a.id],
    [1000, 'focus', b.id],
    [900, 'leave', b.id],
  ]);
  const measured = ['call A 7200-3600', 'attention B 1000-900'];
  expect(lines(await mine(), names)).toEqual(measured);

  // Half an hour of it was about something else, and the rest was lunch.
  const split = await correct({
    replaces: seenAs(await mine(), 0),
    sessions: [session(a.number, 7200, 6000), session(b.id, 6000, 5400)],
  });
  expect(lines(await mine(), names)).toEqual(['call A 7200-6000 *', 'call B 6000-5400 *', 'attention B 1000-900']);
  expect([await handled(a.id), await handled(b.id)]).toEqual([1200, 600 + 100]);
  expect(split.before).toMatchObject([{ ticket: { number: a.number }, startedAt: iso(7200), endedAt: iso(3600) }]);
  expect(split.after).toHaveLength(2);
  const missed = await correct({ sessions: [session(a.number, 300, 200)], reason: 'Ringte fra gangen' });
  const gone = await correct({ replaces: seenAs(await mine(), 2), reason: 'Var ikke der' });
  expect(lines(await mine(), names)).toEqual(['call A 7200-6000 *', 'call B 6000-5400 *', 'call A 300-200 *']);

  await desk.drain();
  const days = await desk.build.sql(
    `select sum(seconds)::int as seconds, sum(stated)::int as stated, sum(removed)::int as removed from handling_day where agent_id = $1`,
    [cast.city.agent.id],
  );
  // Of the call a third stands as measured; 600 s went to B, 100 s were added; 2 400 s and 100 s were taken away.
  expect(days).toEqual([{ seconds: 1900, stated: 700, removed: 2500 }]);
  await expectSound(desk);

  // Not in the order in which they were made; the original is as it was.
  for (const { id } of [split, gone, missed]) await cast.agent.call('undoCorrection', { params: { id } });
  const time = await mine();
  expect(lines(time, names)).toEqual(measured);
  expect(time.corrections.map(({ reason, undoneAt }) => [reason, undoneAt === null])).toEqual([
    ['Var ikke der', false],
    ['Ringte fra gangen', false],
    ['Glemte å stoppe', false],
  ]);
  expect(await cast.agent.call('undoCorrection', { params: { id: split.id } })).toMatchObject({ undoable: false });
  expect(await desk.build.sql('select from work_original where agent_id = $1', [cast.city.agent.id])).toEqual([]);
  await desk.drain();
  await expectSound(desk);
});

it('never lets corrected work overlap: it says with what, and cuts when told to', async () => {
  const [a, b] = [await fileOne(cast), await fileOne(cast)];
  const names = { [a.id]: 'A', [b.id]: 'B' };
  desk.advance('PT2H');
  await saw(cast.agent, [
    [3600, 'start_call', a.id],
    [3000, 'stop_call', a.id],
    [2400, 'start_call', b.id],
    [1800, 'stop_call', b.id],
  ]);
  const body = { replaces: seenAs(await mine(), 0), sessions: [session(a.number, 3600, 2100)], reason: 'Varte lenger' };
  const clock = (secondsAgo: number) =>
    desk.clock.now().subtract({ seconds: secondsAgo }).toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString();
  expect(await cast.agent.refusal('correctWork', { body })).toMatchObject({
    status: 422,
    errors: [
      {
        pointer: '/sessions/0',
        code: 'overlapping_work',
        values: { number: b.number, from: clock(2400).slice(0, 5), to: clock(1800).slice(0, 5) },
      },
    ],
  });
  expect(lines(await mine(), names)).toEqual(['call A 3600-3000', 'call B 2400-1800']);
  await correct({ ...body, cut: true });
  expect(lines(await mine(), names)).toEqual(['call A 3600-2100 *', 'call B 2100-1800 *']);

  // A late signal changes what was measured, and nothing of what the agent has said.
  await saw(
    cast.agent,
    [
      [3700, 'focus', b.id],
      [3610, 'input', b.id],
      [3500, 'leave', b.id],
      [1750, 'focus', b.id],
      [1700, 'leave', b.id],
    ],
    'uten nett',
  );
  expect(lines(await mine(), names)).toEqual([
    'attention B 3700-3600',
    'call A 3600-2100 *',
    'call B 2100-1800 *',
    'attention B 1750-1700',
  ]);
  await desk.drain();
  await expectSound(desk);
});

it('refuses what cannot have been, names the field, and changes nothing', async () => {
  const a = await fileOne(cast);
  const foreign = await fileOne(await castOf(desk));
  desk.advance('PT2H');
  await saw(cast.agent, [
    [3600, 'start_call', a.id],
    [3000, 'stop_call', a.id],
  ]);
  const before = await mine();
  const refused = async (body: Partial<CorrectWorkRequest>) => {
    const answer = await cast.agent.refusal('correctWork', {
      body: { replaces: null, sessions: [], reason: 'Derfor', ...body },
    });
    return [answer.status, answer.errors?.[0]?.pointer, answer.errors?.[0]?.code];
  };
  expect([
    await refused({}),
    await refused({ sessions: [session(a.number, 60, -60)] }),
    await refused({ sessions: [session(a.number, 60, 60)] }),
    await refused({ sessions: [session(a.number, 32 * 86_400, 32 * 86_400 - 60)] }),
    await refused({ sessions: [session(a.number, 17 * 3600, 0)] }),
    await refused({ sessions: [session(a.number, 600, 60), session(a.number, 120, 30)] }),
    await refused({ sessions: [session(foreign.number, 600, 60)] }),
    await refused({ sessions: [session('OSL-9999999', 600, 60)] }),
    await refused({ sessions: [session(a.number, 600, 60)], reason: ' ' }),
    await refused({ replaces: { startedAt: iso(3599), endedAt: iso(3000) } }),
  ]).toEqual([
    [422, '/sessions', 'required'],
    [422, '/sessions/0', 'still_ahead'],
    [422, '/sessions/0', 'ends_before_it_begins'],
    [422, '/sessions/0', 'too_long_ago'],
    [422, '/sessions/0', 'too_large'],
    [422, '/sessions/1', 'twice'],
    [422, '/sessions/0/ticket', 'unknown_ticket'],
    [422, '/sessions/0/ticket', 'unknown_ticket'],
    [422, '/reason', undefined],
    [409, undefined, undefined],
  ]);
  expect(await mine()).toEqual(before);
  expect(
    await cast.employee.refusal('correctWork', {
      body: { replaces: null, sessions: [session(a.number, 600, 60)], reason: 'Derfor' },
    }),
  ).toMatchObject({ status: 403 });
  const { id } = await correct({ sessions: [session(a.number, 600, 60)] });
  const colleague = await desk.as(cast.city.agent2);
  expect(await colleague.refusal('undoCorrection', { params: { id } })).toMatchObject({ status: 404 });
  // Of what lies far back nothing is undone any more: others have read the figures.
  desk.advance('P32D');
  expect(await cast.agent.refusal('undoCorrection', { params: { id } })).toMatchObject({
    status: 409,
    code: 'undo_over',
  });
});

it('goes on with a running session after it was corrected, and takes two corrections at once one after the other', async () => {
  const [a, b] = [await fileOne(cast), await fileOne(cast)];
  const names = { [a.id]: 'A', [b.id]: 'B' };
  desk.advance('PT1H');
  await saw(cast.agent, [
    [100, 'focus', a.id],
    [0, 'input', a.id],
  ]);
  const seen = seenAs(await mine(), 0);
  desk.advance('PT60S');
  await saw(cast.agent, [[0, 'input', a.id]]);
  // It has grown meanwhile: what was seen is corrected, the rest counts on.
  await correct({ replaces: seen, sessions: [session(b.number, 160, 60)] });
  expect(lines(await mine(), names)).toEqual(['call B 160-60 *', 'attention A 30--30 *']);
  await saw(cast.agent, [[0, 'leave', a.id]]);
  expect(lines(await mine(), names)).toEqual(['call B 160-60 *', 'attention A 30-0 *']);
  const missed = { replaces: null, sessions: [session(b.number, 2000, 1000)], reason: 'Glemt' };
  const answers = await Promise.all(
    [1, 2].map(() => cast.agent.raw('POST', '/api/v1/my/time/corrections', { body: missed })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
});

it('shows a ticket by its number alone when it is sensitive or no longer the agent’s', async () => {
  const [a, b] = [await fileOne(cast), await fileOne(cast)];
  desk.advance('PT1H');
  await saw(cast.agent, [
    [600, 'focus', a.id],
    [500, 'focus', b.id],
    [400, 'leave', b.id],
  ]);
  await desk.build.sql('update ticket set sensitive = true where id = any($1)', [[a.id, b.id]]);
  await desk.build.sql('update ticket set team_id = (select id from team where key = $2) where id = $1', [
    b.id,
    cast.city.secondLine.key,
  ]);
  expect((await mine()).sessions.map(({ ticket }) => [ticket.number, ticket.subject, ticket.readable])).toEqual([
    [a.number, null, true],
    [b.number, null, false],
  ]);
  // Its time can be corrected all the same.
  const last = seenAs(await mine(), 1);
  const stated = { ticket: b.number, kind: 'attention' as const, startedAt: last.startedAt, endedAt: iso(450) };
  await correct({ replaces: last, sessions: [stated] });
  expect((await mine()).sessions[1]?.seconds).toBe(50);
});

it('keeps raw signals for thirty days, and what was made of them for good', async () => {
  const { id } = await fileOne(cast);
  desk.advance('PT1H');
  await saw(cast.agent, [
    [600, 'focus', id],
    [550, 'leave', id],
  ]);
  const kept = async () => {
    await desk.app.get(Jobs).add('housekeeping.purge', [{ payload: {} }]);
    await desk.drain();
    const [row] = await desk.build.sql(
      `select (select count(*)::int from attention_signal where agent_id = $1) as signals,
         (select count(*)::int from work_session where agent_id = $1) as sessions`,
      [cast.city.agent.id],
    );
    return row;
  };
  desk.advance('P29DT23H');
  expect(await kept()).toEqual({ signals: 2, sessions: 1 });
  await saw(cast.agent, [
    [60, 'focus', id],
    [0, 'leave', id],
  ]);
  desk.advance('PT2H');
  expect(await kept()).toEqual({ signals: 2, sessions: 2 });
  // What comes late is folded with what is left.
  await saw(cast.agent, [
    [30, 'focus', id],
    [0, 'leave', id],
  ]);
  desk.advance('P31D');
  expect(await kept()).toEqual({ signals: 0, sessions: 3 });
});

it('tells leads and owners how far the time can be trusted, and of fewer than five agents nothing, however they subtract', async () => {
  const { city } = cast;
  const lead = await desk.as(city.lead);
  const crew = [];
  while (crew.length < 6) crew.push(await desk.build.agent(city.firstLine, city.agency));
  const days = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08'];
  // Five on Monday and Wednesday, of whom one is missing on Tuesday; all six on Thursday; one alone on Friday.
  const there = [[0, 1, 2, 3, 4], [0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [5]];
  for (const [n, day] of days.entries()) {
    for (const agent of there[n] ?? []) {
      await desk.build.sql(
        `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured, stated, removed)
         values ($1, $2, $3, 'first', $4, 10, 8, 30, 40)`,
        [city.agency.id, crew[agent]?.id, day, 1000 + 2 ** (5 * n + agent)],
      );
    }
  }
  await desk.build.sql(
    `insert into handling_total (day, line, agent_id, cells, seconds, touches, captured, stated, removed)
     select day, line, agent_id, 1, seconds, touches, captured, stated, removed from handling_day where day >= $1`,
    [days[0]],
  );
  const secondsOf = (of: readonly number[]) =>
    of.reduce((so, n) => so + (there[n] ?? []).reduce((sum, agent) => sum + 1000 + 2 ** (5 * n + agent), 0), 0);
  const report = (as: ApiClient, from: string, to: string) => as.call('handlingReport', { query: { from, to } });
  // Of today's work nothing: whoever asks twice would see what came in between.
  desk.clock.moveTo('2027-01-07T12:00:00Z');
  expect((await report(cast.owner, '2027-01-07', '2027-01-31')).total.seconds).toBeNull();
  desk.clock.moveTo('2027-01-08T12:00:00Z');
  const whole = await report(cast.owner, '2027-01-01', '2027-01-31');
  expect(await report(lead, '2027-01-01', '2027-01-31')).toEqual(whole);
  expect(whole.total).toMatchObject({ seconds: secondsOf([0, 1, 2, 3]), captureShare: 0.8, complete: false });
  expect(whole.total.correctedShare).toBeCloseTo((20 * 70) / (secondsOf([0, 1, 2, 3]) + 20 * 40), 9);
  expect(whole.lines.map(({ line, complete }) => [line, complete])).toEqual([
    ['first', false],
    ['second', true],
    ['onsite', true],
  ]);

  // Every period there is: each answer is a sum over whole blocks of five agents, and so is what one has more than another.
  const blocks = [secondsOf([0]), secondsOf([1, 2]), secondsOf([3])];
  const sums = new Set(
    Array.from({ length: 8 }, (_, mask) => blocks.reduce((so, b, n) => so + (mask & (1 << n) ? b : 0), 0)),
  );
  const answers: number[] = [];
  for (const from of days) {
    for (const to of days.filter((day) => day >= from)) {
      const { total } = await report(cast.owner, from, to);
      if (total.seconds !== null) answers.push(total.seconds);
      else expect(total).toEqual({ seconds: null, captureShare: null, correctedShare: null, complete: false });
    }
  }
  expect(answers.length).toBeGreaterThan(5);
  for (const one of answers) expect(sums.has(one)).toBe(true);
  // These rows came by no door; they would be in the way of what follows.
  for (const table of ['handling_day', 'handling_total']) await desk.build.sql(`delete from ${table}`);
});
