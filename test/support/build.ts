import { createHash, randomBytes } from 'node:crypto';
import { calendarVersionRow, CITY_CALENDAR_KEY, CLOSED_WEEK } from '@desk/agencies';
import { CLOCK_TARGETS, type ClockTarget, type Line } from '@desk/contracts';
import { newId } from '@desk/platform';
import pg from 'pg';

export interface BuiltPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly agencyId: string;
}
export interface BuiltTeam {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly line: Line;
}
export interface BuiltService {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
export interface BuiltAgency {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** An agency of one's own with everybody that a story needs, and teams that serve it alone. */
export interface BuiltDesk {
  readonly agency: BuiltAgency;
  readonly employee: BuiltPerson;
  readonly colleague: BuiltPerson;
  readonly contact: BuiltPerson;
  /** First line, where every ticket of this agency goes by a rule. */
  readonly firstLine: BuiltTeam;
  readonly agent: BuiltPerson;
  readonly agent2: BuiltPerson;
  readonly lead: BuiltPerson;
  readonly secondLine: BuiltTeam;
  readonly expert: BuiltPerson;
  readonly onsite: BuiltTeam;
  readonly visitor: BuiltPerson;
  /** Its second line is `secondLine`. */
  readonly service: BuiltService;
}

/** Working seconds of each target by priority 1–4. */
const TARGETS: Readonly<Record<ClockTarget, readonly [number, number, number, number]>> = {
  first_response: [900, 3_600, 7_200, 14_400],
  next_update: [3_600, 14_400, 28_800, 57_600],
  resolution: [14_400, 28_800, 86_400, 144_000],
  second_line_takeover: [900, 3_600, 7_200, 14_400],
  second_line_resolution: [10_800, 21_600, 57_600, 115_200],
};
/** Next update stops for every reason; the resolution clocks for those that are not ours. */
const PAUSED_FOR: Readonly<Record<ClockTarget, readonly string[]>> = {
  first_response: [],
  next_update: ['user', 'vendor', 'delivery', 'approval', 'agreed_time'],
  resolution: ['user', 'agreed_time'],
  second_line_takeover: [],
  second_line_resolution: ['user', 'agreed_time'],
};

/** Puts people, agencies, teams and services into the database of a test, past the row guards. */
export class Build {
  private baseDone = false;

  private constructor(
    private readonly client: pg.Client,
    private readonly changed: () => void,
  ) {}

  static async open(adminUrl: string, changed: () => void): Promise<Build> {
    // People and tickets are put there several at once.
    const client = new pg.Client({ connectionString: adminUrl, pipeline: true });
    client.on('error', () => undefined);
    await client.connect();
    const build = new Build(client, changed);
    await build.base();
    return build;
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Any statement, past the row guards. */
  async sql<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.client.query<R>(sql, [...values]);
    this.changed();
    return rows;
  }

  async agency(given: { name?: string; joinedOn?: string | null; kind?: string } = {}): Promise<BuiltAgency> {
    const id = newId();
    const key = unique('etat');
    const name = given.name ?? `Etaten ${key}`;
    const joinedOn = given.joinedOn === undefined ? '2025-01-01' : given.joinedOn;
    await this.sql(
      `insert into agency (id, key, name, kind, head_count, joined_on) values ($1, $2, $3, $4, 1000, $5)`,
      [id, key, name, given.kind ?? 'agency', joinedOn],
    );
    return { id, key, name };
  }

  async person(
    agency: BuiltAgency,
    given: { role?: string; name?: string; email?: string | null; pilot?: boolean } = {},
  ): Promise<BuiltPerson> {
    const id = newId();
    const username = unique(given.role ?? 'ansatt');
    const name = given.name ?? `${username} Nordmann`;
    const email = given.email === undefined ? `${username}@example.org` : given.email;
    await this.sql(`insert into person (id, username, name, email) values ($1, $2, $3, $4)`, [
      id,
      username,
      name,
      email,
    ]);
    await this.sql(
      `insert into membership (id, person_id, agency_id, valid_from, pilot) values ($1, $2, $3, '2020-01-01', $4)`,
      [newId(), id, agency.id, given.pilot ?? false],
    );
    return { id, username, name, agencyId: agency.id };
  }

