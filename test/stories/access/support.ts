import { DEMO_USERS, issueSignInLink } from '@desk/access';
import { Database, newId } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { RawAnswer } from '../../support/api-client.js';
import type { BuiltPerson } from '../../support/build.js';
import type { TestDesk } from '../../support/harness.js';

/** The cookie that an answer gives, as a browser sends it back. */
export function cookieOf(answer: RawAnswer): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Persons of the names by which the demo is entered. */
export async function demoPeople(desk: TestDesk): Promise<void> {
  for (const { username } of DEMO_USERS) {
    await desk.build.sql('insert into person (id, username, name) values ($1, $2, $3)', [
      newId(),
      username,
      `Demo ${username}`,
    ]);
  }
}

/** Somebody of an agency that nobody else is in. */
export async function newRequester(desk: TestDesk): Promise<BuiltPerson> {
  return desk.build.person(await desk.build.agency());
}

/** A link that signs somebody in, good for a day. */
export async function link(desk: TestDesk, person: BuiltPerson): Promise<string> {
  const database = desk.app.get(Database);
  const lifetime = Temporal.Duration.from({ hours: 24 });
  const issued = await database.transaction(database.systemScope, (tx) => issueSignInLink(tx, person.id, lifetime));
  return issued.token;
}
