import type { IsoInstant, Page } from './city.js';
import type { PersonRef } from './people.js';
import type { PendingReason, Priority, ResolutionCode, TextRequest, VersionRequest } from './tickets.js';

/** What somebody can be writing: in the composers, in the form for a new ticket, and in the dialogs of a ticket. */
export const DRAFT_KINDS = [
  'message',
  'note',
  'new_ticket',
  'resolution',
  'escalation_reason',
  'escalation_tried',
  'hand_back_reason',
  'transfer_reason',
  'reopen_reason',
  'cancel_reason',
  'priority_reason',
] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** A file of the conversation or of a note, without its bytes. */
export interface AttachmentView {
  id: string;
  /** As its sender named it, without folders and what could deceive; not unique. */
  name: string;
  /** Told from the content, never from the name. */
  mediaType: string;
  size: number;
  /** An image that a browser may show in the page. */
  isImage: boolean;
}

/** A file that the requester gets too. `messageId` null: it came with the ticket. */
export interface MessageAttachment extends AttachmentView {
  messageId: string | null;
  createdAt: IsoInstant;
}

/** Internal to agents. Never part of anything a requester or agency contact can get. */
export interface NoteAttachment extends AttachmentView {
  noteId: string;
  createdAt: IsoInstant;
}

/** A text that another window has replaced. */
export interface SetAsideText {
  text: string;
  at: IsoInstant;
}

/** What somebody has begun to write, for their eyes alone. Kept 90 days after the last change. */
export interface DraftView {
  id: string;
  kind: DraftKind;
  /** null: of a ticket that is not filed. `subject` null: the ticket is no longer theirs to read. */
  ticket: { id: string; number: string; subject: string | null } | null;
  text: string;
  /** What else stands in the form of a new ticket. */
  fields: Record<string, string>;
  revision: number;
  /** Texts of other windows that were replaced, newest first. */
  setAside: SetAsideText[];
  /** Files that wait in the composer. */
  attachments: AttachmentView[];
  updatedAt: IsoInstant;
}

/**
 * The newest text wins. When `revision` is not the one that stands (0: none), the text that stood is set aside, unless the
 * new one goes on from it. An empty text without fields drops the draft.
 */
export interface KeepDraftRequest {
  kind: DraftKind;
  /** Id or number of the ticket; left out for a ticket that is not filed. */
  ticketId?: string;
  text: string;
  fields?: Record<string, string>;
  revision: number;
  /** Texts that were set aside and are no longer wanted. */
  dropSetAside?: boolean;
}

/** `null`: nothing is kept. */
export interface KeptDraft {
  draft: DraftView | null;
}

export interface AddMessageRequest extends TextRequest {
  /** Ids of files that wait in the composer of this ticket. */
  attachments?: string[];
  /** The draft that this was; it goes with it. */
  draftId?: string;
}

export interface AddNoteRequest extends AddMessageRequest {
  /** Ids of agents who are told of the note; each may read the ticket. */
  mentions?: string[];
}

export interface HoldMessageRequest extends AddMessageRequest {
  /** 0 to 30; left out: what the author has chosen for themselves. */
  holdSeconds?: number;
  /** Version of the ticket and id of the last message that the author has seen (null: none); a change since is told first. */
  version: number;
  lastMessageId: string | null;
}

/** Why a message did not leave when its time had come; `changed`: a macro would do something else now than was shown. */
export const HELD_STOPS = ['answered', 'resolved', 'ended', 'no_access', 'changed'] as const;
export type HeldStop = (typeof HELD_STOPS)[number];

/** A message that leaves at `sendAt`, unless its author calls it back. Only the author knows of it. */
export interface HeldMessageView {
  id: string;
  ticket: { id: string; number: string };
  text: string;
  attachments: AttachmentView[];
  sendAt: IsoInstant;
  /** Not null: it waits for its author to decide. */
  stopped: HeldStop | null;
  /** The macro that writes it, and waits with it. */
  macro: { name: string } | null;
}

export interface HeldMessagePage extends Page<HeldMessageView> {
  /** For how long the messages of this person are held, 0 to 30. */
  holdSeconds: number;
}

/** What stands between `{{` and `}}` of a prepared text. */
export const TEXT_VARIABLES = [
  'requester.firstName',
  'requester.name',
  'ticket.number',
  'ticket.subject',
  'ticket.location',
  'agent.firstName',
  'agent.name',
  'service.name',
  'agency.name',
  'team.name',
] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];

/** Where a prepared answer or macro stands: with everybody, a team, a service, or its owner alone. */
export interface Prepared {
  name: string;
  /** Typed after `/` in the composer. */
  shortcut?: string;
  serviceKey?: string;
  teamKey?: string;
  /** Seen and changed by its owner alone. */
  personal: boolean;
}

export interface CannedReplyContent extends Prepared {
  textNb: string;
  textNn?: string;
  textEn?: string;
}

export interface CannedReplyView extends CannedReplyContent {
  id: string;
  revision: number;
  /** How often it was put into an answer. */
  uses: number;
  mayEdit: boolean;
  updatedAt: IsoInstant;
}

/** A prepared text with its variables filled in, in the requester's language where there is one. */
export interface FilledText {
  text: string;
  /** Variables that this ticket has no value for; the text says so in their place. */
  missing: TextVariable[];
}

/** In this order: take, change, write, then one of pend, transfer and resolve. */
export interface MacroActions {
  assignToMe?: boolean;
  priority?: Priority;
  priorityReason?: string;
  setServiceKey?: string;
  messageNb?: string;
  messageNn?: string;
  messageEn?: string;
  note?: string;
  pend?: Exclude<PendingReason, 'agreed_time'>;
  transferTo?: string;
  transferReason?: string;
  /** The message is the resolution then. */
  resolve?: ResolutionCode;
  firstLineCapable?: boolean;
}

export interface MacroContent extends Prepared {
  actions: MacroActions;
}

export interface MacroView extends MacroContent {
  id: string;
  revision: number;
  uses: number;
  mayEdit: boolean;
  updatedAt: IsoInstant;
}

/** What a macro would do to a ticket as it stands; nothing is stored. */
export interface MacroPreview {
  version: number;
  /** {field: [before, after]} in the words of the API. */
  changes: Record<string, [unknown, unknown]>;
  message: FilledText | null;
  note: FilledText | null;
  /** Why it cannot be run now; null: it can. */
  refusal: string | null;
}

/** The message and note as the agent left them after the preview; left out: as prepared. */
export interface RunMacroRequest extends VersionRequest {
  message?: string;
  note?: string;
  /**
   * A macro that writes to the requester waits as a whole, for as long as the author's messages do, and can be called back
   * as a whole. The answer is then the ticket as it stands.
   */
  hold?: boolean;
}

/** A colleague who may be named in a note of a ticket. */
export interface Mentionable extends PersonRef {
  username: string;
}
