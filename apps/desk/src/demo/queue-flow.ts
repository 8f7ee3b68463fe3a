import type { TableRows } from '../bulk/insert-rows.js';
import type { PaperTicket } from './paper-ticket.js';
import type { WorkingDays } from './working-days.js';

const QUARTER_MS = 900_000;
const ENDS = ['ticket.resolved', 'ticket.cancelled', 'ticket.merged'];

interface Flow {
  readonly team_id: string;
  readonly quarter: string;
  arrived: number;
  gone: number;
  present: number | null;
}

/** What came to each team and left it, and who was there, by quarter hours, as the running desk counts it: forecasts go by it. */
export function demoQueueFlow(tickets: readonly PaperTicket[], days: WorkingDays): TableRows {
  const flows = new Map<string, Flow>();
  const flowOf = (teamId: string, at: number): Flow => {
    const quarter = new Date(Math.floor(at / QUARTER_MS) * QUARTER_MS).toISOString();
    const key = `${teamId} ${quarter}`;
    const flow = flows.get(key) ?? { team_id: teamId, quarter, arrived: 0, gone: 0, present: null };
    flows.set(key, flow);
    return flow;
  };
  for (const { log } of tickets) {
    let teamId = '';
    for (const { type, changes, occurredAt } of log) {
      const at = occurredAt.epochMilliseconds;
      const to = changes['teamId']?.[1] as string | undefined;
      if (to !== undefined) {
        if (teamId !== '') flowOf(teamId, at).gone += 1;
        flowOf(to, at).arrived += 1;
        teamId = to;
      }
      if (type === 'ticket.reopened') flowOf(teamId, at).arrived += 1;
      if (ENDS.includes(type)) flowOf(teamId, at).gone += 1;
    }
  }
  for (const { at, teamId, present } of days.presence(QUARTER_MS)) flowOf(teamId, at).present = present;
  return { table: 'queue_flow', rows: [...flows.values()].map((flow) => ({ ...flow })) };
}
