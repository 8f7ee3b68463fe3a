import { DEFAULT_VIEW_COLUMNS, OPEN_STATES, type ViewColumn, type ViewFilters } from '@desk/contracts';
import { newIdAt, toIso } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { PaperTicket } from './paper-ticket.js';
import type { DemoPeople } from './people.js';
import type { DemoReference } from './reference.js';

/** As many tickets does an agent of first line watch who has sent them on. */
const WATCHED = 4;

/** Views that people of first line have saved, and what one of them watches. */
export function demoViews(
  { teams }: DemoReference,
  people: DemoPeople,
  tickets: readonly PaperTicket[],
  now: Temporal.Instant,
): readonly TableRows[] {
  const agent = people.byUsername('forstelinje');
  const lead = people.byUsername('teamleder');
  const firstLine = teams.find(({ key }) => key === 'forstelinje');
  const at = toIso(now);
  const view = (
    share: 'personal' | 'team' | 'all',
    owner: { readonly id: string },
    name: string,
    filters: ViewFilters,
    order: string,
    columns: readonly ViewColumn[] = DEFAULT_VIEW_COLUMNS,
  ) => ({
    id: newIdAt(now.epochMilliseconds),
    owner_id: owner.id,
    share,
    team_id: share === 'team' ? firstLine?.id : null,
    name,
    columns,
    filters,
    ordered_by: order,
    created_at: at,
    updated_at: at,
    updated_by_id: owner.id,
  });
  const watched = watchedBy(agent, tickets);
  return [
    {
      table: 'saved_view',
      rows: [
        view('personal', agent, 'Passord i dag', { service: ['passord'], assignee: 'none' }, 'filed'),
        view('team', lead, 'Venter på innmelder', { state: ['pending_requester'] }, 'updated', [
          'number',
          'subject',
          'requester',
          'assignee',
          'updated',
        ]),
        view('all', people.byUsername('admin'), 'Kritisk og høy', { priority: [1, 2] }, 'queue', [
          ...DEFAULT_VIEW_COLUMNS,
          'team',
        ]),
      ],
    },
    {
      table: 'ticket_watch',
      rows: watched.map(({ ticket }) => ({
        person_id: agent.id,
        ticket_id: ticket.id,
        agency_id: ticket.agencyId,
        since: at,
      })),
    },
  ];
}

/** The newest that first line has sent on and that are not done. */
export function watchedBy(agent: { readonly id: string }, tickets: readonly PaperTicket[]): readonly PaperTicket[] {
  const open = new Set<string>(OPEN_STATES);
  return tickets
    .filter(({ ticket }) => open.has(ticket.state) && ticket.line === 'second' && ticket.requesterId !== agent.id)
    .slice(-WATCHED);
}
