import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { Database, newId, type Scope } from '@desk/platform';
import { withClient } from '@desk/schema';
import pg from 'pg';
import { Packet, type Statement } from '../../../libs/platform/src/database/packet.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let database: Database;
beforeAll(async () => {
  desk = await startTestDesk();
  database = desk.app.get(Database);
}, 60_000);
afterAll(() => desk?.stop());

const SET: Statement = { name: 'set', text: `select set_config('app.actor_id', $1, true)`, values: ['somebody'] };
const WHO: Statement = { name: 'who', text: `select current_setting('app.actor_id', true) as who` };
const BROKEN: Statement = { name: 'broken', text: 'select nothing from nowhere' };
const divided = (by: number): Statement => ({ name: 'divided', text: 'select 12 / $1::int as result', values: [by] });

describe('a packet of statements', () => {
  let client: pg.Client;
  beforeEach(async () => {
    client = new pg.Client({ connectionString: desk.database.adminUrl, pipeline: true });
    client.on('error', () => undefined);
    await client.connect();
  });
  afterEach(() => client.end().catch(() => undefined));

  const rows = async (...statements: Statement[]) =>
    (await new Packet(statements, statements.length - 1, 'rows').over(client)).found;
  const failure = (...statements: Statement[]) =>
    rows(...statements).then(
      () => 'none',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('is one transaction: what is set in it holds to its end and no further', async () => {
    expect(await rows(SET, WHO)).toEqual([{ who: 'somebody' }]);
    expect(await rows(WHO)).toEqual([{ who: '' }]);
    expect(await rows(SET, divided(3))).toEqual([{ result: 4 }]);
    expect(await rows(WHO)).toEqual([{ who: '' }]);
  });

  it('leaves nothing of what is set in it when a statement fails, and undoes what was done', async () => {
    await client.query('create temporary table kept (n int)');
    expect(await failure(SET, { text: 'insert into kept values (1)' }, divided(0))).toBe('22012');
    expect(await rows(WHO)).toEqual([{ who: '' }]);
    expect(await rows({ text: 'select count(*)::int as n from kept' })).toEqual([{ n: 0 }]);
    await rows({ text: 'insert into kept values (1)' }, divided(1));
    expect(await rows({ text: 'select count(*)::int as n from kept' })).toEqual([{ n: 1 }]);
  });

  it('fails with the first fault, wherever it stands, and runs nothing behind it', async () => {
    expect(await failure(divided(0), BROKEN)).toBe('22012');
    expect(await failure(BROKEN, divided(0))).toBe('42P01');
    expect(await failure(divided(0), { text: 'select pg_sleep(60)' })).toBe('22012');
    expect(await failure(SET, divided(0))).toBe('22012');
  });

  it('answers with the rows asked for, as values or as the database wrote them', async () => {
    const typed: Statement = { text: `select 1 as n, true as b, null as z, '{"a": [1]}'::json as j, now() as t` };
    const [row] = (await new Packet([SET, typed, WHO], 1, 'rows').over(client)).found as { t: Date }[];
    expect(row).toMatchObject({ n: 1, b: true, z: null, j: { a: [1] } });
    expect(row?.t).toBeInstanceOf(Date);
    const { cells, found } = await new Packet([SET, typed, WHO], 1, 'cells').over(client);
    expect(cells[0]?.slice(0, 4)).toEqual(['1', 't', null, '{"a": [1]}']);
    expect(found).toEqual([]);
    expect((await new Packet([SET, typed], -1, 'cells').over(client)).cells).toEqual([]);
  });

  it('goes with others on one wire, each with its own end', async () => {
    const answers = await Promise.allSettled([
      rows(divided(1)),
      rows(SET, divided(0)),
      rows(SET, WHO),
      rows(BROKEN),
      rows(WHO),
      rows(divided(6)),
    ]);
    const said = answers.map((answer) =>
      answer.status === 'fulfilled' ? answer.value : (answer.reason as { code: string }).code,
    );
    expect(said).toEqual([[{ result: 12 }], '22012', [{ who: 'somebody' }], '42P01', [{ who: '' }], [{ result: 2 }]]);
  });

  it('plans a name once a connection, and again when it came to nothing', async () => {
    await Promise.all([rows(divided(1)), rows(divided(2)), rows(divided(3))]);
    const planned = {
      text: `select count(*)::int as n, sum(generic_plans + custom_plans)::int as uses from pg_prepared_statements where name = 'divided'`,
    };
    expect(await rows(planned)).toEqual([{ n: 1, uses: 3 }]);
    expect(await failure(BROKEN)).toBe('42P01');
    expect(await failure(BROKEN)).toBe('42P01');
    await client.query('create temporary table nowhere as select 7 as nothing');
    expect(await rows(BROKEN)).toEqual([{ nothing: 7 }]);
    // A statement that was planned and failed when it ran is planned anew too, and works.
    expect(await failure({ name: 'fresh', text: 'select 1 / $1::int as r', values: [0] })).toBe('22012');
    expect(await rows({ name: 'fresh', text: 'select 1 / $1::int as r', values: [1] })).toEqual([{ r: 1 }]);
  });

  it('refuses a second text under a name before anything is sent', async () => {
    await rows(divided(1));
    await expect(rows(SET, { name: 'divided', text: 'select 1' })).rejects.toThrow(
      'two statements are called "divided"',
    );
    expect(await rows(divided(2))).toEqual([{ result: 6 }]);
  });

  it('fails, with all behind it, when the connection is lost', async () => {
    const asked = [rows(SET, { text: 'select pg_sleep(60)' }), rows(WHO)];
    client.connection.stream.destroy();
    for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected');
  });
});

describe('reads', () => {
  const scope = (agencyIds: readonly string[]): Scope => ({ actorId: newId(), agencyIds });
  const SEEN = `select current_setting('app.actor_id') as actor, app_agency_ids() as agencies`;

  it('of many people at once on few connections see each their own scope', async () => {
    const scopes = Array.from({ length: 100 }, (_, n) =>
      scope([CITY_AGENCY_ID, ...Array.from({ length: n % 4 }, newId)]),
    );
    const seen = await Promise.all(
      scopes.map((one) =>
        database.read(one, (tx) => tx.prepared<{ actor: string; agencies: string[] }>('seen', SEEN, [])),
      ),
    );
    expect(seen.map(([row]) => [row?.actor, row?.agencies])).toEqual(
      scopes.map(({ actorId, agencyIds }) => [actorId, agencyIds]),
    );
  });

  it('write nothing', async () => {
    const write = `insert into city_setting (key, value) values ('read', '1')`;
    const read = (tell: 'prepared' | 'query') =>
      database.read(database.systemScope, (tx) =>
        tell === 'query' ? tx.query(write) : tx.prepared('write', write, []),
      );
    await expect(read('prepared')).rejects.toMatchObject({ code: '25006' });
    await expect(read('query')).rejects.toMatchObject({ code: '25006' });
  });

  it('find new connections when theirs are cut', async () => {
    const read = () =>
      database.read(database.systemScope, (tx) => tx.prepared<{ n: number }>('one', 'select 1 as n', []));
    expect(await read()).toEqual([{ n: 1 }]);
    await withClient(desk.database.superuserUrl, (other) =>
      other.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = $2', [
        desk.database.name,
        'desk_app',
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await Promise.all(Array.from({ length: 20 }, read))).toEqual(Array(20).fill([{ n: 1 }]));
  });
});

describe('a transaction', () => {
  const key = () => `packet ${newId()}`;
  const write = (tx: Parameters<Parameters<Database['transaction']>[1]>[0], name: string) =>
    tx.query(`insert into city_setting (key, value) values ($1, '1')`, [name]);
  const there = async (name: string) =>
    (await desk.build.sql('select from city_setting where key = $1', [name])).length;
  const outbox = async (id: string) => (await desk.build.sql('select from outbox where event_id = $1', [id])).length;
  const news = () => ({ agencyId: CITY_AGENCY_ID, subjectId: newId(), personId: newId() });

  it('ends with its last statement: events and rows together, or neither', async () => {
    const [good, bad, event, lost] = [key(), key(), newId(), newId()];
    const insert = `insert into city_setting (key, value) values ($1, '1') returning key`;
    const ended = await database.transaction(database.systemScope, (tx) => {
      tx.emit('notice.created', news(), event);
      return tx.last('story-last', insert, [good]);
    });
    expect(ended).toEqual([good]);
    expect([await there(good), await outbox(event)]).toEqual([1, 1]);
    const failed = database.transaction(database.systemScope, async (tx) => {
      await write(tx, bad);
      tx.emit('notice.created', news(), lost);
      return tx.last('story-last', insert, [good]);
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect([await there(bad), await outbox(lost)]).toEqual([0, 0]);
    await desk.drain();
  });

  it('takes nothing after its end', async () => {
    const after = database.transaction(database.systemScope, async (tx) => {
      await tx.last('story-nothing', 'select 1', []);
      return write(tx, key());
    });
    await expect(after).rejects.toThrow('the transaction has ended');
  });

  it('is undone when what it announces cannot be stored', async () => {
    const name = key();
    const failed = database.transaction(database.systemScope, async (tx) => {
      await write(tx, name);
      tx.emit('notice.created', { ...news(), agencyId: newId() });
    });
    await expect(failed).rejects.toMatchObject({ code: '42501' });
    expect(await there(name)).toBe(0);
  });
});
