import type { CorrectWorkRequest, OwnSession, WorkKind } from '@desk/contracts';
import { cityInstant, cityLocal } from '../../ui/city-time.js';

/** A row of the form. `from` and `to` as fields have them, in whole minutes of the city's clocks. */
export interface Piece {
  readonly ticket: string;
  readonly kind: WorkKind;
  readonly from: string;
  readonly to: string;
}

export function piecesOf(session: OwnSession | null, day: string): Piece[] {
  if (session === null) return [{ ticket: '', kind: 'call', from: `${day}T`, to: `${day}T` }];
  const { ticket, kind, startedAt, endedAt } = session;
  return [{ ticket: ticket.number, kind, from: cityLocal(new Date(startedAt)), to: cityLocal(new Date(endedAt)) }];
}

/** In the middle: what comes after is about something else. */
export function split(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const [from, to] = [cityInstant(last.from), cityInstant(last.to)];
  const middle = from && to ? cityLocal(new Date((from.getTime() + to.getTime()) / 2)) : last.to;
  return [...pieces.slice(0, -1), { ...last, to: middle }, { ticket: '', kind: last.kind, from: middle, to: last.to }];
}

/**
 * What is sent; null while a time is missing. A time that nobody has touched keeps the seconds that the field does not
 * show.
 */
export function stated(pieces: readonly Piece[], session: OwnSession | null): CorrectWorkRequest['sessions'] | null {
  const exact = (local: string, of: 'startedAt' | 'endedAt'): string | null => {
    if (session !== null && cityLocal(new Date(session[of])) === local) return session[of];
    return cityInstant(local)?.toISOString() ?? null;
  };
  const sessions = pieces.map(({ ticket, kind, from, to }) => ({
    ticket: ticket.trim(),
    kind,
    startedAt: exact(from, 'startedAt'),
    endedAt: exact(to, 'endedAt'),
  }));
  const whole = sessions.flatMap(({ startedAt, endedAt, ...rest }) =>
    startedAt === null || endedAt === null ? [] : [{ ...rest, startedAt, endedAt }],
  );
  return whole.length === pieces.length ? whole : null;
}
