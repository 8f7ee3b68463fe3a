import type { WorkSession } from './sessions.js';

/** Handling time of a ticket = the sum of its sessions, here in seconds by ticket and line. `lineOf` says in which line the work was done. */
export function handlingByLine<L extends string, S extends Pick<WorkSession, 'ticketId' | 'seconds'>>(
  sessions: readonly S[],
  lineOf: (session: S) => L,
): Map<string, Map<L, number>> {
  const tickets = new Map<string, Map<L, number>>();
  for (const session of sessions) {
    const lines = tickets.get(session.ticketId) ?? new Map<L, number>();
    const line = lineOf(session);
    lines.set(line, (lines.get(line) ?? 0) + session.seconds);
    tickets.set(session.ticketId, lines);
  }
  return tickets;
}
