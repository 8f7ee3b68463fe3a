import type { IsoDate } from '@desk/contracts';
import { Problem } from '@desk/platform';

/** The day of a start or an end has come; an end not before its start. */
export function refuseAhead(on: IsoDate, today: IsoDate, startedOn: IsoDate | null = null): void {
  const code = on > today ? 'lies_ahead' : startedOn !== null && on < startedOn ? 'before_it_started' : null;
  if (code === null) return;
  throw new Problem('validation_failed', 'Name the day on which it happened.', {
    errors: [
      { pointer: '/on', code, message: code === 'lies_ahead' ? 'lies ahead of today' : 'lies before its start' },
    ],
  });
}
