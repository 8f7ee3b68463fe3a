import type { OpenHours, Weekday } from './calendars.js';
import type { TeamItem } from './catalogue.js';
import type { IsoDate, IsoInstant } from './city.js';
import type { PersonRef } from './people.js';
import type { SkillAtLevel } from './skills.js';

export const PRESENCES = ['available', 'busy', 'away', 'off'] as const;
/** `available` alone is given tickets by push. `away` comes by itself when no page of the desk is open. */
export type Presence = (typeof PRESENCES)[number];

export interface PresenceView {
  /** What counts, and what others see. */
  presence: Presence;
  /** What was chosen; another than `presence` while no page of the desk is open. */
  chosen: Presence;
  since: IsoInstant | null;
  /** The lead or administrator who chose it; null when it was the agent. */
  setBy: PersonRef | null;
  /** Tickets that go back to their queues when the agent goes off. */
  returning: number;
}

export const ABSENCE_KINDS = ['holiday', 'sickness', 'course', 'other'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** Whole days of the city, the last one included. */
export interface AbsenceView {
  id: string;
  from: IsoDate;
  /** null: nobody knows yet. */
  until: IsoDate | null;
  /** null for who need not know why: all but the agent, their leads and administrators. */
  kind: AbsenceKind | null;
}
export interface AbsenceRequest {
  from: IsoDate;
  until: IsoDate | null;
  kind: AbsenceKind;
}

/** On the phones: nothing is pushed, and the capacity for tickets is this share of what it would be. */
export interface PhoneDutyView {
  id: string;
  from: IsoInstant;
  until: IsoInstant;
  share: number;
}
export interface PhoneDutyRequest {
  from: IsoInstant;
  until: IsoInstant;
  /** 0 when left out. */
  share?: number;
}

/** Working hours of a week, by the clocks of the city. */
export type RotaHours = Record<Weekday, OpenHours[]>;

export interface StaffMember extends PersonRef {
  username: string;
  lead: boolean;
  presence: Presence;
  presenceSince: IsoInstant | null;
  /** Share of a whole position in this team, above 0 up to 1. */
  share: number;
  /** What the lead says of today, 0 to 1; 1 when nothing is said. */
  today: number;
  /** Within their working hours; always when none are entered. */
  onRota: boolean;
  onPhone: boolean;
  absent: boolean;
  /** share × today × rota × phone, now; 0 while absent. */
  capacity: number;
  /** Weight of the open tickets that they hold and could work on; of all teams. */
  load: number;
  /** Tickets that they hold, of all teams. */
  open: number;
  pending: number;
  skills: SkillAtLevel[];
  /** null: none entered. */
  rota: RotaHours | null;
  /** Present and coming. */
  absences: AbsenceView[];
  phoneDuties: PhoneDutyView[];
}

/** How a team shares its work out. */
export interface StaffingSettings {
  /** Tickets are given to agents as they come, instead of being taken. */
  push: boolean;
  /** Nobody is given more than this load, for a whole position. */
  pushCap: number;
  /** Minutes away after which what an agent holds goes back to the queue; null: not for being away. */
  returnAwayMinutes: number | null;
  /** Pending tickets go back as well, and not only when they wake. */
  returnPending: boolean;
}

export interface TeamStaffing {
  team: TeamItem;
  settings: StaffingSettings;
  members: StaffMember[];
  /** Teams that take from this one's queue when it will breach. */
  helpers: TeamItem[];
  /** The reader may change all of this. */
  manage: boolean;
}
