import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Jobs } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until } from '../../support/live-client.js';
import { MailServer } from '../../support/mail-server.js';

let desk: TestDesk;
let smtp: MailServer;
let home: BuiltAgency;
let adminPerson: BuiltPerson;
let admin: ApiClient;

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  home = await desk.build.agency({ name: 'Programkontoret', joinedOn: null });
  adminPerson = await desk.build.admin(home);
  admin = await desk.as(adminPerson);
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

const close = async () => {
  await desk.app.get(Jobs).add('showback.close', [{ payload: {} }]);
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
};
const bell = async (as: ApiClient) => (await as.call('notices', { query: {} })).items;

it('tells the contacts what their agency bears as soon as it is there, and whoever reads the page that it is', async () => {
  const agency = await desk.build.agency({ name: 'Etat for skog', joinedOn: '2025-01-01' });
  const late = await desk.build.agency({ name: 'Etat for vann', joinedOn: '2026-06-01' });
  const people = [await desk.build.contact(agency), await desk.build.contact(agency)];
  const [first, second] = [await desk.as(people[0]!), await desk.as(people[1]!)];
  const gone = await desk.build.contact(agency);
  await desk.build.sql('update person set active = false where id = $1', [gone.id]);
  const elsewhere = await desk.as(await desk.build.contact(late));
  const employee = await desk.as(await desk.build.person(agency));
  const sockets = await Promise.all([first, admin, employee].map((as) => LiveClient.as(as)));
  const [ofContact, ofAdmin, ofEmployee] = sockets;

  desk.clock.moveTo('2026-04-07T08:00:00Z');
  const prices = {
    ...{ model: 'fixed' as const, perAgency: null, perEmployee: 10_50, shared: null, perTicket: null },
    ...{ exceptions: [], perMinute: null },
  };
  const list = { validFrom: '2026-01-01', prices, reason: null };
  const { id, revision } = await admin.call('createPriceList', { body: list });
  await admin.call('publishPriceList', { params: { id }, body: { revision } });
  // Three months are closed at once: of the newest they are told.
  await close();
  expect((await admin.call('showback', { query: {} })).months.map(({ month }) => month)).toEqual([
    '2026-03',
    '2026-02',
    '2026-01',
  ]);
  for (const contact of [first, second]) {
    expect(await bell(contact)).toMatchObject([
      {
        kind: 'showback_closed',
        ticket: null,
        suggestion: null,
        actionId: null,
        showback: { lineId: null, agency: 'Etat for skog', month: '2026-03' },
        facts: { ore: 1_050_000 },
      },
    ]);
  }
  for (const other of [admin, elsewhere, employee]) expect(await bell(other)).toEqual([]);
  const months = ['2026-01-01', '2026-02-01', '2026-03-01'].map((month) => ({ topic: 'showback', id: month }));
  await until('the hints', () => ofContact!.hints.length >= 4 && ofAdmin!.hints.length >= 3);
  expect(ofAdmin!.hints).toEqual(months);
  expect(ofContact!.hints).toEqual(expect.arrayContaining([...months, { topic: 'notices', id: people[0]!.id }]));
  expect(ofEmployee!.hints).toEqual([]);
  expect(smtp.mails).toEqual([]);

  // Nothing is due: nothing is said. A month later there is one more.
  await close();
  expect(await bell(first)).toHaveLength(1);
  desk.clock.moveTo('2026-05-06T08:00:00Z');
  await Promise.all([close(), close()]);
  expect((await bell(first)).map(({ showback }) => showback?.month)).toEqual(['2026-04', '2026-03']);
  // The same event once more.
  const again = await desk.build.sql(
    `insert into outbox (event_id, agency_id, name, payload)
     select event_id, agency_id, 'showback.closed', jsonb_build_object('agencyId', agency_id, 'subjectId', agency_id,
       'month', closed_month, 'ore', 1, 'personIds', jsonb_build_array(person_id))
     from notice where person_id = $1 returning position`,
    [people[0]!.id],
  );
  expect(again).toHaveLength(2);
  await desk.drain();
  expect(await bell(first)).toHaveLength(2);
  for (const socket of sockets) socket.close();
}, 60_000);
