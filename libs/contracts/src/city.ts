/** The built-in agency to which belongs what concerns the whole city: services, teams, declarations, calendars. */
export const CITY_AGENCY_ID = '00000000-0000-7000-8000-000000000001';

/** The actor of everything that no person does: relay, sweep, timers. */
export const SYSTEM_ACTOR_ID = '00000000-0000-7000-8000-000000000000';

/** The zone in which the city counts days, months and opening hours unless a calendar says otherwise. */
export const CITY_TIME_ZONE = 'Europe/Oslo';

export const AGENCY_KINDS = ['city', 'department', 'agency', 'undertaking', 'district', 'history'] as const;
/** byrådsavdeling = department, etat = agency, foretak = undertaking, bydel = district; `history` holds imported logs. */
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export const LOCALES = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One page of a keyset list. `nextCursor` is opaque; null on the last page. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** ISO 8601 in UTC with milliseconds. */
export type IsoInstant = string;
/** `2026-11-23` */
export type IsoDate = string;

/** Money in whole øre: 100 are a krone. */
export type Ore = number;
