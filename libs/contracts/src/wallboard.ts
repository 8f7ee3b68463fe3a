import type { TeamItem } from './catalogue.js';
import type { IsoInstant } from './city.js';
import type { StaffMember } from './staffing.js';
import type { QueueRow } from './tickets.js';

/** How a queue will stand, if tickets come as they did in other weeks and agents work as they do. */
export interface QueueForecast {
  /** Tickets that nobody has, now and at the end of each quarter hour of the next four. */
  quarters: { at: IsoInstant; waiting: number; arriving: number; capacity: number }[];
  /** Waiting tickets that will fall due before somebody has done them. */
  breaching: number;
  firstBreachAt: IsoInstant | null;
  /** Tickets that leave the team in an hour of a whole position. */
  rate: number;
  /** The rate was measured, and is no assumption. */
  isMeasured: boolean;
}

export interface Wallboard {
  team: TeamItem;
  /** Tickets that nobody has and somebody could take. */
  waiting: number;
  /** Of all open tickets of the queue, waiting or not, those whose next due time is past; as the queue's page counts them. */
  overdue: number;
  held: number;
  pending: number;
  oldestFiledAt: IsoInstant | null;
  /** The first of the queue that nobody has. */
  next: QueueRow[];
  /** The first of those that somebody has and could work on. */
  holding: QueueRow[];
  forecast: QueueForecast;
  /** Since when the queue is offered to the helpers; null: it is not. */
  overflowSince: IsoInstant | null;
  helpers: TeamItem[];
  members: StaffMember[];
  manage: boolean;
}
