/** Rooms are joined by the server alone, after the same policies as reading. */
export const queueRoom = (teamId: string): string => `queue:${teamId}`;

/** Whose queue's room this is, by the id of the team; null for any other room. */
export const queueOfRoom = (room: string): string | null =>
  room.startsWith('queue:') ? room.slice('queue:'.length) : null;

/** Agents who are at one of the tickets of a team's queue. */
export const presentRoom = (teamId: string): string => `present:${teamId}`;

/** Agents with the ticket open: every change, and who else is there. */
export const ticketRoom = (ticketId: string): string => `ticket:${ticketId}`;

/** Requester and contact with the ticket open: only what is news to them. */
export const requesterRoom = (ticketId: string): string => `ticket-requester:${ticketId}`;

/** The ticket whose agents' room this is; null for any other room. */
export const ticketOfRoom = (room: string): string | null =>
  room.startsWith('ticket:') ? room.slice('ticket:'.length) : null;
