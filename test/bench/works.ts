import { API_PREFIX } from '@desk/contracts';
import { randomUUID } from 'node:crypto';
import type { Facts } from './city.js';
import { httpRequest } from './http-connection.js';
import { statements, type NewTicket, type Statement } from './statements.js';

/** The same work for the desk, for the bare server and for the bare database; each in as many steps as a page makes. */
interface WorkPlan {
  readonly desk: (facts: Facts, turn: number) => readonly string[];
  readonly bareHttp: (facts: Facts, turn: number) => readonly string[];
  readonly database: (facts: Facts, turn: number) => readonly Statement[];
}

export const WORKS = ['create', 'createWithKey', 'queue', 'ticket', 'messages', 'page', 'report', 'reportRaw'] as const;
export type Work = (typeof WORKS)[number];

const DESCRIPTION =
  'Når jeg logger inn på maskinen i møterommet i tredje etasje, blir skjermen svart etter noen sekunder. ' +
  'Jeg har startet den på nytt to ganger, og det samme skjer for kollegaen min. Vi har et møte klokken ti i morgen.';

const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function newTicket(facts: Facts, turn: number, withKey: boolean): NewTicket {
  const { id, agencyId } = pick(facts.callers, turn);
  return {
    requesterId: id,
    agencyId,
    subject: `Skjermen blir svart på møterom ${turn % 97}`,
    description: DESCRIPTION,
    serviceKey: pick(facts.serviceKeys, turn),
    key: withKey ? randomUUID() : null,
  };
}

function creating(withKey: boolean): WorkPlan {
  return {
    desk: (facts, turn) => {
      const { subject, description, serviceKey, key } = newTicket(facts, turn, withKey);
      const headers = {
        ...bearer(pick(facts.callers, turn).token),
        ...(key === null ? {} : { 'idempotency-key': key }),
      };
      return [httpRequest('POST', `${API_PREFIX}/tickets`, headers, { subject, description, serviceKey })];
    },
    bareHttp: (facts, turn) => [httpRequest('POST', '/create', {}, newTicket(facts, turn, withKey))],
    database: (facts, turn) => [statements.create(facts, newTicket(facts, turn, withKey))],
  };
}

/** A read whose doors are of the agents, at `paths` of the desk. */
function reading(
  paths: (facts: Facts, turn: number) => readonly string[],
  bare: (facts: Facts, turn: number) => readonly string[],
  database: WorkPlan['database'],
): WorkPlan {
  return {
    desk: (facts, turn) =>
      paths(facts, turn).map((path) => httpRequest('GET', API_PREFIX + path, bearer(pick(facts.agentTokens, turn)))),
    bareHttp: (facts, turn) => bare(facts, turn).map((path) => httpRequest('GET', path, {})),
    database,
  };
}

const ticketId = (facts: Facts, turn: number) => pick(facts.ticketIds, turn * 7919);

const ticket = reading(
  (facts, turn) => [`/tickets/${ticketId(facts, turn)}`],
  (facts, turn) => [`/ticket/${ticketId(facts, turn)}`],
  (facts, turn) => [statements.ticket(ticketId(facts, turn))],
);
const messages = reading(
  (facts, turn) => [`/tickets/${ticketId(facts, turn)}/messages`],
  (facts, turn) => [`/messages/${ticketId(facts, turn)}`],
  (facts, turn) => [statements.messages(ticketId(facts, turn))],
);

const report = (bare: string, database: WorkPlan['database']): WorkPlan => ({
  desk: ({ ownerToken, report: { from, to } }) => [
    httpRequest('GET', `${API_PREFIX}/reports/sla?from=${from}&to=${to}&by=service`, bearer(ownerToken)),
  ],
  bareHttp: () => [httpRequest('GET', bare, {})],
  database,
});

export const works: Readonly<Record<Work, WorkPlan>> = {
  create: creating(false),
  createWithKey: creating(true),
  queue: reading(
    ({ team }) => [`/teams/${team.key}/queue?limit=50`],
    ({ team }) => [`/queue/${team.id}`],
    ({ team }) => [statements.queue(team.id)],
  ),
  ticket,
  messages,
  page: {
    desk: (facts, turn) => [...ticket.desk(facts, turn), ...messages.desk(facts, turn)],
    bareHttp: (facts, turn) => [...ticket.bareHttp(facts, turn), ...messages.bareHttp(facts, turn)],
    database: (facts, turn) => [...ticket.database(facts, turn), ...messages.database(facts, turn)],
  },
  report: report('/report', ({ report: { from } }) => [statements.report(from)]),
  reportRaw: report('/report-raw', ({ report: { from, to } }) => [statements.reportRaw(from, to)]),
};
