import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NoticeView } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until } from '../../support/live-client.js';
import { MailServer } from '../../support/mail-server.js';

let desk: TestDesk;
let smtp: MailServer;
let city: BuiltDesk;
let ownerPerson: BuiltPerson;
let owner: ApiClient;
let contact: ApiClient;

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  city = await desk.build.desk();
  ownerPerson = await desk.build.serviceOwner(city.agency);
  owner = await desk.as(ownerPerson);
  contact = await desk.as(city.contact);
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

const settle = async () => {
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
};
const write = (as: ApiClient, id: string, text: string) => as.call('writeShowback', { params: { id }, body: { text } });
const bell = async (as: ApiClient, lineId: string): Promise<NoticeView[]> =>
  (await as.call('notices', { query: {} })).items.filter(({ showback }) => showback?.lineId === lineId);
const kinds = async (as: ApiClient, lineId: string) => (await bell(as, lineId)).map(({ kind }) => kind);
const mailsTo = ({ username }: BuiltPerson) => smtp.mails.filter(({ to }) => JSON.stringify(to).includes(username));

it('tells every service owner of a question, and who asked of the answer: by bell and mail, once, and at once', async () => {
  const second = await desk.build.serviceOwner(city.agency);
  await desk.build.sql(`update person set locale = 'en' where id = $1`, [second.id]);
  const colleague = await desk.as(await desk.build.contact(city.agency));
  const elsewhere = await desk.build.desk();
  const others = [await desk.as(elsewhere.contact), await desk.as(city.employee), colleague];
  const [line, { name }] = [await desk.build.showbackLine(city.agency, ownerPerson), city.agency];
  const socket = await LiveClient.as(owner);
  const stranger = await LiveClient.as(await desk.as(elsewhere.contact));

  await write(contact, line, 'Hvorfor så mange saker?');
  await settle();
  expect(await bell(owner, line)).toMatchObject([
    {
      kind: 'showback_asked',
      ticket: null,
      suggestion: null,
      actionId: null,
      showback: { lineId: line, agency: name, month: '2026-01' },
      facts: { actor: city.contact.name },
      readAt: null,
    },
  ]);
  await until('the hints', () => socket.hints.length >= 2);
  expect(socket.hints).toEqual(
    expect.arrayContaining([
      { topic: 'showback', id: line },
      { topic: 'notices', id: ownerPerson.id },
    ]),
  );
  expect(mailsTo(ownerPerson)).toMatchObject([
    { subject: `Kostnader for ${name}, januar 2026 – ${city.contact.name} spør om en kostnad.` },
  ]);
  const text = mailsTo(ownerPerson)[0]?.text;
  expect(text).toContain('> Hvorfor så mange saker?');
  expect(text).toContain(`/showback/lines/${line}`);
  expect(mailsTo(second)).toMatchObject([
    { subject: `Costs of ${name}, January 2026 – ${city.contact.name} asks about a charge.` },
  ]);

  await write(owner, line, 'De kom med flyttingen.');
  await settle();
  expect(await kinds(contact, line)).toEqual(['showback_answered']);
  expect(mailsTo(city.contact)).toMatchObject([
    { subject: `Kostnader for ${name}, januar 2026 – ${ownerPerson.name} har svart om kostnaden du spurte om.` },
  ]);
  expect(mailsTo(city.contact)[0]?.text).toContain('> De kom med flyttingen.');
  // Neither who wrote it, nor anybody else, of the agency or of another.
  expect(await kinds(owner, line)).toEqual(['showback_asked']);
  for (const other of others) expect(await bell(other, line)).toEqual([]);
  expect(smtp.mails).toHaveLength(3);
  expect(stranger.hints).toEqual([]);
  for (const one of [socket, stranger]) one.close();
}, 60_000);

it('tells nobody twice, however often the event comes', async () => {
  const line = await desk.build.showbackLine(city.agency, ownerPerson);
  await write(contact, line, 'Og denne?');
  await settle();
  smtp.mails.length = 0;
  const again = await desk.build.sql(
    `insert into outbox (event_id, agency_id, name, payload)
     select n.event_id, n.agency_id, 'showback.written', jsonb_build_object('agencyId', n.agency_id, 'subjectId', m.id,
       'lineId', m.line_id, 'actorId', m.author_id, 'what', 'asked', 'personIds', jsonb_build_array(n.person_id))
     from notice n join showback_message m on m.id = n.showback_message_id
     where m.line_id = $1 and n.person_id = $2 returning position`,
    [line, ownerPerson.id],
  );
  expect(again).toHaveLength(1);
  await settle();
  expect(await kinds(owner, line)).toEqual(['showback_asked']);
  expect(smtp.mails).toEqual([]);
});

it('tells of what the service owner says unasked every contact of the agency, and nobody who is none any more', async () => {
  const home = await desk.build.desk();
  const [asker, stays] = [home.contact, await desk.build.contact(home.agency)];
  const [asking, staying] = [await desk.as(asker), await desk.as(stays)];
  const line = await desk.build.showbackLine(home.agency, ownerPerson);
  await write(owner, line, 'Her kom en prisliste til.');
  await settle();
  for (const one of [asking, staying]) expect(await kinds(one, line)).toEqual(['showback_told']);

  await write(asking, line, 'Gjelder den oss?');
  await desk.build.sql('delete from agency_contact where person_id = $1', [asker.id]);
  await write(owner, line, 'Ja, fra januar.');
  await settle();
  expect(await kinds(staying, line)).toEqual(['showback_told', 'showback_told']);
  expect(await kinds(asking, line)).toEqual(['showback_told']);
});

it('does not tell a service owner who is the contact of their own question', async () => {
  const both = await desk.build.serviceOwner(city.agency);
  await desk.build.sql('insert into agency_contact (agency_id, person_id) values ($1, $2)', [city.agency.id, both.id]);
  const line = await desk.build.showbackLine(city.agency, ownerPerson);
  await write(await desk.as(both), line, 'Hva er dette?');
  await settle();
  expect(await kinds(await desk.as(both), line)).toEqual([]);
  expect(await kinds(owner, line)).toEqual(['showback_asked']);
});
