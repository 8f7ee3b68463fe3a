import { calendarVersionRow, CLOSED_WEEK } from '@desk/agencies';
import { PRIORITIES, type ClockTarget } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { DEFAULT_PAUSE_REASONS, DEFAULT_WARN_PERCENTS } from '@desk/sla';
import { v5 } from 'uuid';
import { insertRows } from '../bulk/insert-rows.js';
import type { Mapping } from './mapping.js';
import type { LogWorld } from './replay.js';
import type { LogSurvey } from './survey.js';

/** What belongs to one imported log has ids that follow from its name, so that a second run finds it again. */
const idOf = (agencyId: string, kind: string, name: string): string => v5(`${kind} ${name}`, agencyId);

/** The ids of names, made once: each row of the log asks for three of them. */
function idsOf(agencyId: string, kind: string, names: Iterable<string>): (name: string) => string {
  const ids = new Map([...names].map((name) => [name, idOf(agencyId, kind, name)]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the log had no ${kind} ${name} when it was looked through`);
    return id;
  };
}

const declarationIdOf = (agencyId: string): string => idOf(agencyId, 'declaration', '');
/** The log's own days, by which it counts how long a ticket could be reopened: nobody knows its holidays. */
export const calendarIdOf = (agencyId: string): string => idOf(agencyId, 'calendar', '');

/** The agency that holds a log: outside the gain, served by nobody. Made when there is none of that key. */
export async function ensureHistoryAgency(tx: Tx, { key, name }: Mapping['agency']): Promise<string> {
  await oneAtATime(tx, key);
  const [known] = await tx.query<{ id: string; kind: string }>('select id, kind from agency where key = $1', [key]);
  if (known && known.kind !== 'history') {
    throw new OperatorError(
      `The agency ${key} is a living one, and no log is imported into it.`,
      'Name another with --agency; it is made when there is none of that key.',
    );
  }
  if (known) return known.id;
  const id = newId();
  await tx.query(`insert into agency (id, key, name, kind) values ($1, $2, $3, 'history')`, [id, key, name]);
  return id;
}

/** Whoever prepares the same import at the same time waits until this transaction has ended. */
async function oneAtATime(tx: Tx, agencyKey: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [agencyKey]);
}

/** Makes the teams, services, people and promises of a log that are not there yet. */
export async function ensureLogWorld(
  tx: Tx,
  agency: { readonly id: string; readonly key: string },
  mapping: Mapping,
  survey: LogSurvey,
): Promise<LogWorld> {
  const { id: agencyId, key } = agency;
  const requesterId = idOf(agencyId, 'requester', '');
  await oneAtATime(tx, key);
  await addTeams(tx, agency, survey);
  await addServices(tx, agency, survey);
  const agents = [...survey.agents].map((name) => {
    const id = idOf(agencyId, 'agent', name);
    return { id, username: `${key}-${id.replaceAll('-', '').slice(0, 12)}`, name: `Behandler ${id.slice(0, 8)}` };
  });
  await addMissing(tx, 'person', [
    { id: requesterId, username: `${key}-innmelder`, name: 'Innmelder i importert logg', active: false },
    ...agents.map((agent) => ({ ...agent, active: false })),
  ]);
  await addDeclaration(tx, agency, mapping, survey);
  return {
    agencyId,
    requesterId,
    kind: mapping.kind,
    channel: mapping.channel,
    source: mapping.name,
    teamId: idsOf(agencyId, 'team', survey.teams.keys()),
    serviceId: idsOf(agencyId, 'service', survey.services),
    agentId: idsOf(agencyId, 'agent', survey.agents),
  };
}

/** The promise that a ticket of the log was given: the city's in force when it was filed, or else the log's own. */
export async function declarationsOf(tx: Tx, agencyId: string): Promise<(filedAt: number) => string> {
  const ofCity = await tx.query<{ id: string; validFrom: Date }>(
    `select d.id, d.valid_from as "validFrom" from service_declaration d join agency a on a.id = d.agency_id
     where a.kind = 'city' order by d.valid_from desc`,
  );
  return (filedAt) => ofCity.find(({ validFrom }) => validFrom.getTime() <= filedAt)?.id ?? declarationIdOf(agencyId);
}

type Agency = Parameters<typeof ensureLogWorld>[1];

/** Served by nobody but the history itself, so that no agent reads their queues or moves a ticket to them. */
async function addTeams(tx: Tx, { id: agencyId, key }: Agency, { teams }: LogSurvey): Promise<void> {
  const rows = [...teams].map(([name, line]) => ({ id: idOf(agencyId, 'team', name), name, line }));
  const keys = await freeKeys(tx, 'team', agencyId, key, rows);
  const added = await addMissing(
    tx,
    'team',
    rows.map((row) => ({ ...row, key: keys(row.id), agency_id: agencyId, is_pool: false, position: 1_000 })),
  );
  await insertRows(tx, { table: 'team_agency', rows: added.map((id) => ({ team_id: id, agency_id: agencyId })) });
}

/** Inactive, so that nobody can choose them. */
async function addServices(tx: Tx, { id: agencyId, key }: Agency, { services }: LogSurvey): Promise<void> {
  const rows = [...services].map((name) => ({ id: idOf(agencyId, 'service', name), name }));
  const keys = await freeKeys(tx, 'service', agencyId, key, rows);
  await addMissing(
    tx,
    'service',
    rows.map((row) => ({ ...row, key: keys(row.id), agency_id: agencyId, active: false, position: 1_000 })),
  );
}

/** Readable keys; two names that are spelt alike get an ending of their own. */
async function freeKeys(
  tx: Tx,
  table: 'team' | 'service',
  agencyId: string,
  prefix: string,
  rows: readonly { readonly id: string; readonly name: string }[],
): Promise<(id: string) => string> {
  const known = await tx.query<{ id: string; key: string }>(`select id, key from ${table} where agency_id = $1`, [
    agencyId,
  ]);
  const ofId = new Map(known.map(({ id, key }) => [id, key]));
  const taken = new Set(ofId.values());
  for (const { id, name } of rows) {
    if (ofId.has(id)) continue;
    const plain = `${prefix}-${slug(name)}`;
    const key = taken.has(plain) ? `${plain}-${id.slice(0, 8)}` : plain;
    ofId.set(id, key);
    taken.add(key);
  }
  return (id) => ofId.get(id) ?? id;
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Day and night in the zone of the log, dated before everything else that is promised. */
async function addDeclaration(tx: Tx, { id: agencyId, key }: Agency, mapping: Mapping, log: LogSurvey): Promise<void> {
  const id = declarationIdOf(agencyId);
  const [known] = await tx.query('select from service_declaration where id = $1', [id]);
  if (known) return;
  const calendarId = calendarIdOf(agencyId);
  const version = calendarVersionRow({
    validFrom: '1970-01-01',
    timeZone: mapping.timeZone,
    alwaysOpen: true,
    hours: CLOSED_WEEK,
    holidayCountry: null,
    specialDays: [],
  });
  await tx.query('insert into calendar (id, agency_id, key, name) values ($1, $2, $3, $4)', [
    calendarId,
    agencyId,
    `historikk-${key}`,
    `Hele døgnet (${mapping.agency.name})`,
  ]);
  await insertRows(tx, {
    table: 'calendar_version',
    rows: [
      {
        id: newId(),
        agency_id: agencyId,
        calendar_id: calendarId,
        ...version,
      },
    ],
  });
  await tx.query(
    `insert into service_declaration (id, agency_id, version, name, valid_from)
     select $1, $2, least(min(version), 1) - 1, $3, least(min(valid_from), $4::timestamptz) - interval '1 day' from service_declaration`,
    [id, agencyId, `Historikk: ${mapping.name}`, log.first.toString()],
  );
  await insertRows(tx, {
    table: 'declaration_target',
    rows: Object.entries(mapping.targetHours).flatMap(([target, hours]) =>
      PRIORITIES.map((priority, index) => ({
        id: newId(),
        agency_id: agencyId,
        declaration_id: id,
        priority,
        target,
        seconds: Math.round((hours[index] ?? 0) * 3600),
        calendar_id: calendarId,
        pause_reasons: DEFAULT_PAUSE_REASONS[target as ClockTarget],
        warn_percents: DEFAULT_WARN_PERCENTS,
      })),
    ),
  });
}

/** Inserts the rows that are not there yet; returns the ids of those. */
async function addMissing(
  tx: Tx,
  table: 'team' | 'service' | 'person',
  rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[],
): Promise<readonly string[]> {
  const known = await tx.query<{ id: string }>(`select id from ${table} where id = any($1::uuid[])`, [
    rows.map(({ id }) => id),
  ]);
  const there = new Set(known.map(({ id }) => id));
  const missing = rows.filter(({ id }) => !there.has(id));
  await insertRows(tx, { table, rows: missing });
  return missing.map(({ id }) => id);
}
