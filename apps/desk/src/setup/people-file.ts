import { takeIntoCouncil } from '@desk/access';
import { CITY_AGENCY_ID, CITY_TIME_ZONE } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import { dateIn, Faults, readCsv } from './csv-file.js';

export interface PersonRow {
  readonly username: string;
  readonly name: string;
  readonly agencyKey: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly title: string | null;
  readonly employeeNumber: string | null;
  readonly employedFrom: string | null;
  readonly roles: readonly GivenRole[];
}

const GIVEN_ROLES = ['admin', 'service_owner', 'user_council', 'agency_contact'] as const;
type GivenRole = (typeof GIVEN_ROLES)[number];

const USERNAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;
const EMPLOYEE_NUMBER = /^[0-9A-Za-z-]{1,20}$/;
const OPTIONAL = ['email', 'phone', 'title', 'employee_number', 'employed_from', 'roles'];

/**
 * `username,name,agency` and if wanted `email,phone,title,employee_number,employed_from,roles`. `agency` is a key; `roles` are
 * separated by blanks: admin, service_owner, user_council, agency_contact.
 */
export function readPeople(file: string, agencyKeys: ReadonlySet<string>): readonly PersonRow[] {
  const rows = readCsv(file, ['username', 'name', 'agency'], OPTIONAL);
  const faults = new Faults(file);
  const usernames = new Set<string>();
  const mails = new Set<string>();
  const numbers = new Set<string>();
  const people = rows.map((row): PersonRow => {
    const username = row.value('username').toLowerCase();
    if (!USERNAME.test(username))
      faults.add(row, `username "${username}" is not made of letters, digits, dots and hyphens`);
    else if (usernames.has(username)) faults.add(row, `username "${username}" stands twice`);
    usernames.add(username);
    const name = row.value('name');
    if (name === '' || name.length > 200) faults.add(row, 'name is empty or longer than 200 characters');
    const agencyKey = row.value('agency');
    if (!agencyKeys.has(agencyKey)) faults.add(row, `there is no agency with the key "${agencyKey}"`);
    const email = row.value('email').toLowerCase() || null;
    if (email !== null && !MAIL.test(email)) faults.add(row, `email "${email}" is not a mail address`);
    else if (email !== null && mails.has(email)) faults.add(row, `email "${email}" stands twice`);
    if (email !== null) mails.add(email);
    const employeeNumber = row.value('employee_number').toUpperCase() || null;
    if (employeeNumber !== null && !EMPLOYEE_NUMBER.test(employeeNumber))
      faults.add(row, `employee_number "${employeeNumber}" is not made of at most 20 letters, digits and hyphens`);
    else if (employeeNumber !== null && numbers.has(employeeNumber))
      faults.add(row, `employee_number "${employeeNumber}" stands twice`);
    if (employeeNumber !== null) numbers.add(employeeNumber);
    const roles = row.value('roles').split(/\s+/).filter(Boolean);
    const unknown = roles.filter((role) => !GIVEN_ROLES.some((known) => known === role));
    if (unknown.length > 0) faults.add(row, `unknown roles: ${unknown.join(' ')}; known are ${GIVEN_ROLES.join(', ')}`);
    return {
      username,
      name,
      agencyKey,
      email,
      phone: row.value('phone') || null,
      title: row.value('title') || null,
      employeeNumber,
      employedFrom: dateIn(row, 'employed_from', faults),
      roles: GIVEN_ROLES.filter((role) => roles.includes(role)),
    };
  });
  faults.throwIfAny();
  return people;
}

/** Adds people by username; those who stand already get the new name, address, title and agency, and roles in addition. */
export async function savePeople(tx: Tx, people: readonly PersonRow[]): Promise<void> {
  const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
  for (const person of people) {
    const [saved] = await tx.query<{ id: string }>(
      `insert into person (id, username, name, email, phone, title, employee_number) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (username) do update set name = excluded.name, email = coalesce(excluded.email, person.email),
         phone = coalesce(excluded.phone, person.phone), title = coalesce(excluded.title, person.title),
         employee_number = coalesce(excluded.employee_number, person.employee_number), active = true
       returning id`,
      [newId(), person.username, person.name, person.email, person.phone, person.title, person.employeeNumber],
    );
    const id = saved?.id ?? '';
    await employ(tx, id, person, person.employedFrom ?? today);
    await giveRoles(tx, id, person);
  }
}

/** A person is in one agency at a time: another one ends the membership before. */
async function employ(tx: Tx, personId: string, person: PersonRow, from: string): Promise<void> {
  const [present] = await tx.query<{ id: string; agencyKey: string; validFrom: string }>(
    `select m.id, a.key as "agencyKey", m.valid_from::text as "validFrom" from membership m join agency a on a.id = m.agency_id
     where m.person_id = $1 and m.valid_to is null`,
    [personId],
  );
  if (present?.agencyKey === person.agencyKey) return;
  if (present && present.validFrom >= from) await tx.query('delete from membership where id = $1', [present.id]);
  else if (present) await tx.query('update membership set valid_to = $2 where id = $1', [present.id, from]);
  await tx.query(
    'insert into membership (id, person_id, agency_id, valid_from) select $1, $2, id, $4 from agency where key = $3',
    [newId(), personId, person.agencyKey, from],
  );
}

async function giveRoles(tx: Tx, personId: string, { agencyKey, roles }: PersonRow): Promise<void> {
  for (const role of roles) {
    if (role === 'agency_contact') {
      await tx.query(
        'insert into agency_contact (agency_id, person_id) select id, $1 from agency where key = $2 on conflict do nothing',
        [personId, agencyKey],
      );
    } else if (role === 'user_council') {
      await takeIntoCouncil(tx, personId, null);
    } else {
      await tx.query('insert into person_role (person_id, role) values ($1, $2) on conflict do nothing', [
        personId,
        role,
      ]);
    }
  }
}

/** The first administrator, employed by the city itself. */
export async function saveAdministrator(tx: Tx, username: string, name: string, email: string | null): Promise<string> {
  const id = newId();
  const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
  await tx.query('insert into person (id, username, name, email) values ($1, $2, $3, $4)', [id, username, name, email]);
  await tx.query('insert into membership (id, person_id, agency_id, valid_from) values ($1, $2, $3, $4)', [
    newId(),
    id,
    CITY_AGENCY_ID,
    today,
  ]);
  await tx.query(`insert into person_role (person_id, role) values ($1, 'admin')`, [id]);
  return id;
}
