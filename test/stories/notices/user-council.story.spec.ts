import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { takeIntoCouncil } from '@desk/access';
import { Database } from '@desk/platform';
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

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  city = await desk.build.desk();
  ownerPerson = await desk.build.serviceOwner(city.agency);
  owner = await desk.as(ownerPerson);
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

const add = ({ username }: BuiltPerson) => owner.call('addCouncilMember', { body: { username } });
const remove = ({ id }: BuiltPerson) => owner.call('removeCouncilMember', { params: { id } });
/** Newest first. */
const bell = async (as: ApiClient) =>
  (await as.call('notices', { query: {} })).items.map(({ kind, facts }) => [kind, facts]);

it('tells whoever is taken in or out, once and at once, by the bell alone', async () => {
  const person = await desk.build.person(await desk.build.agency());
  const client = await desk.as(person);
  const socket = await LiveClient.as(client);
  await Promise.all([add(person), add(person)]);
  await desk.drain();
  const told = { actor: ownerPerson.name };
  expect(await bell(client)).toEqual([['council_added', told]]);
  await until('the hint', () => socket.hints.length > 0);
  expect(socket.hints).toEqual([{ topic: 'notices', id: person.id }]);

  desk.advance('PT1H');
  await remove(person);
  await desk.drain();
  expect(await bell(client)).toEqual([
    ['council_removed', told],
    ['council_added', told],
  ]);
  expect((await client.call('notices', { query: {} })).items[0]).toMatchObject({
    ticket: null,
    suggestion: null,
    actionId: null,
    showback: null,
  });
  // The same event once more.
  await desk.build.sql(
    `insert into outbox (event_id, agency_id, name, payload)
     select n.event_id, n.agency_id, 'council.changed', jsonb_build_object('agencyId', n.agency_id, 'subjectId', n.council_change_id,
       'actorId', $2::text, 'personId', n.person_id, 'what', 'removed')
     from notice n where n.person_id = $1 and n.kind = 'council_removed'`,
    [person.id, ownerPerson.id],
  );
  await desk.drain();
  expect(await bell(client)).toHaveLength(2);
  expect(smtp.mails).toEqual([]);
  socket.close();
});

it('says without a name that the file of people did it, and nothing to who did it themselves or works here no more', async () => {
  const person = await desk.build.person(await desk.build.agency());
  const gone = await desk.build.person(await desk.build.agency());
  await desk.build.sql('delete from membership where person_id = $1', [gone.id]);
  const database = desk.app.get(Database);
  await database.transaction(database.systemScope, async (tx) => {
    for (const { id } of [person, gone]) await takeIntoCouncil(tx, id, null);
  });
  await add(ownerPerson);
  await desk.drain();
  expect(await bell(await desk.as(person))).toEqual([['council_added', {}]]);
  expect(await bell(owner)).toEqual([]);
  expect(await desk.build.sql('select from notice where person_id = $1', [gone.id])).toEqual([]);
});
