import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeView, SuggestionOrder, SuggestionView } from '@desk/contracts';
import { Jobs, newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let owner: ApiClient;
let council: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk({ env: { OPEN_RESULTS_FOR: 'signed-in' } });
  city = await desk.build.desk();
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  const elsewhere = await desk.build.agency();
  const member = await desk.build.person(elsewhere, { role: 'rad' });
  await desk.build.sql(`insert into person_role (person_id, role) values ($1, 'user_council')`, [member.id]);
  council = await desk.as(member);
  stranger = await desk.as(await desk.build.person(elsewhere));
}, 60_000);
afterAll(() => desk.stop());

const somebody = async (): Promise<{ person: BuiltPerson; client: ApiClient }> => {
  const person = await desk.build.person(city.agency);
  return { person, client: await desk.as(person) };
};
const several = async (count: number) => {
  const found: { person: BuiltPerson; client: ApiClient }[] = [];
  while (found.length < count) found.push(await somebody());
  return found;
};
const propose = (client: ApiClient, title: string, more: { serviceKey?: string } = {}): Promise<SuggestionView> =>
  client.call('propose', {
    body: { title, bother: 'Det tar tid', help: 'Gjør det enklere', serviceKey: more.serviceKey ?? null },
  });
const read = (client: ApiClient, id: string) => client.call('suggestion', { params: { id } });
const bell = async (client: ApiClient): Promise<NoticeView[]> => {
  await desk.drain();
  return (await client.call('notices', { query: {} })).items;
};
const decide = async (client: ApiClient, id: string, status: 'considered' | 'planned' | 'done' | 'rejected') => {
  const { revision } = await read(client, id);
  const body = { revision, status, reason: `Derfor ${status}` };
  return client.call('decideSuggestion', { params: { id }, body });
};

