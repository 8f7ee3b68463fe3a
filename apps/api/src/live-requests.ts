import { DOINGS, type Doing } from '@desk/contracts';
import { isId } from '@desk/platform';

/** What clients send over the socket, checked field by field: anything may come from there. null = not such a request. */
type Read<T> = (payload: unknown) => T | null;

const KEY = /^[\p{L}\p{N}._-]{1,100}$/u;

export const readTeam: Read<{ teamKey: string }> = (payload) => {
  const { teamKey } = fieldsOf(payload);
  return typeof teamKey === 'string' && KEY.test(teamKey) ? { teamKey } : null;
};

export const readJoin: Read<{ teamKey: string; seq: number | null }> = (payload) => {
  const team = readTeam(payload);
  const { seq = null } = fieldsOf(payload);
  if (team === null || (seq !== null && !isSeq(seq))) return null;
  return { ...team, seq };
};

/** A message that says nothing beyond its name. */
export const readNothing: Read<Record<string, never>> = () => ({});

export const readTicket: Read<{ ticketId: string }> = (payload) => {
  const { ticketId } = fieldsOf(payload);
  return typeof ticketId === 'string' && isId(ticketId) ? { ticketId } : null;
};

export const readPresence: Read<{ ticketId: string; doing: Doing | null }> = (payload) => {
  const ticket = readTicket(payload);
  const { doing } = fieldsOf(payload);
  return ticket !== null && isDoing(doing) ? { ...ticket, doing } : null;
};

function fieldsOf(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isDoing(value: unknown): value is Doing | null {
  return value === null || (DOINGS as readonly unknown[]).includes(value);
}
