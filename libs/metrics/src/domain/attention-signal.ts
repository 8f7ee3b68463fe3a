import type { AttentionBatch, SignalKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** One thing an agent's ticket page saw, anchored to the server's time. */
export interface AttentionSignal {
  readonly agentId: string;
  /** One load of the page in one tab; `seq` counts within it. */
  readonly clientId: string;
  readonly seq: number;
  readonly kind: SignalKind;
  readonly ticketId: string;
  readonly at: Temporal.Instant;
}

export const SIGNAL_REFUSALS = ['bad_time', 'in_the_future', 'too_late'] as const;
export type SignalRefusal = (typeof SIGNAL_REFUSALS)[number];

export interface AnchoredBatch {
  readonly accepted: readonly AttentionSignal[];
  readonly refused: readonly { readonly seq: number; readonly reason: SignalRefusal }[];
}

/** A lost network may hold signals back for so long. */
export const LATEST_SIGNAL = Temporal.Duration.from({ hours: 24 });

/**
 * The browser's clock may be wrong by any amount, but it is the same clock for the batch and its signals: all are moved by
 * receivedAt − sentAt. What is then still ahead of the server's time, or too old, is refused.
 */
export function anchorBatch(agentId: string, batch: AttentionBatch, receivedAt: Temporal.Instant): AnchoredBatch {
  const sentAt = instantOrNull(batch.sentAt);
  const accepted: AttentionSignal[] = [];
  const refused: { seq: number; reason: SignalRefusal }[] = [];
  for (const { seq, kind, ticketId, at: stated } of batch.signals) {
    const seenAt = instantOrNull(stated);
    if (sentAt === null || seenAt === null) {
      refused.push({ seq, reason: 'bad_time' });
      continue;
    }
    const age = sentAt.epochMilliseconds - seenAt.epochMilliseconds;
    if (age < 0) refused.push({ seq, reason: 'in_the_future' });
    else if (age > LATEST_SIGNAL.total('milliseconds')) refused.push({ seq, reason: 'too_late' });
    else {
      const at = Temporal.Instant.fromEpochMilliseconds(receivedAt.epochMilliseconds - age);
      accepted.push({ agentId, clientId: batch.clientId, seq, kind, ticketId, at });
    }
  }
  return { accepted, refused };
}

function instantOrNull(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

/** A signal on the one time line of its agent; `at` in epoch milliseconds. */
export interface OrderedSignal extends Omit<AttentionSignal, 'at'> {
  readonly at: number;
}

/**
 * The signals of one agent as one stream, whatever the batches and the order they came in. Of duplicates (client, seq) the
 * earliest stands: the way to the server only adds delay. For the same reason no signal of a client can be later than one
 * the client counted after it, so each takes the earliest time from itself onwards.
 */
export function ordered(signals: readonly AttentionSignal[]): OrderedSignal[] {
  const clients = new Map<string, Map<number, OrderedSignal>>();
  for (const signal of signals) {
    let bySeq = clients.get(signal.clientId);
    if (bySeq === undefined) clients.set(signal.clientId, (bySeq = new Map()));
    const known = bySeq.get(signal.seq);
    const at = signal.at.epochMilliseconds;
    if (known === undefined || at < known.at) bySeq.set(signal.seq, { ...signal, at });
  }
  const stream: OrderedSignal[] = [];
  for (const bySeq of clients.values()) {
    let earliest = Number.POSITIVE_INFINITY;
    for (const signal of [...bySeq.values()].sort((a, b) => b.seq - a.seq)) {
      earliest = Math.min(earliest, signal.at);
      stream.push({ ...signal, at: earliest });
    }
  }
  return stream.sort((a, b) => a.at - b.at || compare(a.clientId, b.clientId) || a.seq - b.seq);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
