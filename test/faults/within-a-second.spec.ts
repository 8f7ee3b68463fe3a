import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient } from '../support/api-client.js';
import type { BuiltDesk } from '../support/build.js';
import { FaultDesk, until } from './processes.js';

const LONG = 240_000;
const SOON_MS = 1_000;

let desk: FaultDesk;
let city: BuiltDesk;

beforeAll(async () => {
  desk = await FaultDesk.start();
  city = await desk.build.desk();
}, LONG);
afterAll(() => desk.stop(), LONG);

describe('what falls due', () => {
  it(
    'is recorded and told within a second of its instant, also what came to be due only moments before',
    async () => {
      // Three seconds to the first warning, four to the breach; known to the api alone until then.
      const quick = await desk.build.service();
      await desk.sql(
        `insert into declaration_target (id, declaration_id, service_id, priority, target, seconds, calendar_id)
         select gen_random_uuid(), d.declaration_id, s.id, d.priority, 'first_response', 4, c.id
         from declaration_target d, service s, calendar c
         where d.target = 'first_response' and d.service_id is null and s.key = $1 and c.key = 'always'`,
        [quick.key],
      );
      const api = await desk.run('api');
      await desk.run('worker');
      const token = await desk.build.token(city.employee, new Date().toISOString());
      const employee = new ApiClient(api.origin, token);
      const subject = randomUUID();
      for (let n = 0; n < 40; n += 1) {
        await employee.call('createTicket', { body: { subject, description: 'x', serviceKey: quick.key } });
        await delay(100);
      }
      const lateness = () =>
        desk.sql<{ log: number; bell: number }>(
          `select extract(epoch from e.recorded_at - e.occurred_at)::float8 * 1000 as log,
             extract(epoch from (select max(n.created_at) from notice n where n.event_id = e.id) - e.occurred_at)::float8 * 1000 as bell
           from ticket_event e join ticket t on t.id = e.ticket_id
           where t.subject = $1 and e.type like 'sla.%' and e.details ->> 'target' = 'first_response'`,
          [subject],
        );
      await until(async () => (await lateness()).length === 3 * 40, 30_000);
      await desk.quiet();
      const late = await lateness();
      const p99 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.99)];
      expect(p99(late.map(({ log }) => log))).toBeLessThan(SOON_MS);
      expect(p99(late.map(({ bell }) => bell))).toBeLessThan(SOON_MS);
    },
    LONG,
  );
});