  async contact(agency: BuiltAgency): Promise<BuiltPerson> {
    const person = await this.person(agency, { role: 'kontakt' });
    await this.sql('insert into agency_contact (agency_id, person_id) values ($1, $2)', [agency.id, person.id]);
    return person;
  }

  async serviceOwner(agency: BuiltAgency): Promise<BuiltPerson> {
    return this.given(await this.person(agency, { role: 'eier' }), 'service_owner');
  }

  async admin(agency: BuiltAgency): Promise<BuiltPerson> {
    return this.given(await this.person(agency, { role: 'admin' }), 'admin');
  }

  /** A team that serves the given agencies; none given: all that have joined. */
  async team(line: Line, serves: readonly BuiltAgency[]): Promise<BuiltTeam> {
    const id = newId();
    const key = unique({ first: 'forste', second: 'andre', onsite: 'oppmote' }[line]);
    const name = `Team ${key}`;
    await this.sql('insert into team (id, key, name, line, position) values ($1, $2, $3, $4, 100)', [
      id,
      key,
      name,
      line,
    ]);
    for (const agency of serves) {
      await this.sql('insert into team_agency (team_id, agency_id) values ($1, $2)', [id, agency.id]);
    }
    return { id, key, name, line };
  }

  async joinTeam(team: BuiltTeam, person: BuiltPerson, lead = false): Promise<void> {
    await this.sql('insert into team_member (team_id, person_id, lead) values ($1, $2, $3)', [
      team.id,
      person.id,
      lead,
    ]);
  }

  async agent(team: BuiltTeam, agency: BuiltAgency, given: { lead?: boolean } = {}): Promise<BuiltPerson> {
    const person = await this.person(agency, { role: given.lead ? 'leder' : 'agent' });
    await this.joinTeam(team, person, given.lead);
    return person;
  }

  async service(given: { secondLine?: BuiltTeam; name?: string } = {}): Promise<BuiltService> {
    const id = newId();
    const key = unique('tjeneste');
    const name = given.name ?? `Tjeneste ${key}`;
    await this.sql(
      `insert into service (id, key, name, second_line_team_id, escalation_template, position) values ($1, $2, $3, $4, 'Hva er prøvd?', 100)`,
      [id, key, name, given.secondLine?.id ?? null],
    );
    return { id, key, name };
  }

  /** Tickets of the agency, and of the service when named, go to the team. A position below 100 comes before all others. */
  async rule(
    team: BuiltTeam,
    given: { agency?: BuiltAgency; service?: BuiltService; position?: number },
  ): Promise<void> {
    const { agency, service, position = 100 } = given;
    const any = { kinds: [], channels: [], priorities: [], words: [], locationWords: [] };
    const rule = {
      name: `til ${team.key}`,
      active: true,
      conditions: { ...any, agencyKeys: agency ? [agency.key] : [], serviceKeys: service ? [service.key] : [] },
      effects: { teamKey: team.key, priority: null, skill: null, tags: [] },
    };
    await this.sql(
      `insert into routing_version (revision, rules, reason, saved_at)
       select coalesce(max(v.revision), 0) + 1,
         case when $2 then $1::jsonb || coalesce(last.rules, '[]') else coalesce(last.rules, '[]') || $1::jsonb end, 'prøve', now()
       from routing_version v left join lateral (select rules from routing_version order by revision desc limit 1) last on true
       group by last.rules
       union all
       select 1, $1::jsonb, 'prøve', now() where not exists (select from routing_version)`,
      [JSON.stringify([rule]), position < 100],
    );
  }

  /** A line of what January 2026 cost an agency, with the month and a price list of its own; its id. */
  async showbackLine(agency: BuiltAgency, by: BuiltPerson): Promise<string> {
    await this.sql(
      `insert into showback_month (month, closed_at, price_version, minutes) values ('2026-01-01', now(), 0, 'own')
       on conflict do nothing`,
    );
    const id = newId();
    await this.sql(
      `with list as (
         insert into price_list (id, version, valid_from, prices, updated_at, updated_by_id, published_at)
         select $4, coalesce(max(version), 0) + 1, '2026-01-01', '{"exceptions": [], "perTicket": 100}', now(), $3, now()
         from price_list returning version)
       insert into showback_line (id, agency_id, closed_in, month, version, component, from_day, to_day, price_ore, days,
         employees, tickets, ore)
       select $1, $2, '2026-01-01', '2026-01-01', version, 'per_ticket', '2026-01-01', '2026-01-31', 100, 31, 1000, 0, 0 from list`,
      [id, agency.id, by.id, newId()],
    );
    return id;
  }

