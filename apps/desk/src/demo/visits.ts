import { CITY_TIME_ZONE } from '@desk/contracts';
import { newIdAt, toIso } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { PaperTicket } from './paper-ticket.js';
import type { DemoPeople } from './people.js';

const VISIT = { minutes: 45 } as const;
/** Minutes from now on, and hours of tomorrow. */
const TODAY = [30, 90, 210];
const TOMORROW = [9, 10.5, 13];

/** What the people of on-site support have before them today and tomorrow. */
export function demoVisits(people: DemoPeople, tickets: readonly PaperTicket[], now: Temporal.Instant): TableRows {
  const technicians = people.agents.filter(({ takes, teams }) => takes && teams.some(({ line }) => line === 'onsite'));
  const clock = now.toZonedDateTimeISO(CITY_TIME_ZONE).round({ smallestUnit: 'minute', roundingIncrement: 30 });
  const midnight = clock.add({ days: 1 }).startOfDay();
  const times = [
    ...TODAY.map((minutes) => clock.add({ minutes })),
    ...TOMORROW.map((hours) => midnight.add({ minutes: hours * 60 })),
  ].map((at) => at.toInstant());
  const isTheirs = ({ ticket }: PaperTicket) => technicians.some(({ id }) => id === ticket.requesterId);
  const wanting = tickets
    .filter((one) => one.isOpen && !one.ticket.sensitive && one.ticket.line !== 'second' && !isTheirs(one))
    .sort((a, b) => Number(b.ticket.line === 'onsite') - Number(a.ticket.line === 'onsite'));
  return {
    table: 'visit',
    rows: wanting.slice(0, times.length).flatMap((paper, n) => {
      const [from, planner] = [times[n], technicians[n % technicians.length]];
      if (!from || !planner) return [];
      const place = paper.ticket.location ?? `${paper.arrival.requester.agency.name}, resepsjonen`;
      const visit = paper.planVisit(now.epochMilliseconds, planner, {
        id: newIdAt(now.epochMilliseconds),
        place,
        from,
        to: from.add(VISIT),
        // One waits for whoever comes first.
        agentId: n % 3 === 2 ? null : planner.id,
      });
      return [
        {
          id: visit.id,
          agency_id: paper.ticket.agencyId,
          ticket_id: paper.ticket.id,
          version: visit.version,
          state: visit.state,
          place,
          agreed_from: toIso(visit.from),
          agreed_to: toIso(visit.to),
          agent_id: visit.agentId,
        },
      ];
    }),
  };
}
