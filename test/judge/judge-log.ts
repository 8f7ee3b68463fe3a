import type { Line, PendingReason, Priority } from '@desk/contracts';
import type { LifeEvent } from './judge-life.js';

/** A line of a ticket's log, as it is stored; the time in epoch milliseconds. */
export interface LogLine {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
  readonly details: Readonly<Record<string, unknown>>;
}

const OVER = ['resolved', 'closed', 'cancelled'];

/**
 * The life that a log tells: read in the order of `seq`, however it was delivered, each line once. What the desk says of
 * its own clocks is no part of it.
 */
export function lifeOf(delivered: readonly LogLine[]): readonly LifeEvent[] {
  const lines = [...new Map(delivered.map((line) => [line.seq, line])).values()].sort((a, b) => a.seq - b.seq);
  const now: Record<string, unknown> = {};
  return lines.flatMap(({ type, at, changes, details }): LifeEvent[] => {
    const before = { ...now };
    for (const [field, [, after]] of Object.entries(changes)) now[field] = after;
    const changed = (...fields: readonly string[]) => fields.some((field) => now[field] !== before[field]);
    const place = { line: now['line'] as Line, teamId: now['teamId'] as string };
    const promise = { serviceId: now['serviceId'] as string, priority: now['priority'] as Priority };
    if (type === 'ticket.created') return [{ type: 'filed', at, ...place, ...promise }];
    if (type === 'sla.rescheduled') return [{ type: 'calendar_changed', at }];
    const waits = (now['pendingReason'] ?? null) as PendingReason | null;
    const over = OVER.includes(now['state'] as string);
    const events: LifeEvent[] = [];
    if (changed('serviceId', 'priority')) events.push({ type: 'retargeted', at, ...promise });
    if (changed('line', 'teamId')) events.push({ type: 'moved', at, ...place });
    if (OVER.includes(before['state'] as string) && !over) {
      events.push({ type: 'reopened', at, assigned: typeof now['assigneeId'] === 'string' });
    }
    if (waits !== null && changes['pendingReason']) events.push({ type: 'pended', at, reason: waits });
    if (waits === null && before['pendingReason'] && !over) events.push({ type: 'resumed', at });
    if (changes['assigneeId'] && typeof now['assigneeId'] === 'string') events.push({ type: 'taken', at });
    if (type === 'ticket.messaged' && details['authorRole'] === 'agent') events.push({ type: 'agent_messaged', at });
    if (changed('state') && now['state'] === 'resolved') events.push({ type: 'resolved', at });
    if (changed('state') && now['state'] === 'cancelled') events.push({ type: 'cancelled', at });
    return events;
  });
}
