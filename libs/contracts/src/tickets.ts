import type { IsoInstant } from './city.js';
import type { AgencyRef, PersonRef } from './people.js';
import type { EscalationAnswer, Line, ServiceRef, TeamItem } from './catalogue.js';
import type { SkillAtLevel, SkillChoice } from './skills.js';

export const TICKET_KINDS = ['incident', 'request', 'major_incident'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STATES = [
  'new',
  'open',
  'pending_requester',
  'pending_vendor',
  'pending_approval',
  'scheduled',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** The states in which work remains; the only ones that stand in a queue. */
export const OPEN_STATES = [
  'new',
  'open',
  'pending_requester',
  'pending_vendor',
  'pending_approval',
  'scheduled',
] as const;

export const PENDING_REASONS = ['user', 'vendor', 'delivery', 'approval', 'agreed_time'] as const;
export type PendingReason = (typeof PENDING_REASONS)[number];

export const CHANNELS = ['portal', 'phone', 'email', 'walk_in', 'chat'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where a message, note or change came from. */
export const ORIGINS = ['portal', 'email', 'agent', 'phone', 'system', 'import'] as const;
export type Origin = (typeof ORIGINS)[number];

/** 1 = highest. */
export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];
/** ITIL's three steps; the matrix of both gives the priority. */
export const IMPACTS = ['low', 'medium', 'high'] as const;
export type Impact = (typeof IMPACTS)[number];
export const URGENCIES = ['low', 'medium', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const RESOLUTION_CODES = [
  'solved',
  'workaround',
  'guided',
  'delivered',
  'no_fault_found',
  'known_error',
  'rejected',
  'no_answer',
] as const;
/** `no_answer` is set by the desk itself when the requester stays silent. */
export type ResolutionCode = (typeof RESOLUTION_CODES)[number];

export const TICKET_ABILITIES = [
  'update',
  'message',
  'note',
  'readNotes',
  'take',
  'release',
  'assign',
  'transfer',
  'escalate',
  'handBack',
  'pend',
  'resume',
  'resolve',
  'reopen',
  'close',
  'cancel',
] as const;
export type TicketAbility = (typeof TICKET_ABILITIES)[number];

export const MOST_TAGS = 20;
export const LONGEST_TAG = 40;

export interface CreateTicketRequest {
  subject: string;
  description: string;
  serviceKey: string;
  kind?: TicketKind;
  impact?: Impact;
  urgency?: Urgency;
  channel?: Channel;
  /** Username or id of the person for whom the ticket is filed. */
  onBehalfOf?: string;
  location?: string;
  /** Ids of files that wait in the form. */
  attachments?: string[];
  /** The draft that this was; it goes with it. */
  draftId?: string;
}

/** Which rule sent a ticket to its first team. */
export interface RoutedBy {
  ruleName: string;
  /** Revision of the list. */
  version: number;
}

/** Which rule sent a ticket to its first team. */
export interface RoutedBy {
  ruleName: string;
  /** Revision of the list. */
  version: number;
}

export interface TicketView {
  id: string;
  number: string;
  kind: TicketKind;
  state: TicketState;
  version: number;
  subject: string;
  description: string;
  service: ServiceRef;
  agency: AgencyRef;
  requester: PersonRef & { phone: string | null; email: string | null };
  /** Who filed it, when that is not the requester. */
  filedBy: PersonRef | null;
  channel: Channel;
  location: string | null;
  impact: Impact;
  urgency: Urgency;
  priority: Priority;
  priorityReason: string | null;
  team: TeamItem;
  line: Line;
  assignee: PersonRef | null;
  /** What it needs, at this level at least; for agents. */
  neededSkill: SkillAtLevel | null;
  /** For agents; others get none. */
  tags: string[];
  /** null: no rule matched, or the reader is no agent. */
  routedBy: RoutedBy | null;
  sensitive: boolean;
  pendingReason: PendingReason | null;
  pendingUntil: IsoInstant | null;
  /** The requester has written since an agent last did, in a state that this did not change ("nytt svar"). */
  newReply: boolean;
  crossings: number;
  /** Three or more crossings of the line. */
  pingPong: boolean;
  reopenCount: number;
  filedAt: IsoInstant;
  firstRespondedAt: IsoInstant | null;
  resolvedAt: IsoInstant | null;
  resolution: string | null;
  resolutionCode: ResolutionCode | null;
  closedAt: IsoInstant | null;
  /** Until when a resolved ticket can be reopened. */
  reopenUntil: IsoInstant | null;
  nextDueAt: IsoInstant | null;
  /** The closed ticket that this one follows up. */
  followsUp: { id: string; number: string } | null;
  abilities: Record<TicketAbility, boolean>;
}

/** One line of a queue: computed once for everybody in the room, so without abilities; a sensitive subject is masked. */
export interface QueueRow {
  id: string;
  number: string;
  version: number;
  kind: TicketKind;
  state: TicketState;
  /** null when the ticket is sensitive. */
  subject: string | null;
  sensitive: boolean;
  service: ServiceRef;
  agency: AgencyRef;
  requesterName: string | null;
  priority: Priority;
  line: Line;
  teamKey: string;
  assignee: PersonRef | null;
  neededSkill: SkillAtLevel | null;
  /** None of a sensitive ticket. */
  tags: string[];
  newReply: boolean;
  pingPong: boolean;
  channel: Channel;
  filedAt: IsoInstant;
  /** Of the last news to the requester. */
  updatedAt: IsoInstant;
  nextDueAt: IsoInstant | null;
  pendingUntil: IsoInstant | null;
}

export interface QueueQuery {
  cursor?: string;
  limit?: number;
  state?: TicketState[];
  /** `none`, `me` or a person's id. */
  assignee?: string;
  priority?: Priority[];
  service?: string[];
  agency?: string[];
  /** Tickets that have all of these; sensitive ones are not found. */
  tag?: string[];
}

/** The queue's first page names the last change it contains; a socket joins from there. */
export interface QueuePage {
  items: QueueRow[];
  nextCursor: string | null;
  seq: number;
}

/** A ticket in the requester's own list. */
export interface MyTicketRow {
  id: string;
  number: string;
  subject: string;
  state: TicketState;
  service: ServiceRef;
  filedAt: IsoInstant;
  updatedAt: IsoInstant;
  /** The requester is asked for something. */
  awaitsYou: boolean;
}

export interface TicketHit {
  id: string;
  number: string;
  subject: string | null;
  state: TicketState;
  agency: AgencyRef;
  requesterName: string;
  filedAt: IsoInstant;
}

/** A ticket much like another: of the same service, with words of its subject. */
export interface SimilarTicket extends TicketHit {
  /** Of the same agency. */
  sameAgency: boolean;
  /** The words of both subjects, as the other ticket writes them. */
  words: string[];
  /** How it was resolved, for the agent who has the same before them; null while it is not. */
  resolution: string | null;
}

export interface MessageView {
  id: string;
  author: PersonRef | null;
  authorRole: 'requester' | 'agent' | 'system';
  origin: Origin;
  text: string;
  createdAt: IsoInstant;
}

/** Internal to agents. Never part of anything a requester or agency contact can get. */
export interface NoteView {
  id: string;
  author: PersonRef | null;
  origin: Origin;
  text: string;
  createdAt: IsoInstant;
}

export interface HistoryEntry {
  seq: number;
  type: string;
  actor: PersonRef | null;
  origin: Origin;
  occurredAt: IsoInstant;
  /** What changed, by field: before and after, in the words of the API. */
  changes: Record<string, [unknown, unknown]>;
  details: Record<string, unknown>;
}

export interface TextRequest {
  text: string;
}

/** Against an older version, what nobody else has changed since is applied; else 409 with what stands now. */
export interface UpdateTicketRequest {
  version: number;
  priority?: Priority;
  priorityReason?: string;
  serviceKey?: string;
  kind?: TicketKind;
  subject?: string;
  /** null: whoever is next may take it. */
  neededSkill?: SkillChoice | null;
  /** In place of those it has. */
  tags?: string[];
}

export interface VersionRequest {
  version: number;
}
export interface ReasonRequest extends VersionRequest {
  reason: string;
}
export const HAND_OFF_REASONS = [
  'needs_access',
  'needs_expertise',
  'needs_visit',
  'wrong_team',
  'missing_information',
  'first_line_can',
  'capacity',
  'other',
] as const;
/** Why a ticket goes to another team, for the ledger: reasons in words are not shown to who reads figures. */
export type HandOffReason = (typeof HAND_OFF_REASONS)[number];

export interface HandBackRequest extends ReasonRequest {
  reasonCode?: HandOffReason;
}
export interface TransferRequest extends ReasonRequest {
  teamKey: string;
  reasonCode?: HandOffReason;
}
export interface EscalateRequest extends ReasonRequest {
  teamKey: string;
  /** What first line has tried. */
  tried: string;
  reasonCode?: HandOffReason;
  /** To the fields that the ticket's service has for this; those that are required must be there. For agents alone. */
  answers?: EscalationAnswer[];
}
/**
 * Once that a ticket was sent to second line, in the words of that day. Internal to agents. Never part of anything a
 * requester or agency contact can get.
 */
export interface EscalationView {
  seq: number;
  at: IsoInstant;
  /** null: not known, as of a log that was imported. */
  by: PersonRef | null;
  from: TeamItem;
  to: TeamItem;
  reason: string | null;
  reasonCode: HandOffReason | null;
  tried: string | null;
  /** To each field that the service asked for; null: not answered. */
  answers: { label: string; value: string | null }[];
  /** How it came back to first line; null: it has not. */
  handedBack: { at: IsoInstant; by: PersonRef | null; reason: string | null } | null;
}
export interface AssignRequest extends VersionRequest {
  /** Username or id. */
  assignee: string;
  teamKey?: string;
}
export interface PendRequest extends VersionRequest {
  reason: PendingReason;
  /** Required for `agreed_time`. */
  until?: IsoInstant;
}
export interface ResolveRequest extends VersionRequest {
  resolution: string;
  resolutionCode: ResolutionCode;
  /** Said by second line: first line could have solved it. */
  firstLineCapable?: boolean;
  /** Ids of files that wait in the resolution of this ticket; the requester gets them with it. */
  attachments?: string[];
}
