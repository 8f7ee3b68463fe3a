import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CouncilChange, CouncilMember } from '@desk/contracts';
import { newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let adminPerson: BuiltPerson;
let admin: ApiClient;
let owner: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  adminPerson = await desk.build.admin(city.agency);
  admin = await desk.as(adminPerson);
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
}, 60_000);
afterAll(() => desk.stop());

const somebody = async () => desk.build.person(await desk.build.agency());
const add = (as: ApiClient, { username }: BuiltPerson) => as.call('addCouncilMember', { body: { username } });
const remove = (as: ApiClient, { id }: BuiltPerson) => as.call('removeCouncilMember', { params: { id } });
const member = async ({ id }: BuiltPerson): Promise<CouncilMember | undefined> =>
  (await admin.call('userCouncil')).items.find((one) => one.id === id);
const changesOf = async ({ id }: BuiltPerson): Promise<CouncilChange[]> =>
  (await admin.call('councilChanges', { query: { limit: 100 } })).items.filter(({ person }) => person.id === id);
const mayRank = async (client: ApiClient) => (await client.call('me')).abilities.rankSuggestions;

it('takes in whoever is found by name in any agency, who may then prioritise at once', async () => {
  const person = await somebody();
  const client = await desk.as(person);
  expect(await mayRank(client)).toBe(false);
  const { items } = await owner.call('councilCandidates', { query: { q: person.name.slice(0, 12) } });
  const [agency] = await desk.build.sql<{ key: string; name: string }>('select key, name from agency where id = $1', [
    person.agencyId,
  ]);
  // By name alone one learns nothing of how to reach them.
  expect(items).toEqual([{ id: person.id, name: person.name, username: person.username, agency, title: null }]);

  await add(owner, person);
  expect(await mayRank(client)).toBe(true);
  expect(await member(person)).toEqual({
    id: person.id,
    name: person.name,
    agency,
    since: desk.clock.now().toString({ smallestUnit: 'millisecond' }),
    hasLeft: false,
  });
});

it('notes who took somebody in or out and when, the newest first, and once however often it is asked for', async () => {
  const person = await somebody();
  const client = await desk.as(person);
  await Promise.all([add(admin, person), add(owner, person), add(admin, person)]);
  desk.advance('PT1H');
  expect((await remove(admin, person)).items.map(({ id }) => id)).not.toContain(person.id);
  expect(await mayRank(client)).toBe(false);
  expect(await admin.refusal('removeCouncilMember', { params: { id: person.id } })).toMatchObject({ status: 404 });
  expect(await changesOf(person)).toMatchObject([
    { what: 'removed', person: { name: person.name }, by: { id: adminPerson.id, name: adminPerson.name } },
    { what: 'added' },
  ]);

  desk.advance('PT1H');
  await add(owner, person);
  expect((await member(person))?.since).toBe(desk.clock.now().toString({ smallestUnit: 'millisecond' }));
  // Page by page it is the same.
  const found: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await admin.call('councilChanges', { query: { limit: 1, ...(cursor && { cursor }) } });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(found).toEqual((await admin.call('councilChanges', { query: { limit: 100 } })).items.map(({ id }) => id));
  await expect(desk.build.sql('set role desk_app; delete from user_council_change')).rejects.toThrow(
    'permission denied',
  );
});

it('refuses nobody and whoever has left, and lets members who have left be taken out', async () => {
  const [gone, stays] = [await somebody(), await somebody()];
  await add(admin, gone);
  await desk.build.sql('update person set active = false where id = any($1::uuid[])', [[gone.id]]);
  await desk.build.sql('delete from membership where person_id = $1', [gone.id]);
  expect(await member(gone)).toMatchObject({ hasLeft: true, agency: null });
  expect((await admin.call('councilCandidates', { query: { q: gone.username } })).items).toEqual([]);
  for (const username of [gone.username, `ingen-${newId()}`]) {
    expect(await admin.refusal('addCouncilMember', { body: { username } })).toMatchObject({
      code: 'validation_failed',
      errors: [{ pointer: '/username', code: 'unknown_person' }],
    });
  }
  await remove(admin, gone);
  expect(await member(gone)).toBeUndefined();
  // Other roles of theirs are not touched.
  await desk.build.sql(`insert into person_role (person_id, role) values ($1, 'user_council'), ($1, 'service_owner')`, [
    stays.id,
  ]);
  expect(await member(stays)).toMatchObject({ since: null });
  await remove(owner, stays);
  expect(await desk.build.sql('select role from person_role where person_id = $1', [stays.id])).toEqual([
    { role: 'service_owner' },
  ]);
});