describe('a suggestion', () => {
  it('is trimmed, shown to everybody, and its proposer by name to the own agency alone', async () => {
    const { person, client } = await somebody();
    const made = await propose(client, '  Større skjerm på møterom  ', { serviceKey: city.service.key });
    expect(made).toMatchObject({
      title: 'Større skjerm på møterom',
      status: 'received',
      own: true,
      supporters: 0,
      service: { key: city.service.key },
      abilities: { support: false, withdraw: true, rank: false, moderate: false },
    });
    const seen = await read(stranger, made.id);
    expect([seen.agency?.key, seen.proposer, seen.own]).toEqual([city.agency.key, null, false]);
    expect((await read(council, made.id)).proposer).toBeNull();
    expect(JSON.stringify(seen)).not.toContain(person.name);
    expect((await read((await somebody()).client, made.id)).proposer?.name).toBe(person.name);
    expect((await read(owner, made.id)).proposer?.name).toBe(person.name);
  });

  it('is found by who is about to propose the same, whatever they type', async () => {
    const { client } = await somebody();
    const { id } = await propose(client, 'Kortere ventetid på telefon');
    const found = async (q: string) => (await stranger.call('similarSuggestions', { query: { q } })).items;
    expect((await found('ventetid telefon')).map((hit) => hit.id)).toContain(id);
    expect((await found('Kortere ventetid')).map((hit) => hit.id)).toContain(id);
    for (const q of ['%', '_____', "' or true --", '\\', '<script>']) expect(await found(q)).toEqual([]);
  });

  it('is one of five a person and day at most, also of eight at once', async () => {
    const { client } = await somebody();
    const body = { title: 'Mye på hjertet', bother: 'Alt', help: 'Alt', serviceKey: null };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client.raw('POST', '/api/v1/suggestions', { body })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is supported once by each, taken back, and never by who proposed it', async () => {
    const { client } = await somebody();
    const { id } = await propose(client, 'Hurtigtast for tildeling');
    const supporters = await several(4);
    const params = { id };
    await Promise.all(
      supporters.flatMap((one) => Array.from({ length: 3 }, () => one.client.call('supportSuggestion', { params }))),
    );
    expect((await read(client, id)).supporters).toBe(4);
    const back = await supporters[0]?.client.call('unsupportSuggestion', { params });
    expect(back).toMatchObject({ supporters: 3, supported: false, abilities: { support: true } });
    await supporters[0]?.client.call('unsupportSuggestion', { params });
    const [kept] = await desk.build.sql(
      `select s.supporters = (select count(*) from suggestion_support u where u.suggestion_id = s.id) as same
       from suggestion s where id = $1`,
      [id],
    );
    expect(kept).toEqual({ same: true });
    expect((await client.raw('POST', `/api/v1/suggestions/${id}/support`)).status).toBe(403);
    await decide(council, id, 'rejected');
    const late = await (await somebody()).client.raw('POST', `/api/v1/suggestions/${id}/support`);
    expect([late.status, late.body]).toEqual([409, expect.objectContaining({ code: 'suggestion_settled' })]);
  });

  it('stands by reach × minutes ÷ effort, after what the council has ranked by hand, and each page once', async () => {
    const { client } = await somebody();
    const proposers = await several(7);
    const made = await Promise.all(proposers.map(({ client: one }, index) => propose(one, `Rekkefølge ${index}`)));
    const ids = made.map(({ id }) => id);
    const rank = (index: number, score: [number, number, number] | null, place: number | null) =>
      council.call('rankSuggestion', {
        params: { id: ids[index] ?? '' },
        body: {
          revision: 1,
          score: score && { reach: score[0], minutes: score[1], effort: score[2] },
          place,
          placeReason: place === null ? null : 'Loven krever det',
        },
      });
    const view = await rank(0, [1_000, 2.5, 10], null);
    expect(view.score).toEqual({ reach: 1_000, minutes: 2.5, effort: 10, score: 250 });
    await rank(1, [1_000, 2.5, 5], null);
    await rank(2, [1, 0.1, 100], 1);
    const stale = await council.raw('PATCH', `/api/v1/suggestions/${ids[0]}/rank`, {
      body: { revision: 1, score: null, place: null, placeReason: null },
    });
    expect(stale.status).toBe(409);
    const unsaid = await council.raw('PATCH', `/api/v1/suggestions/${ids[0]}/rank`, {
      body: { revision: 2, score: null, place: 3, placeReason: null },
    });
    expect(unsaid.body).toMatchObject({ errors: [{ pointer: '/placeReason', code: 'required' }] });

    const pages = async (order: SuggestionOrder): Promise<string[]> => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.call('suggestions', { query: { order, limit: 3, ...(cursor && { cursor }) } });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    for (const order of ['rank', 'support', 'newest'] as const) {
      const found = await pages(order);
      expect(new Set(found).size).toBe(found.length);
      expect(ids.every((id) => found.includes(id))).toBe(true);
    }
    expect((await pages('rank')).filter((id) => ids.includes(id)).slice(0, 3)).toEqual([ids[2], ids[1], ids[0]]);
  });

  it('tells who proposed it of every change, with its reason, and nobody of their own', async () => {
    const { client } = await somebody();
    const { id } = await propose(client, 'Varsle før vedlikehold');
    await decide(council, id, 'considered');
    await decide(owner, id, 'planned');
    await owner.call('hideSuggestion', { params: { id }, body: { reason: 'Nevner en kollega' } });
    await owner.call('showSuggestion', { params: { id } });
    const told = (await bell(client)).filter(({ suggestion }) => suggestion?.id === id);
    expect(told.map(({ kind, facts }) => [kind, facts['status']]).reverse()).toEqual([
      ['suggestion_decided', 'considered'],
      ['suggestion_decided', 'planned'],
      ['suggestion_hidden', 'planned'],
      ['suggestion_shown', 'planned'],
    ]);
    expect(told.every(({ ticket }) => ticket === null)).toBe(true);
    expect((await read(client, id)).steps.map(({ status, reason }) => [status, reason])).toEqual([
      ['received', null],
      ['considered', 'Derfor considered'],
      ['planned', 'Derfor planned'],
    ]);
    const own = await propose(council, 'Rådets eget');
    await decide(council, own.id, 'considered');
    expect((await bell(council)).filter(({ suggestion }) => suggestion?.id === own.id)).toEqual([]);
  });

  it('is withdrawn while nobody has begun to consider it', async () => {
    const { client } = await somebody();
    const [first, second] = [await propose(client, 'Angrer'), await propose(client, 'Angrer for sent')];
    const params = { id: first.id };
    expect((await client.call('withdrawSuggestion', { params })).status).toBe('withdrawn');
    const { items } = await stranger.call('suggestions', { query: { order: 'newest' } });
    expect(items.map(({ id }) => id)).not.toContain(first.id);
    const mine = await client.call('suggestions', { query: { show: 'mine' } });
    expect(mine.items.map(({ id }) => id)).toContain(first.id);
    await decide(council, second.id, 'considered');
    expect((await client.raw('POST', `/api/v1/suggestions/${second.id}/withdraw`)).status).toBe(409);
    const revived = await council.raw('POST', `/api/v1/suggestions/${first.id}/decide`, {
      body: { revision: 2, status: 'planned', reason: 'Likevel' },
    });
    expect(revived.status).toBe(409);
  });

  it('is out of sight once hidden, but for who proposed it and who may hide', async () => {
    const { client } = await somebody();
    const { id } = await propose(client, 'Noe stygt om en kollega');
    const other = await propose((await somebody()).client, 'Noe pent om en kollega');
    const first = [id, other.id].map((one) => ({ id: one, title: 'x', status: 'received', supporters: 0 }));
    await desk.build.sql(
      `insert into published_result (month, part, content, published_at)
       values ('2026-01-01', 'month', '{"promises": []}', now()), ('2026-01-01', 'standing', $1, now())`,
      [JSON.stringify({ gain: { agencies: 0, interval: null }, suggestions: { counts: [], first } })],
    );
    await owner.call('hideSuggestion', { params: { id }, body: { reason: 'Om en person' } });
    // Here everybody who can sign in reads the results, and nobody else does what employees do.
    const external = newId();
    await desk.build.sql(`insert into person (id, username, name) values ($1, $2, 'Ekstern')`, [external, external]);
    const outside = await desk.as({ id: external });
    const results = await outside.call('openResults', { query: {} });
    expect(results.suggestions.first.map((one) => one.id)).toEqual([other.id]);
    expect((await outside.raw('GET', '/api/v1/suggestions')).status).toBe(403);
    for (const one of [stranger, council]) {
      expect((await one.raw('GET', `/api/v1/suggestions/${id}`)).status).toBe(404);
      expect((await one.raw('POST', `/api/v1/suggestions/${id}/support`)).status).toBe(404);
    }
    const { items } = await stranger.call('similarSuggestions', { query: { q: 'om en kollega' } });
    expect(items.map((hit) => hit.id)).toEqual([other.id]);
    expect((await stranger.raw('GET', '/api/v1/suggestions?show=hidden')).status).toBe(403);
    const hidden = await owner.call('suggestions', { query: { show: 'hidden' } });
    expect(hidden.items.map((row) => row.id)).toContain(id);
    expect(await read(client, id)).toMatchObject({ hidden: true, hiddenReason: 'Om en person' });
  });

  it('keeps hostile texts as they are', async () => {
    const { client } = await somebody();
    const text = `<img src=x onerror=alert(1)> '; drop table suggestion; -- {{7*7}} \u202e😀 =HYPERLINK("x")`;
    const body = { title: text, bother: text, help: text, serviceKey: null };
    const { id } = await client.call('propose', { body });
    expect(await read(stranger, id)).toMatchObject({ title: text, bother: text, help: text });
  });
});

