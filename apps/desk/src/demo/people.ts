import { Faker, nb_NO } from '@faker-js/faker';
import { newIdAt } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { Dice } from './dice.js';
import type { CityAgency, CityTeam, DemoReference } from './reference.js';
import type { standardTeams } from '../setup/standard-services.js';

export interface DemoPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly agency: CityAgency;
}

export interface DemoAgent {
  readonly id: string;
  readonly person: DemoPerson;
  readonly teams: readonly CityTeam[];
  readonly lead: boolean;
  /** Share of a whole position. */
  readonly capacity: number;
  /** Takes tickets; who only leads does not. */
  readonly takes: boolean;
}

export interface DemoPeople {
  readonly people: readonly DemoPerson[];
  readonly agents: readonly DemoAgent[];
  byUsername(username: string): DemoPerson;
  readonly tables: readonly TableRows[];
}

type TeamKey = (typeof standardTeams)[number]['key'];
interface AgentPart {
  /** A user of the demo; the others have made-up names. */
  readonly username?: string;
  readonly title: string;
  readonly teams: readonly TeamKey[];
  readonly capacity: number;
  readonly lead?: boolean;
  readonly takes?: false;
}

const EMPLOYER = 'digitaliseringsetaten';
const HOME_OF_EMPLOYEE = 'bydel-st-hanshaugen';
const PEOPLE = 500;
/** Of them in agencies that have not joined yet. */
const NOT_YET = 70;
/** How long the demo's member of the user council has been in it. */
const COUNCIL_DAYS = 200;
/** Reserved by RFC 2606: a letter to it reaches nobody. */
const MAIL_DOMAIN = 'oslo.example';
const FIRST_EMPLOYEE = 100_201;
const EMPLOYED_FROM = '2023-01-02';

const agentParts: readonly AgentPart[] = [
  { username: 'forstelinje', title: 'IKT-konsulent', teams: ['forstelinje'], capacity: 1 },
  { username: 'forstelinje2', title: 'IKT-konsulent', teams: ['forstelinje'], capacity: 1 },
  { title: 'IKT-konsulent', teams: ['forstelinje'], capacity: 1 },
  { title: 'IKT-konsulent', teams: ['forstelinje'], capacity: 1 },
  { title: 'Lærling IKT-servicefag', teams: ['forstelinje'], capacity: 0.8 },
  { title: 'IKT-konsulent', teams: ['forstelinje'], capacity: 0.6 },
  {
    username: 'teamleder',
    title: 'Teamleder',
    teams: ['forstelinje', 'oppmote'],
    capacity: 0.5,
    lead: true,
    takes: false,
  },
  { username: 'oppmote', title: 'IKT-tekniker', teams: ['oppmote'], capacity: 0.8 },
  { title: 'IKT-tekniker', teams: ['oppmote'], capacity: 0.4 },
  { username: 'andrelinje', title: 'Senioringeniør', teams: ['arbeidsflate'], capacity: 1 },
  { title: 'Senioringeniør', teams: ['arbeidsflate', 'telefoni'], capacity: 1, lead: true },
  { title: 'Identitetsforvalter', teams: ['identitet'], capacity: 1, lead: true },
  { title: 'Identitetsforvalter', teams: ['identitet', 'telefoni'], capacity: 0.8 },
  { title: 'Nettverksingeniør', teams: ['nett'], capacity: 1, lead: true },
  { title: 'Driftsingeniør', teams: ['applikasjon', 'nett'], capacity: 1, lead: true },
];

const TITLES = [
  'Saksbehandler',
  'Rådgiver',
  'Seniorrådgiver',
  'Førstekonsulent',
  'Konsulent',
  'Seksjonsleder',
  'Prosjektleder',
  'Arkivar',
  'Sykepleier',
  'Fagkonsulent',
  'Miljøterapeut',
  'Controller',
  'Jurist',
  'Kommunikasjonsrådgiver',
  'Arkitekt',
  'Avdelingsleder',
];

