import type { IsoDate } from '@desk/contracts';

/** The city's zone: what agents agree on with people is the time on the city's clocks, wherever the browser thinks it is. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-11-23T10:30` on the city's clocks, as a `datetime-local` field has it. */
export function cityLocal(at: Date): string {
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${of['year']}-${of['month']}-${of['day']}T${of['hour']}:${of['minute']}`;
}

/** The day of the city in which an instant falls. */
export const cityDay = (at: number | string | Date): IsoDate => cityLocal(new Date(at)).slice(0, 10);

/** The instant at which the city's clocks show `local`; null when that is no time. */
export function cityInstant(local: string): Date | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (epoch: number) =>
    Date.parse(`${cityLocal(new Date(epoch))}Z`) - Math.floor(epoch / 60_000) * 60_000;
  // The offset at the guess may be that of the other side of a change to or from summer time.
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}
