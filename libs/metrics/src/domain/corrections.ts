import type { WorkKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { LEAST_MS, without, type WorkSession } from './sessions.js';

/** Milliseconds since the epoch; the end does not belong to it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A session as somebody states it. */
export interface StatedSession {
  readonly ticketId: string;
  readonly kind: WorkKind;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
}

/** In the moments it covers, what it states counts, and nothing else. `stated` lies within `covers`. */
export interface Correction {
  readonly id: string;
  readonly covers: readonly Span[];
  readonly stated: readonly StatedSession[];
}

export interface CountedSession extends WorkSession {
  /** The last correction that touched it; null: as it was measured. */
  readonly correctionId: string | null;
}

export interface Corrected {
  /** What counts, by time. */
  readonly counted: readonly CountedSession[];
  /** The measured sessions that do not count as they were measured. */
  readonly originals: readonly WorkSession[];
}

interface Piece extends Span {
  readonly ticketId: string;
  readonly kind: WorkKind;
  readonly correctionId: string | null;
  /** The measured session of which it is all or a part. */
  readonly measured: WorkSession | null;
}

/**
 * What counts of an agent's time: the measured sessions, and then each standing correction in the order in which they were
 * made. So later signals change nothing of what the agent has said, and what is undone leaves no trace.
 */
export function correct(
  agentId: string,
  measured: readonly WorkSession[],
  corrections: readonly Correction[],
): Corrected {
  let pieces: Piece[] = measured
    .map((session) => ({
      start: session.startedAt.epochMilliseconds,
      end: session.endedAt.epochMilliseconds,
      ticketId: session.ticketId,
      kind: session.kind,
      correctionId: null,
      measured: session,
    }))
    .sort(byStart);
  for (const { id, covers, stated } of corrections) {
    const kept = pieces.flatMap((piece) => cut(piece, covers, id));
    const said = stated.map(({ startedAt, endedAt, ticketId, kind }): Piece => ({
      start: startedAt.epochMilliseconds,
      end: endedAt.epochMilliseconds,
      ticketId,
      kind,
      correctionId: id,
      measured: null,
    }));
    pieces = [...kept, ...said].sort(byStart);
  }
  const whole = new Set(pieces.filter(({ correctionId }) => correctionId === null).map((piece) => piece.measured));
  return {
    counted: pieces.map(({ start, end, ticketId, kind, correctionId }) => ({
      agentId,
      ticketId,
      kind,
      startedAt: Temporal.Instant.fromEpochMilliseconds(start),
      endedAt: Temporal.Instant.fromEpochMilliseconds(end),
      seconds: Math.round((end - start) / 1000),
      correctionId,
    })),
    originals: measured.filter((session) => !whole.has(session)),
  };
}

/** What is left of a piece outside some spans; what is untouched stays itself. */
function cut(piece: Piece, covers: readonly Span[], correctionId: string): readonly Piece[] {
  if (!covers.some((span) => overlap(piece, span))) return [piece];
  return without([piece], covers)
    .filter(({ start, end }) => end - start >= LEAST_MS)
    .map((rest) => ({ ...rest, correctionId }));
}

export const spanOf = ({ startedAt, endedAt }: Pick<WorkSession, 'startedAt' | 'endedAt'>): Span => ({
  start: startedAt.epochMilliseconds,
  end: endedAt.epochMilliseconds,
});

export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const byStart = (one: Span, other: Span): number => one.start - other.start;

/** The spans in order of time, those that touch as one. */
export function union(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort(byStart)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/** Work that lies further back is part of figures that others have read. */
export const CORRECTABLE = Temporal.Duration.from({ hours: 31 * 24 });
const LONGEST_MS = 16 * 3_600_000;

export type StatedFault =
  'ends_before_it_begins' | 'too_small' | 'too_large' | 'still_ahead' | 'too_long_ago' | 'twice';

/** What is wrong with stated sessions by themselves: which of them, and what. */
export function statedFaults(
  stated: readonly Pick<StatedSession, 'startedAt' | 'endedAt'>[],
  now: Temporal.Instant,
): { readonly index: number; readonly fault: StatedFault }[] {
  const spans = stated.map(spanOf);
  const earliest = now.subtract(CORRECTABLE).epochMilliseconds;
  return spans.flatMap((span, index) => {
    const fault = faultOf(span, now.epochMilliseconds, earliest);
    if (fault !== null) return [{ index, fault }];
    return spans.slice(0, index).some((other) => overlap(span, other)) ? [{ index, fault: 'twice' as const }] : [];
  });
}

function faultOf({ start, end }: Span, now: number, earliest: number): StatedFault | null {
  if (end <= start) return 'ends_before_it_begins';
  if (end > now) return 'still_ahead';
  if (start < earliest) return 'too_long_ago';
  if (end - start < LEAST_MS) return 'too_small';
  return end - start > LONGEST_MS ? 'too_large' : null;
}
