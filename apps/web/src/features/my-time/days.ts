import type { OwnSession, WorkTicket } from '@desk/contracts';
import { cityLocal } from '../../ui/city-time.js';

/** So many days on, by the calendar alone. */
export function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return daysFrom(day, -weekday);
}

export const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && daysFrom(text, 0) === text;

export interface DayOfTime {
  readonly day: string;
  readonly seconds: number;
  /** In the order in which they were first worked on. */
  readonly tickets: readonly {
    readonly ticket: WorkTicket;
    readonly seconds: number;
    readonly sessions: readonly OwnSession[];
  }[];
}

const sum = (sessions: readonly OwnSession[]): number => sessions.reduce((so, { seconds }) => so + seconds, 0);

/** The sessions by the city's day on which they begin, and by ticket; `sessions` by time. */
export function byDay(days: readonly string[], sessions: readonly OwnSession[]): DayOfTime[] {
  return days.map((day) => {
    const own = sessions.filter(({ startedAt }) => cityLocal(new Date(startedAt)).startsWith(day));
    const tickets = new Map(own.map(({ ticket }) => [ticket.id, ticket]));
    return {
      day,
      seconds: sum(own),
      tickets: [...tickets.values()].map((ticket) => {
        const on = own.filter((session) => session.ticket.id === ticket.id);
        return { ticket, seconds: sum(on), sessions: on };
      }),
    };
  });
}
