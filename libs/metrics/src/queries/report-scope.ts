import { authoriseDesk, reportAgencyIds, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type Line, type Priority } from '@desk/contracts';
import { notFound, Problem, type ReadTx, type Scope } from '@desk/platform';
import { reportPeriod, type ReportPeriod } from '../domain/report-period.js';

const DETAIL = 'Correct the named fields and send the request again.';
const LONGEST_YEARS = 20;

/** The rows that exist for who reads figures: those of the agencies whose figures are theirs to read, and no others. */
export function reportScope(actor: Actor): Scope {
  authoriseDesk(actor, 'readAgencyReports');
  return { actorId: actor.id, agencyIds: [...new Set([CITY_AGENCY_ID, ...reportAgencyIds(actor)])] };
}

/** The period of a query whose dates are dates; refuses one that ends before it begins or is longer than anybody means. */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }): ReportPeriod {
  const refuse = (message: string) =>
    new Problem('validation_failed', DETAIL, { errors: [{ pointer: '?to', message }] });
  if (to < from) throw refuse('must not be before from');
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_YEARS) {
    throw refuse(`must not be more than ${LONGEST_YEARS} years after from`);
  }
  return reportPeriod(from, to);
}

export interface FilterKeys {
  readonly agency?: string | undefined;
  readonly service?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly line?: Line | undefined;
  readonly team?: string | undefined;
}

/** What a report is narrowed to. `agencyIds` are always set: all that the actor reads, or the one asked for. */
export interface ReportFilter {
  readonly agencyIds: readonly string[];
  /** These are all the agencies that there are. */
  readonly isWholeCity: boolean;
  readonly serviceId: string | null;
  readonly priority: Priority | null;
  /** The team asked for, or those of the line; null: all. */
  readonly teamIds: readonly string[] | null;
}

interface Found {
  readonly agency: string | null;
  readonly service: string | null;
  readonly team: string | null;
  readonly line: readonly string[];
  readonly isWholeCity: boolean;
}

const FIND = /* sql */ `
select (select id from agency where key = $1) as agency, (select id from service where key = $2) as service,
  (select id from team where key = $3) as team,
  array(select id::text from team where line = $4) as line,
  not exists (select from agency where kind <> 'city' and id <> all($5::uuid[])) as "isWholeCity"`;

export async function filterOf(tx: ReadTx, actor: Actor, keys: FilterKeys): Promise<ReportFilter> {
  const { agency: agencyKey, service, team, line } = keys;
  const readable = reportAgencyIds(actor);
  const [found] = await tx.query<Found>(FIND, [agencyKey, service, team, line, readable]);
  if (!found) throw new Error('a choice without a row');
  const { agency } = found;
  if (keys.agency !== undefined && (agency === null || !readable.includes(agency))) throw notFound('The agency');
  const errors = [
    ...(keys.service !== undefined && !found.service
      ? [{ pointer: '?service', message: 'is not the key of a service' }]
      : []),
    ...(keys.team !== undefined && !found.team ? [{ pointer: '?team', message: 'is not the key of a team' }] : []),
  ];
  if (errors.length > 0) throw new Problem('validation_failed', DETAIL, { errors });
  return {
    agencyIds: agency === null ? readable : [agency],
    isWholeCity: agency === null && found.isWholeCity,
    serviceId: found.service,
    priority: keys.priority ?? null,
    teamIds: teamsOf(keys, found),
  };
}

function teamsOf(keys: FilterKeys, { team, line }: Found): readonly string[] | null {
  if (team === null) return keys.line === undefined ? null : line;
  return keys.line === undefined || line.includes(team) ? [team] : [];
}
