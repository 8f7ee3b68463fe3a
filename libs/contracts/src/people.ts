import type { IsoDate, Locale } from './city.js';
import type { Line } from './catalogue.js';

export const ROLES = [
  'employee',
  'agent',
  'team_lead',
  'service_owner',
  'agency_contact',
  'admin',
  'user_council',
] as const;
/** `employee` is everybody; `agent` and `team_lead` follow from teams; the others are given. */
export type Role = (typeof ROLES)[number];

export interface PersonRef {
  id: string;
  name: string;
}

/** A person as others find them: for "on behalf of" and for calls. */
export interface PersonHit extends PersonRef {
  username: string;
  agency: AgencyRef | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  /** The number by which the payroll knows them; what they read from their card on the phone. */
  employeeNumber: string | null;
}

export interface AgencyRef {
  key: string;
  name: string;
}

export interface Me {
  id: string;
  username: string;
  name: string;
  email: string | null;
  locale: Locale;
  roles: Role[];
  agency: (AgencyRef & { joined: boolean; joinsOn: IsoDate | null; localContact: string | null }) | null;
  teams: { key: string; name: string; line: Line; lead: boolean }[];
  /** What the screens may offer; the browser shows by these and computes no permission. */
  abilities: {
    fileTicket: boolean;
    fileForAnyone: boolean;
    workQueues: boolean;
    readReports: boolean;
    readAgency: boolean;
    administer: boolean;
    editCalendars: boolean;
    /** Drafts, publishing, previews and escalation rules of the service declaration. */
    editDeclaration: boolean;
    readEscalationRules: boolean;
    editEscalationFields: boolean;
    readRoutingRules: boolean;
    /** Known weaknesses, and publishing the open results now; hiding suggestions. */
    editOpenResults: boolean;
    /** Numbers, ranks and statuses of suggestions. */
    rankSuggestions: boolean;
    /** Who sits in the user council. */
    editCouncil: boolean;
  };
}

export interface DemoUser {
  username: string;
  name: string;
  role: string;
  description: string;
}

export interface SignInDemoRequest {
  username: string;
}

export interface SignInLinkRequest {
  token: string;
}
