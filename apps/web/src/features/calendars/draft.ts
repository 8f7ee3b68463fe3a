import { WEEKDAYS } from '@desk/contracts';
import type { CalendarVersionView, OpenHours, SpecialDayView, Weekday } from '@desk/contracts';

/** What stands in the form; names may be empty, dates and times unfinished. */
export interface Draft {
  readonly key: string;
  readonly name: string;
  readonly validFrom: string;
  readonly timeZone: string;
  readonly alwaysOpen: boolean;
  readonly hours: Readonly<Record<Weekday, readonly Interval[]>>;
  /** Empty: no holidays are closed. */
  readonly holidayCountry: string;
  readonly specialDays: readonly DraftDay[];
}
export type Interval = readonly [opens: string, closes: string];
export interface DraftDay {
  readonly date: string;
  readonly name: string;
  readonly hours: readonly Interval[];
}

const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
export const OFFICE: Interval = ['08:00', '16:00'];

export const EMPTY: Omit<Draft, 'validFrom'> = {
  key: '',
  name: '',
  timeZone: 'Europe/Oslo',
  alwaysOpen: false,
  hours: { ...CLOSED, mon: [OFFICE], tue: [OFFICE], wed: [OFFICE], thu: [OFFICE], fri: [OFFICE] },
  holidayCountry: 'NO',
  specialDays: [],
};

/** The next version begins as a copy of the newest; days that are over are left out. */
export function draftOf(version: CalendarVersionView, validFrom: string): Draft {
  const { timeZone, alwaysOpen, hours, holidayCountry, specialDays } = version;
  return {
    ...EMPTY,
    validFrom,
    timeZone,
    alwaysOpen,
    hours,
    holidayCountry: holidayCountry ?? '',
    specialDays: specialDays
      .filter(({ date }) => date >= validFrom)
      .map((day) => ({ date: day.date, name: day.name ?? '', hours: day.hours })),
  };
}

/** As the server takes it. What does not count day and night is not sent, so that nothing unseen can be refused. */
export function versionOf(draft: Draft): CalendarVersionView {
  const { validFrom, timeZone, alwaysOpen } = draft;
  if (alwaysOpen) {
    return { validFrom, timeZone, alwaysOpen, hours: CLOSED, holidayCountry: null, specialDays: [] };
  }
  const hours = Object.fromEntries(WEEKDAYS.map((day) => [day, copied(draft.hours[day])]));
  return {
    validFrom,
    timeZone,
    alwaysOpen,
    hours: hours as CalendarVersionView['hours'],
    holidayCountry: draft.holidayCountry || null,
    specialDays: draft.specialDays.map((day): SpecialDayView => ({
      date: day.date,
      hours: copied(day.hours),
      name: day.name.trim() || null,
    })),
  };
}

const copied = (hours: readonly Interval[]): OpenHours[] => hours.map(([opens, closes]) => [opens, closes]);

/** What must be filled in before there is anything to ask the server, by the pointer of the field. */
export function missing(draft: Draft, isNew: boolean): readonly string[] {
  return [
    ...(isNew && draft.name.trim() === '' ? ['/name'] : []),
    ...(isNew && draft.key.trim() === '' ? ['/key'] : []),
    ...(draft.validFrom === '' ? ['/validFrom'] : []),
    ...(draft.timeZone.trim() === '' ? ['/timeZone'] : []),
    ...(draft.alwaysOpen
      ? []
      : draft.specialDays.flatMap(({ date }, index) => (date === '' ? [`/specialDays/${index}/date`] : []))),
  ];
}

/** A key made of a name: small letters, digits and hyphens. */
export function keyOf(name: string): string {
  const plain = name.trim().toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD');
  return plain
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
}

/** `8`, `830`, `8.30` and `08:30` as people write them, made `HH:MM`; anything else stays as it is. */
export function timeOf(written: string): string {
  const text = written.trim();
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}

/** A draft that this browser has kept; null when there is none, or none of ours. */
export function readDraft(kept: string | null): Draft | null {
  try {
    const draft = JSON.parse(kept ?? '') as Draft;
    const isHours = (hours: unknown): boolean =>
      Array.isArray(hours) &&
      hours.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((time) => typeof time === 'string'));
    const texts = [draft.key, draft.name, draft.validFrom, draft.timeZone, draft.holidayCountry];
    const isOurs =
      texts.every((text) => typeof text === 'string') &&
      typeof draft.alwaysOpen === 'boolean' &&
      WEEKDAYS.every((day) => isHours(draft.hours[day])) &&
      draft.specialDays.every(
        ({ date, name, hours }) => typeof date === 'string' && typeof name === 'string' && isHours(hours),
      );
    return isOurs ? draft : null;
  } catch {
    return null;
  }
}
