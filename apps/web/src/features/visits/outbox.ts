import type { VisitOutcome } from '@desk/contracts';

/** A button that was pressed, until the server has heard of it. */
export type Pressed = { readonly visitId: string; readonly pressedAt: number } & (
  { readonly kind: 'start' } | { readonly kind: 'stop'; readonly outcome: VisitOutcome; readonly result: string }
);

const LONGEST_AGO_SECONDS = 24 * 3_600;

/** What the server is told: how long ago it was, by the one clock that was there. */
export function secondsAgo({ pressedAt }: Pick<Pressed, 'pressedAt'>, now: number): number {
  return Math.min(LONGEST_AGO_SECONDS, Math.max(0, Math.round((now - pressedAt) / 1000)));
}

/** A button pressed again says nothing new: the first press counts. */
export function withPressed(waiting: readonly Pressed[], next: Pressed): readonly Pressed[] {
  const isKnown = waiting.some(({ visitId, kind }) => visitId === next.visitId && kind === next.kind);
  return isKnown ? waiting : [...waiting, next];
}

export function without(waiting: readonly Pressed[], { visitId, kind }: Pressed): readonly Pressed[] {
  return waiting.filter((one) => one.visitId !== visitId || one.kind !== kind);
}

/** Who was refused the start must not stop what a colleague has started meanwhile. */
export function withoutVisit(waiting: readonly Pressed[], { visitId }: Pressed): readonly Pressed[] {
  return waiting.filter((one) => one.visitId !== visitId);
}

/** What is in the storage of a browser may be anything. */
export function readWaiting(stored: string | null): readonly Pressed[] {
  if (stored === null) return [];
  try {
    const found: unknown = JSON.parse(stored);
    return Array.isArray(found) ? found.filter(isPressed) : [];
  } catch {
    return [];
  }
}

function isPressed(value: unknown): value is Pressed {
  if (typeof value !== 'object' || value === null) return false;
  const { visitId, pressedAt, kind, outcome, result } = value as Record<string, unknown>;
  if (typeof visitId !== 'string' || typeof pressedAt !== 'number') return false;
  if (kind === 'start') return true;
  return kind === 'stop' && (outcome === 'done' || outcome === 'missed') && typeof result === 'string';
}
