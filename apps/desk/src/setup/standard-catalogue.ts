import { calendarVersionRow, CITY_CALENDAR_KEY, CLOSED_WEEK, compileCalendar, nationalHolidays } from '@desk/agencies';
import type { CalendarVersion, CompiledCalendar, OpenInterval } from '@desk/agencies';
import {
  CITY_TIME_ZONE,
  type DeclarationContent,
  type Line,
  type RoutingConditions,
  type RoutingRule,
} from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { compileRules, type CompiledRule } from '@desk/routing';
import { clockTerms, type ClockTerms } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import { ALWAYS_KEY, standardDeclaration } from './standard-declaration.js';
import { standardServices, standardTeams, type StandardService } from './standard-services.js';

export interface CatalogueTeam {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly line: Line;
}
export interface CatalogueService extends StandardService {
  readonly id: string;
  readonly team: CatalogueTeam;
}

/** What tickets live by: teams, services, the way of new tickets, and what the declaration promises. */
export interface StandardCatalogue {
  readonly teams: readonly CatalogueTeam[];
  readonly pool: CatalogueTeam;
  readonly services: readonly CatalogueService[];
  /** As they are in force from the first ticket on, as revision 1. */
  readonly rules: readonly CompiledRule[];
  readonly declarationId: string;
  readonly declaration: DeclarationContent;
  readonly terms: ClockTerms;
  readonly calendar: CompiledCalendar;
  readonly tables: readonly TableRows[];
}

/** Before anything that a calendar is asked about. */
const OPEN_SINCE = '2024-01-01';
const OFFICE: readonly OpenInterval[] = [['07:30', '16:00']];
/** Christmas Eve and New Year's Eve: half days. */
const HALF_DAY: readonly OpenInterval[] = [['07:30', '12:00']];
/** A start that works as it stands; its declaration is in force from the day that is named. */
export function standardCatalogue(now: Temporal.Instant, inForceFrom: Temporal.PlainDate): StandardCatalogue {
  const id = () => newIdAt(now.epochMilliseconds);
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const teams = standardTeams.map((team): CatalogueTeam => ({ ...team, id: id() }));
  const team = (key: string): CatalogueTeam =>
    found(
      teams.find((one) => one.key === key),
      key,
    );
  const services = standardServices.map((service): CatalogueService => ({
    ...service,
    id: id(),
    team: team(service.secondLine),
  }));
  const pool = team('forstelinje');
  const ids = { services: idsByKey(services), agencies: {}, teams: idsByKey(teams), skills: {} };
  const rules = compileRules(STANDARD_RULES, ids);
  const calendars = standardCalendars(today);
  const city = compileCalendar({ id: id(), versions: [calendars.city] }, nationalHolidays);
  const always = compileCalendar({ id: id(), versions: [calendars.always] }, nationalHolidays);
  const declarationId = id();
  const declaration = standardDeclaration(inForceFrom, today);
  const targets = declaration.promises.map(({ target, priority, seconds, businessDays, calendarKey }) => ({
    target,
    serviceId: null,
    priority,
    seconds,
    businessDays,
    calendarId: calendarKey === ALWAYS_KEY ? always.id : city.id,
  }));
  const validFrom = inForceFrom.toZonedDateTime(CITY_TIME_ZONE).toInstant();
  const terms = clockTerms(
    { id: declarationId, validFrom, targets, ...declaration },
    new Map([city, always].map((calendar) => [calendar.id, calendar])),
  );

  const tables: TableRows[] = [
    {
      table: 'calendar',
      rows: [
        { id: city.id, key: CITY_CALENDAR_KEY, name: 'Kontortid' },
        { id: always.id, key: ALWAYS_KEY, name: 'Hele døgnet' },
      ],
    },
    {
      table: 'calendar_version',
      rows: [
        { id: id(), calendar_id: city.id, ...calendarVersionRow(calendars.city) },
        { id: id(), calendar_id: always.id, ...calendarVersionRow(calendars.always) },
      ],
    },
    {
      table: 'team',
      rows: teams.map((one, position) => ({ ...one, is_pool: one.id === pool.id, position })),
    },
    { table: 'queue_counter', rows: teams.map((one) => ({ team_id: one.id, seq: 0 })) },
    {
      table: 'service',
      rows: services.map((service, position) => ({
        id: service.id,
        key: service.key,
        name: service.name,
        description: service.description,
        escalation_template: service.escalationTemplate,
        second_line_team_id: service.team.id,
        position,
      })),
    },
    {
      table: 'routing_version',
      rows: [{ revision: 1, rules: STANDARD_RULES, reason: 'Slik disken begynte', saved_at: now.toString() }],
    },
    {
      table: 'service_declaration',
      rows: [
        {
          id: declarationId,
          version: 1,
          name: declaration.name,
          valid_from: validFrom.toString(),
          quality: declaration.quality,
          duties: declaration.duties,
          next_revision_on: declaration.nextRevisionOn,
          created_at: (Temporal.Instant.compare(validFrom, now) < 0 ? validFrom : now).toString(),
        },
      ],
    },
    {
      table: 'declaration_target',
      rows: targets.map((target) => ({
        id: id(),
        declaration_id: declarationId,
        priority: target.priority,
        target: target.target,
        seconds: target.seconds,
        business_days: target.businessDays,
        calendar_id: target.calendarId,
        pause_reasons: declaration.pauseReasons[target.target],
        warn_percents: declaration.warnPercents,
      })),
    },
  ];
  return { teams, pool, services, rules, declarationId, declaration, terms, calendar: city, tables };
}

