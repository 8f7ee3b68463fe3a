import type { IsoInstant, Page } from './city.js';
import type { Line } from './catalogue.js';
import { OPEN_STATES, type Channel, type Priority, type QueueRow, type TicketState } from './tickets.js';

/**
 * Views that every agent has. Their ids are their names. `unassigned` and `overdue_soon` are of one's own teams;
 * `second_line` is what waits in second line and nobody has taken; `on_site` is what stands with on-site teams.
 */
export const BUILT_IN_VIEWS = [
  'my_work',
  'my_teams',
  'unassigned',
  'overdue_soon',
  'second_line',
  'on_site',
  'watched',
] as const;
export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/** States that a view can hold: where work remains, and what was resolved and can still be reopened. */
export const VIEW_STATES = [...OPEN_STATES, 'resolved'] as const satisfies readonly TicketState[];
export type ViewState = (typeof VIEW_STATES)[number];

/** `queue`: as in "take next". `due`: the earliest first. `filed`, `updated`: the newest first. */
export const VIEW_ORDERS = ['queue', 'due', 'filed', 'updated'] as const;
export type ViewOrder = (typeof VIEW_ORDERS)[number];

export const VIEW_COLUMNS = [
  'priority',
  'number',
  'subject',
  'requester',
  'agency',
  'service',
  'state',
  'assignee',
  'team',
  'line',
  'channel',
  'due',
  'filed',
  'updated',
] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];

/** What a new view shows. */
export const DEFAULT_VIEW_COLUMNS = [
  'priority',
  'number',
  'subject',
  'requester',
  'state',
  'assignee',
  'due',
] as const satisfies readonly ViewColumn[];

/** Tickets due this many minutes of the clock on the wall from now, or before now, are `overdue_soon`. */
export const OVERDUE_SOON_MINUTES = 60;

/**
 * Which tickets a view holds: all conditions together, each with any of its values. Teams, services and agencies by key.
 * Without `team` it is about every queue that its reader may read; without `state` about all states where work remains.
 */
export interface ViewFilters {
  team?: string[];
  /** `none`, `me` (whoever reads) or a person's id. */
  assignee?: string;
  state?: ViewState[];
  priority?: Priority[];
  service?: string[];
  agency?: string[];
  line?: Line[];
  channel?: Channel[];
  /** In small letters. A sensitive ticket shows no tags, so it has none here. */
  tag?: string[];
  /** Due within so many minutes from now, or before now. */
  dueWithinMinutes?: number;
  filedAfter?: IsoInstant;
  filedBefore?: IsoInstant;
  /** Each of the words begins a word of the subject. */
  words?: string;
}

/** A tag and how many open tickets have it, among the queues that the reader may read. */
export interface KnownTag {
  tag: string;
  count: number;
}

/** With whom a view is: its owner alone, a team, or all agents. */
export const VIEW_SHARES = ['personal', 'team', 'all'] as const;
export type ViewShare = (typeof VIEW_SHARES)[number];

/** What a saved view names that is no more; it is shown without. `value` is missing where a whole column or filter went. */
export interface DroppedPart {
  part: 'column' | 'filter';
  name: string;
  value?: string;
}

/**
 * How many tickets a view holds. `exact` false: there are more than were counted ("99+"). `changesAt`: when this changes by
 * time alone, for views that go by what is due; null when it does not.
 */
export interface ViewCount {
  count: number;
  exact: boolean;
  changesAt: IsoInstant | null;
}

export interface ViewItem {
  /** The name of a built-in view, or an id. */
  id: string;
  /** null for built-in views, which the screen names in its own language. */
  name: string | null;
  share: 'built_in' | ViewShare;
  /** The team with whom it is shared. */
  teamKey: string | null;
  columns: ViewColumn[];
  filters: ViewFilters;
  order: ViewOrder;
  /** null for built-in views. */
  revision: number | null;
  editable: boolean;
  dropped: DroppedPart[];
  /** null for who reads no tickets. */
  count: ViewCount | null;
}

/** What of a queue's counters makes up the count of a built-in view: then it follows the live counters of these queues. */
export interface LiveCount {
  view: BuiltInView;
  of: 'open' | 'unassigned';
  teamKeys: string[];
}

export interface ViewList {
  items: ViewItem[];
  live: LiveCount[];
  /** How the queues stand, as the live `counters` say it from now on. */
  counters: CountersUpdate;
  /** May share with all agents, and with these teams. */
  shares: { all: boolean; teamKeys: string[] };
}

/**
 * A page of a view. `queues` are those of which it is made, each with the number of the last change that the page
 * contains: a socket joins them from there. `live` false: what leaves a queue may still belong to the view (watched,
 * sought or resolved tickets), so that the page is to be fetched anew when a row leaves.
 */
export interface ViewPage extends Page<QueueRow> {
  queues: { teamKey: string; seq: number }[];
  live: boolean;
}

export interface SaveViewRequest {
  name: string;
  columns: ViewColumn[];
  filters: ViewFilters;
  order: ViewOrder;
  share: ViewShare;
  /** With `share: 'team'`. */
  teamKey?: string;
}

export interface ChangeViewRequest extends SaveViewRequest {
  revision: number;
}

/** Counters of queues and of one's own work. `at` tells which of two updates is newer, for each queue. */
export interface CountersUpdate {
  at: IsoInstant;
  queues: { teamKey: string; open: number; unassigned: number }[];
  /** Open tickets that the receiver has. */
  mine?: number;
}

export interface WatchView {
  watching: boolean;
  /** How many agents watch it. */
  watchers: number;
}
