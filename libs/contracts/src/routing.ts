import type { AgencyRef, PersonRef } from './people.js';
import type { IsoDate, IsoInstant } from './city.js';
import type { ServiceRef, TeamItem } from './catalogue.js';
import type { SkillChoice } from './staffing.js';
import type { Channel, Priority, RoutedBy, TicketKind } from './tickets.js';

/** Every list that is not empty must have what the ticket has; an empty one says nothing. */
export interface RoutingConditions {
  serviceKeys: string[];
  /** Of the requester. */
  agencyKeys: string[];
  kinds: TicketKind[];
  channels: Channel[];
  /** As impact and urgency give it, before a rule changes it. */
  priorities: Priority[];
  /**
   * One is enough, in subject or description. Case does not matter. `skriver` is found in "Skriverne" and not in
   * "underskriver"; in quotation marks it must stand alone: `"AD"` is not found in "adresse". Several words are a phrase.
   */
  words: string[];
  /** The same in the location. */
  locationWords: string[];
}

export interface RoutingEffects {
  /** The line follows from the team; null: the first-line pool. */
  teamKey: string | null;
  priority: Priority | null;
  skill: SkillChoice | null;
  tags: string[];
}

export interface RoutingRule {
  /** Unique in the list. */
  name: string;
  active: boolean;
  conditions: RoutingConditions;
  effects: RoutingEffects;
}

export const ROUTING_WARNINGS = [
  /** With `other`: the rule above that has the same conditions and other effects. */
  'contradicts',
  /** With `other`: the rules above that take all its tickets. */
  'covered',
  /** With `service`: retired, or gone. */
  'retired_service',
  /** With `agency`: gone, or not with the desk. */
  'agency_not_served',
  /** With `team`: gone. Its tickets go to the pool. */
  'retired_team',
  /** With `team` and `agency`, of whose tickets the team sees none. */
  'team_does_not_serve',
  /** With `skill`: retired, or gone. */
  'retired_skill',
] as const;
export type RoutingWarningCode = (typeof ROUTING_WARNINGS)[number];

/** What is likely to be a mistake, but can be saved. */
export interface RoutingWarning {
  /** Place of the rule in the list, from 0. */
  rule: number;
  code: RoutingWarningCode;
  /** No ticket can come by this rule. */
  neverMatches: boolean;
  values: Record<string, string>;
}

/** The list is tried from the top; the first rule that matches decides alone. */
export interface RoutingRules extends RoutingVersion {
  rules: RoutingRule[];
  warnings: RoutingWarning[];
}

/** Every saving is kept. */
export interface RoutingVersion {
  /** 0: nothing was ever saved. */
  revision: number;
  reason: string;
  savedAt: IsoInstant | null;
  savedBy: PersonRef | null;
}

export interface SaveRoutingRulesRequest {
  /** Of the list that was changed. */
  revision: number;
  rules: RoutingRule[];
  /** Why, for who reads the versions later. */
  reason: string;
}

export interface StartRoutingTrialRequest {
  rules: RoutingRule[];
  /** Tickets filed on these days of the city, the last one included. */
  from: IsoDate;
  to: IsoDate;
}

/** Tickets of one way: they went to `from` when they were filed, and would have gone to `to`. */
export interface RoutingMove {
  from: TeamItem;
  to: TeamItem;
  count: number;
}

/** What a list of rules would have done with past tickets. */
export interface RoutingTrial {
  id: string;
  from: IsoDate;
  to: IsoDate;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  requestedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  /** So far: all that would have gone elsewhere. */
  elsewhere: number;
  /** The most first. */
  moves: RoutingMove[];
  /** By the rule that matched, in the order of the list; `rule` null: none, so the pool. */
  matches: { rule: string | null; count: number; elsewhere: number }[];
  warnings: RoutingWarning[];
}

export interface RoutingTrialQuery {
  /** Keys of teams. */
  fromTeam?: string;
  toTeam?: string;
  cursor?: string;
  limit?: number;
}

/** The figures view of a ticket that would have gone elsewhere: no names and texts. */
export interface RoutingTrialRow {
  number: string;
  service: ServiceRef;
  agency: AgencyRef;
  filedAt: IsoInstant;
  from: TeamItem;
  to: TeamItem;
  /** null: none matched, so the pool. */
  rule: string | null;
}

/** Where the rules of today would send a ticket as it is now. Nothing is moved by it. */
export interface RouteProposal {
  team: TeamItem;
  /** null: none matches, so the pool. */
  rule: RoutedBy | null;
  /** It is with another team, and this one can be given it: by transfer, escalation or handing back. */
  elsewhere: boolean;
}