/** Everything else goes to the pool. */
const STANDARD_RULES: readonly RoutingRule[] = [
  rule('Stans i felles fagsystem rett til applikasjonsdrift', 'applikasjon', {
    serviceKeys: ['applikasjon-fulldrift'],
    priorities: [1],
  }),
  rule('Lokal infrastruktur krever oppmøte', 'oppmote', { serviceKeys: ['lokal-infrastruktur'] }),
  rule(
    'Skadet utstyr byttes på stedet',
    'oppmote',
    { serviceKeys: ['utstyr'], words: ['sprukket', 'knust', 'skadet'] },
    ['bytte av utstyr'],
  ),
];

function rule(
  name: string,
  teamKey: string,
  conditions: Partial<RoutingConditions>,
  tags: readonly string[] = [],
): RoutingRule {
  const any = {
    serviceKeys: [],
    agencyKeys: [],
    kinds: [],
    channels: [],
    priorities: [],
    words: [],
    locationWords: [],
  };
  return {
    name,
    active: true,
    conditions: { ...any, ...conditions },
    effects: { teamKey, priority: null, skill: null, tags: [...tags] },
  };
}

const idsByKey = (rows: readonly { readonly key: string; readonly id: string }[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ key, id }) => [key, id]));

function standardCalendars(today: Temporal.PlainDate): { city: CalendarVersion; always: CalendarVersion } {
  const years = [-1, 0, 1, 2].map((offset) => today.year + offset);
  const specialDays = years.flatMap((year) =>
    [
      { date: `${year}-12-24`, hours: HALF_DAY, name: 'Julaften' },
      { date: `${year}-12-31`, hours: HALF_DAY, name: 'Nyttårsaften' },
    ].filter(({ date }) => Temporal.PlainDate.from(date).dayOfWeek <= 5),
  );
  const shared = { validFrom: OPEN_SINCE, timeZone: CITY_TIME_ZONE };
  const hours = { ...CLOSED_WEEK, mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };
  return {
    city: { ...shared, alwaysOpen: false, hours, holidayCountry: 'NO', specialDays },
    always: { ...shared, alwaysOpen: true, hours: CLOSED_WEEK, holidayCountry: null, specialDays: [] },
  };
}

function found<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`the standard catalogue has no ${key}`);
  return value;
}
