import { Calendars } from '@desk/agencies';
import { SYSTEM_ACTOR_ID } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { TicketTerms } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { BuiltDesk } from './build.js';
import type { LifeWorld } from './lives.js';

type Sql = <R extends object>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** The world of some built desks, under the declaration that is in force. The first desk's teams work for all. */
export async function lifeWorld(sql: Sql, desks: readonly [BuiltDesk, ...BuiltDesk[]]): Promise<LifeWorld> {
  const query = <R>(text: string, values: readonly unknown[] = []) => sql(text, values) as Promise<R[]>;
  const tx: ReadTx = {
    scope: { actorId: SYSTEM_ACTOR_ID, agencyIds: 'all' },
    now: Temporal.Instant.fromEpochMilliseconds(0),
    query,
    prepared: (_name, text, values) => query(text, values),
    cells: () => Promise.reject(new Error('the world is read as rows')),
  };
  const [declaration] = await query<{ id: string }>('select id from service_declaration order by valid_from limit 1');
  const calendars = new Calendars();
  const terms = new TicketTerms(new Declarations(calendars), calendars);
  const declarationId = declaration?.id ?? '';
  const [first] = desks;
  return {
    terms: await terms.of(tx, declarationId),
    declarationId,
    requesters: desks.flatMap(({ employee, colleague }) => [employee, colleague]),
    serviceIds: desks.map(({ service }) => service.id),
    firstLine: { id: first.firstLine.id, line: 'first', agentId: first.agent.id },
    secondLine: { id: first.secondLine.id, line: 'second', agentId: first.expert.id },
  };
}