describe('what was done', () => {
  it('is measured eight weeks before beside eight weeks after, and says when it is too early', async () => {
    const service = await desk.build.service({ secondLine: city.secondLine });
    const { client } = await somebody();
    const file = () =>
      client.call('createTicket', { body: { subject: 'Passord', description: 'Glemt', serviceKey: service.key } });
    const start = desk.clock.now();
    const week = (number: number) => desk.clock.moveTo(start.add({ hours: number * 7 * 24 + 1 }).toString());
    for (let number = 0; number < 8; number += 1) {
      week(number);
      for (let ticket = 0; ticket < 6 + (number % 2); ticket += 1) await file();
    }
    week(8);
    const { id } = await propose(client, 'Glemt passord uten å ringe', { serviceKey: service.key });
    const done = await decide(council, id, 'done');
    const doneOn = desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();
    const params = { id };
    const chosen = { revision: done.revision, figure: 'tickets_per_week' as const, doneOn };
    const ahead = await council.raw('PATCH', `/api/v1/suggestions/${id}/effect`, {
      body: { ...chosen, doneOn: '2099-01-01' },
    });
    expect(ahead.body).toMatchObject({ errors: [{ pointer: '/doneOn', code: 'lies_ahead' }] });
    const early = await council.call('measureSuggestion', { params, body: chosen });
    expect(early.effect).toEqual({
      figure: 'tickets_per_week',
      doneOn,
      standing: 'too_early',
      before: null,
      after: null,
      difference: null,
    });
    for (let number = 8; number < 16; number += 1) {
      week(number);
      for (let ticket = 0; ticket < 4; ticket += 1) await file();
    }
    desk.clock.moveTo(start.add({ hours: (16 * 7 + 3) * 24 }).toString());
    await desk.drain();
    await desk.app.get(Jobs).add('results.publish', [{ payload: {} }]);
    await desk.drain();
    const { effect } = await read(stranger, id);
    expect(effect).toMatchObject({ standing: 'measured', before: 6.5, after: 4 });
    expect(effect?.difference?.likely).toBeCloseTo(-2.5, 9);
    // s² of 6, 7, 6, 7 … is 2/7, of the same number each week 0; t of 7 degrees of freedom is 2.3646, and widened as for few.
    expect(effect?.difference?.high).toBeCloseTo(-2.5 + 2.3646 * Math.sqrt(8 / 7) * Math.sqrt(2 / 7 / 8), 3);

    // Of another figure there is too little: nobody has resolved anything.
    const { revision } = await read(council, id);
    const other = await council.call('measureSuggestion', {
      params,
      body: { revision, figure: 'first_line_resolution', doneOn },
    });
    expect(other.effect?.standing).toBe('too_little');
    await decide(council, id, 'planned');
    expect((await read(stranger, id)).effect).toBeNull();
  });
});