  async desk(): Promise<BuiltDesk> {
    const agency = await this.agency();
    const firstLine = await this.team('first', [agency]);
    const secondLine = await this.team('second', [agency]);
    const onsite = await this.team('onsite', [agency]);
    await this.rule(firstLine, { agency });
    return {
      agency,
      employee: await this.person(agency),
      colleague: await this.person(agency),
      contact: await this.contact(agency),
      firstLine,
      agent: await this.agent(firstLine, agency),
      agent2: await this.agent(firstLine, agency),
      lead: await this.agent(firstLine, agency, { lead: true }),
      secondLine,
      expert: await this.agent(secondLine, agency),
      onsite,
      visitor: await this.agent(onsite, agency),
      service: await this.service({ secondLine }),
    };
  }

  /** A bearer token that never expires, however far the clock is moved. */
  async token(person: Pick<BuiltPerson, 'id'>, createdAt: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sql(
      `insert into api_token (id, token_hash, person_id, label, created_at) values ($1, $2, $3, 'test', $4)`,
      [newId(), createHash('sha256').update(token).digest(), person.id, createdAt],
    );
    return token;
  }

  private async given(person: BuiltPerson, role: 'service_owner' | 'admin'): Promise<BuiltPerson> {
    await this.sql('insert into person_role (person_id, role) values ($1, $2)', [person.id, role]);
    return person;
  }

  /** What belongs to the whole city and every ticket needs: calendars, a declaration, the first-line pool. Once. */
  private async base(): Promise<void> {
    if (this.baseDone) return;
    this.baseDone = true;
    const [known] = await this.sql<{ count: number }>('select count(*)::int as count from service_declaration');
    if ((known?.count ?? 0) > 0) return;
    const office = ['08:00', '16:00'] as const;
    const weekdays = { mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] };
    const city = await this.calendar(CITY_CALENDAR_KEY, 'Kontortid', false, { ...CLOSED_WEEK, ...weekdays });
    const always = await this.calendar('always', 'Hele døgnet', true, CLOSED_WEEK);
    const declaration = newId();
    await this.sql(
      `insert into service_declaration (id, version, name, valid_from) values ($1, 1, 'Tjenesteerklæring', '2020-01-01T00:00:00Z')`,
      [declaration],
    );
    for (const target of CLOCK_TARGETS) {
      for (const [index, seconds] of TARGETS[target].entries()) {
        await this.sql(
          `insert into declaration_target (id, declaration_id, priority, target, seconds, calendar_id, pause_reasons)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [newId(), declaration, index + 1, target, seconds, index === 0 ? always : city, PAUSED_FOR[target]],
        );
      }
    }
    await this.sql(
      `insert into team (id, key, name, line, is_pool) values ($1, 'forstelinje', 'Førstelinje', 'first', true)`,
      [newId()],
    );
  }

  private async calendar(key: string, name: string, alwaysOpen: boolean, hours: typeof CLOSED_WEEK): Promise<string> {
    const id = newId();
    const row = calendarVersionRow({
      validFrom: '2020-01-01',
      timeZone: 'Europe/Oslo',
      alwaysOpen,
      hours,
      holidayCountry: alwaysOpen ? null : 'NO',
      specialDays: [],
    });
    await this.sql('insert into calendar (id, key, name) values ($1, $2, $3)', [id, key, name]);
    await this.sql(
      `insert into calendar_version (id, calendar_id, valid_from, time_zone, always_open, hours, national_holidays, days, day_names)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        id,
        row.valid_from,
        row.time_zone,
        row.always_open,
        JSON.stringify(row.hours),
        row.national_holidays,
        JSON.stringify(row.days),
        JSON.stringify(row.day_names),
      ],
    );
    return id;
  }
}

/** Usernames and keys are the whole desk's, so each gets an ending of its own. */
function unique(stem: string): string {
  return `${stem}-${randomBytes(4).toString('hex')}`;
}