/** About five hundred people, by a generator of Norwegian names with a fixed seed. */
export function demoPeople(reference: DemoReference, dice: Dice, now: Temporal.Instant): DemoPeople {
  const names = new Faker({ locale: nb_NO, seed: 1814 });
  const taken = new Set<string>();
  const people: DemoPerson[] = [];
  const add = (agency: CityAgency, title: string, given?: string): DemoPerson => {
    const first = names.person.firstName();
    const last = names.person.lastName();
    const username = given ?? unused(taken, `${first}.${last}`);
    taken.add(username);
    const person: DemoPerson = {
      id: newIdAt(now.epochMilliseconds),
      username,
      name: `${first} ${last}`,
      title,
      email: `${username}@${MAIL_DOMAIN}`,
      // No Norwegian number of eight digits begins with 0.
      phone: `+47 00 ${pairs(dice)}`,
      agency,
    };
    people.push(person);
    return person;
  };
  const agency = (key: string): CityAgency => {
    const known = reference.agencies.find((one) => one.key === key);
    if (!known) throw new Error(`the demo city has no ${key}`);
    return known;
  };

  const desk = agency(EMPLOYER);
  const agents = agentParts.map(({ username, title, teams, capacity, lead = false, takes = true }): DemoAgent => {
    const person = add(desk, title, username);
    const own = reference.teams.filter((team) => teams.some((key) => key === team.key));
    return { id: person.id, person, teams: own, lead, capacity, takes };
  });
  const home = agency(HOME_OF_EMPLOYEE);
  add(home, 'Saksbehandler', 'ansatt');
  const contact = add(home, 'IKT-kontakt', 'kontakt');
  const owner = add(desk, 'Tjenesteeier', 'tjenesteeier');
  const admin = add(desk, 'Systemforvalter', 'admin');

  const joined = reference.agencies.filter((one) => one.joined);
  const later = reference.agencies.filter((one) => !one.joined);
  // Everybody has a contact, and nobody is forgotten.
  const contacts = [
    { agency: home, person: contact },
    ...joined.filter((one) => one !== home).map((one) => ({ agency: one, person: add(one, 'IKT-kontakt') })),
  ];
  for (const one of later) add(one, 'IKT-ansvarlig');
  for (let count = later.length; count < NOT_YET; count += 1) {
    add(
      dice.weighted(later, (one) => one.headCount),
      dice.pick(TITLES),
    );
  }
  while (people.length < PEOPLE)
    add(
      dice.weighted(joined, (one) => one.headCount),
      dice.pick(TITLES),
    );

  const tables: TableRows[] = [
    {
      table: 'person',
      rows: people.map(({ id, username, name, email, phone, title }, index) => ({
        id,
        username,
        name,
        email,
        phone,
        title,
        employee_number: String(FIRST_EMPLOYEE + index),
        locale: 'nb',
        active: true,
        created_at: now.toString(),
      })),
    },
    {
      table: 'person_role',
      rows: [
        { person_id: owner.id, role: 'service_owner' },
        { person_id: admin.id, role: 'admin' },
        { person_id: contact.id, role: 'user_council' },
      ],
    },
    {
      table: 'user_council_change',
      rows: [
        {
          id: newIdAt(now.epochMilliseconds),
          person_id: contact.id,
          what: 'added',
          at: now.subtract({ hours: 24 * COUNCIL_DAYS }).toString(),
          by_id: admin.id,
        },
      ],
    },
    {
      table: 'membership',
      rows: people.map((person) => ({
        id: newIdAt(now.epochMilliseconds),
        person_id: person.id,
        agency_id: person.agency.id,
        valid_from: EMPLOYED_FROM,
        pilot: false,
      })),
    },
    {
      table: 'agency_contact',
      rows: contacts.map((one) => ({ agency_id: one.agency.id, person_id: one.person.id })),
    },
    {
      table: 'team_member',
      rows: agents.flatMap(({ id, teams, lead, capacity }) =>
        teams.map((team) => ({ team_id: team.id, person_id: id, lead, capacity })),
      ),
    },
  ];
  const byName = new Map(people.map((person) => [person.username, person]));
  return {
    people,
    agents,
    tables,
    byUsername: (username) => {
      const person = byName.get(username);
      if (!person) throw new Error(`nobody in the demo city is called ${username}`);
      return person;
    },
  };
}

function unused(taken: ReadonlySet<string>, name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^a-z.]/g, '');
  for (let number = 1; ; number += 1) {
    const username = number === 1 ? plain : `${plain}${number}`;
    if (!taken.has(username)) return username;
  }
}

const pairs = (dice: Dice): string => [0, 1, 2].map(() => String(dice.whole(0, 99)).padStart(2, '0')).join(' ');
