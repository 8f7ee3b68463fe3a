import type { IsoDate, Page } from './city.js';
import type { CalendarDayView, CalendarVersionView, CalendarView, CreateCalendarRequest } from './calendars.js';
import type {
  DeclarationComparison,
  DeclarationContent,
  DeclarationDraft,
  DeclarationList,
  DeclarationPreview,
  DeclarationView,
  EscalationRules,
  PublicDeclaration,
} from './declarations.js';
import type {
  ComparisonQuery,
  ComparisonReport,
  ComparisonTicket,
  ComparisonTicketsQuery,
  StaffingBackTest,
  StaffingPlan,
  StaffingRun,
  StaffingTerms,
} from './capacity.js';
import type { CouncilCandidate, CouncilChange, CouncilMember } from './council.js';
import type { ClockExplanation } from './explanations.js';
import type { EscalationFields, ServiceItem, TeamItem, TeamMemberItem } from './catalogue.js';
import type { ClockTarget, ClockView } from './sla.js';
import type { AgencyRef, DemoUser, Me, PersonHit, SignInDemoRequest, SignInLinkRequest } from './people.js';
import type {
  AssignRequest,
  CreateTicketRequest,
  EscalateRequest,
  EscalationView,
  HandBackRequest,
  HistoryEntry,
  MessageView,
  MyTicketRow,
  NoteView,
  PendRequest,
  QueuePage,
  QueueQuery,
  QueueRow,
  ReasonRequest,
  ResolveRequest,
  SimilarTicket,
  TicketHit,
  TicketView,
  TransferRequest,
  UpdateTicketRequest,
  VersionRequest,
} from './tickets.js';
import type {
  AbsenceRequest,
  AbsenceView,
  PhoneDutyRequest,
  PhoneDutyView,
  Presence,
  PresenceView,
  RotaHours,
  StaffingSettings,
  StaffMember,
  TeamStaffing,
} from './staffing.js';
import type { SkillAtLevel, SkillChoice, SkillView } from './skills.js';
import type {
  RouteProposal,
  RoutingRules,
  RoutingTrial,
  RoutingTrialQuery,
  RoutingTrialRow,
  RoutingVersion,
  SaveRoutingRulesRequest,
  StartRoutingTrialRequest,
} from './routing.js';
import type { ChangeViewRequest, KnownTag, SaveViewRequest, ViewItem, ViewList, ViewPage, WatchView } from './views.js';
import type { BulkPreview, BulkPreviewRequest, BulkView, StartBulkRequest } from './bulk.js';
import type {
  BaselineEvidence,
  BaselineRow,
  BaselineSheetRequest,
  BaselineSheetResult,
  BaselineView,
  CorrectBaselineRequest,
  HistoryVolume,
  SaveBaselineRequest,
} from './baselines.js';
import type {
  PriceLists,
  PriceListView,
  PricePreview,
  Prices,
  SavePriceListRequest,
  Showback,
  ShowbackCheck,
  ShowbackLineView,
  ShowbackQuestion,
  ShowbackTicketRow,
} from './showback.js';
import type { OpenResults, SaveWeaknessRequest, WeaknessView } from './results.js';
import type {
  DecideSuggestionRequest,
  ProposeRequest,
  RankSuggestionRequest,
  SimilarSuggestion,
  SuggestionEffectRequest,
  SuggestionQuery,
  SuggestionRow,
  SuggestionView,
} from './suggestions.js';
import type {
  ChangeReportScheduleRequest,
  ExportQuery,
  ReportKey,
  ReportScheduleList,
  ReportScheduleView,
  SaveReportScheduleRequest,
} from './exports.js';
import type {
  CorrectPositionRequest,
  EndPositionRequest,
  PositionChoice,
  PositionContent,
  PositionEffect,
  PositionEffectRequest,
  PositionList,
  PositionRow,
  PositionSheetResult,
  WithdrawRequest,
} from './positions.js';
import type {
  BenefitPlanReport,
  CorrectLedgerRequest,
  LedgerContent,
  LedgerRow,
  PlanDraft,
  PlanVersionView,
  PublishPlanRequest,
  SavePlanRequest,
} from './benefit-plan.js';
import type {
  ActionChoice,
  ActionPlan,
  ActionRow,
  ActionView,
  FinishActionRequest,
  SaveActionRequest,
  StartActionRequest,
} from './improvements.js';
import type { Wallboard } from './wallboard.js';
import type {
  AgreedVisit,
  ChangeVisitRequest,
  PlanVisitRequest,
  StartVisitRequest,
  StopVisitRequest,
  VisitDay,
  VisitDayQuery,
  VisitView,
} from './visits.js';
import type {
  AttentionBatch,
  AttentionReceipt,
  CorrectWorkRequest,
  HandlingView,
  MyTime,
  MyTimeQuery,
  WorkCorrectionView,
} from './work.js';
import type { NoticePage } from './notices.js';
import type {
  AddMessageRequest,
  AddNoteRequest,
  AttachmentView,
  CannedReplyContent,
  CannedReplyView,
  DraftKind,
  DraftView,
  FilledText,
  HeldMessagePage,
  HeldMessageView,
  HoldMessageRequest,
  KeepDraftRequest,
  KeptDraft,
  MacroContent,
  MacroPreview,
  MacroView,
  Mentionable,
  MessageAttachment,
  NoteAttachment,
  RunMacroRequest,
} from './writing.js';
import type {
  BacklogReport,
  BacklogTicketsQuery,
  FlowMonths,
  FlowMonthsQuery,
  FlowTicketRow,
  FlowTicketsQuery,
  KnownReport,
  SlaClosings,
  SlaClosingsQuery,
  StartKnownReportRequest,
} from './figures.js';
import type {
  FigureRow,
  FigureTicket,
  FlowReport,
  GainReport,
  HandOffQuery,
  HandOffReport,
  HandOffRow,
  HandOffTicketsQuery,
  HandlingReport,
  KnownAs,
  SlaCausesReport,
  SlaFilterQuery,
  SlaHoursReport,
  SlaReport,
  SlaDimension,
  SlaReportQuery,
  SlaTicketsQuery,
  SlaUseReport,
} from './reports.js';

export const API_PREFIX = '/api/v1';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One way into the desk: method, path below the prefix with `:params`, and the shapes that pass. */
export interface Door<S extends DoorShape = DoorShape> {
  readonly method: Method;
  readonly path: string;
  /** What passes as bytes instead of JSON; in: the body is a file, its name stands in the query. */
  readonly bytes?: 'in' | 'out';
  /** Never set; carries the types. */
  readonly shape?: S;
}
export interface DoorShape {
  params?: object;
  query?: object;
  body?: object;
  result: unknown;
}

const door =
  <S extends DoorShape>() =>
  (method: Method, path: string, bytes?: 'in' | 'out'): Door<S> => ({ method, path, ...(bytes && { bytes }) });

interface Id {
  id: string;
}
interface Key {
  key: string;
}
type Move<B> = { params: Id; body: B; result: TicketView };
interface Paging {
  cursor?: string;
  limit?: number;
}
interface File {
  file: string;
}
type Upload = { query: { name: string }; result: AttachmentView };

/** Every door of the desk. The web client and the stories go through these, so that neither can drift unseen. */
export const api = {
  me: door<{ result: Me }>()('GET', '/me'),
  setLocale: door<{ body: { locale: string }; result: Me }>()('PATCH', '/me'),
  demoUsers: door<{ result: Page<DemoUser> }>()('GET', '/sign-in/demo'),
  signInDemo: door<{ body: SignInDemoRequest; result: Me }>()('POST', '/sign-in/demo'),
  signInLink: door<{ body: SignInLinkRequest; result: Me }>()('POST', '/sign-in/link'),
  signOut: door<{ result: null }>()('POST', '/sign-out'),

  services: door<{ result: Page<ServiceItem> }>()('GET', '/services'),
  teams: door<{ result: Page<TeamItem> }>()('GET', '/teams'),
  teamMembers: door<{ params: Key; result: Page<TeamMemberItem> }>()('GET', '/teams/:key/members'),
  agencies: door<{ result: Page<AgencyRef> }>()('GET', '/agencies'),
  people: door<{ query: { q: string; limit?: number }; result: Page<PersonHit> }>()('GET', '/people'),

  createTicket: door<{ body: CreateTicketRequest; result: TicketView }>()('POST', '/tickets'),
  findTickets: door<{ query: { q: string } & Paging; result: Page<TicketHit> }>()('GET', '/tickets'),
  ticket: door<{ params: Id; result: TicketView }>()('GET', '/tickets/:id'),
  history: door<{ params: Id; query: Paging; result: Page<HistoryEntry> }>()('GET', '/tickets/:id/history'),
  /** Newest first; empty for a ticket that stands in first line and has not crossed. For agents. */
  escalations: door<{ params: Id; result: Page<EscalationView> }>()('GET', '/tickets/:id/escalations'),
  clocks: door<{ params: Id; result: Page<ClockView> }>()('GET', '/tickets/:id/clocks'),
  messages: door<{ params: Id; query: Paging; result: Page<MessageView> }>()('GET', '/tickets/:id/messages'),
  notes: door<{ params: Id; query: Paging; result: Page<NoteView> }>()('GET', '/tickets/:id/notes'),
  /** At most ten, the likest first, as far as the actor may read them. */
  similarTickets: door<{ params: Id; result: Page<SimilarTicket> }>()('GET', '/tickets/:id/similar'),
  handling: door<{ params: Id; result: HandlingView }>()('GET', '/tickets/:id/handling'),
  addMessage: door<{
    params: Id;
    body: AddMessageRequest;
    result: MessageView & { ticket: { id: string; number: string } };
  }>()('POST', '/tickets/:id/messages'),
  addNote: door<{ params: Id; body: AddNoteRequest; result: NoteView }>()('POST', '/tickets/:id/notes'),
  updateTicket: door<Move<UpdateTicketRequest>>()('PATCH', '/tickets/:id'),
  take: door<Move<VersionRequest>>()('POST', '/tickets/:id/take'),
  release: door<Move<VersionRequest>>()('POST', '/tickets/:id/release'),
  transfer: door<Move<TransferRequest>>()('POST', '/tickets/:id/transfer'),
  assign: door<Move<AssignRequest>>()('POST', '/tickets/:id/assign'),
  pend: door<Move<PendRequest>>()('POST', '/tickets/:id/pend'),
  resume: door<Move<VersionRequest>>()('POST', '/tickets/:id/resume'),
  escalate: door<Move<EscalateRequest>>()('POST', '/tickets/:id/escalate'),
  handBack: door<Move<HandBackRequest>>()('POST', '/tickets/:id/hand-back'),
  resolve: door<Move<ResolveRequest>>()('POST', '/tickets/:id/resolve'),
  reopen: door<Move<ReasonRequest>>()('POST', '/tickets/:id/reopen'),
  close: door<Move<VersionRequest>>()('POST', '/tickets/:id/close'),
  cancel: door<Move<ReasonRequest>>()('POST', '/tickets/:id/cancel'),

  myTickets: door<{ query: Paging & { state?: 'open' | 'done' }; result: Page<MyTicketRow> }>()('GET', '/my/tickets'),
  agencyTickets: door<{ query: Paging; result: Page<TicketHit> }>()('GET', '/agency/tickets'),
  /** The tickets that were filed for a person, newest first, as far as the actor may read them. For agents. */
  ticketsOf: door<{ params: Id; query: Paging; result: Page<TicketHit> }>()('GET', '/people/:id/tickets'),
  queue: door<{ params: Key; query: QueueQuery; result: QueuePage }>()('GET', '/teams/:key/queue'),
  takeNext: door<{ params: Key; result: TicketView }>()('POST', '/teams/:key/take-next'),

  /** Newest first. */
  visitsOf: door<{ params: Id; result: Page<VisitView> }>()('GET', '/tickets/:id/visits'),
  /** What the requester knows of them, by agreed time. For whoever reads the ticket. */
  agreedVisits: door<{ params: Id; result: Page<AgreedVisit> }>()('GET', '/tickets/:id/agreed-visits'),
  planVisit: door<{ params: Id; body: PlanVisitRequest; result: VisitView }>()('POST', '/tickets/:id/visits'),
  visitDay: door<{ query: VisitDayQuery; result: VisitDay }>()('GET', '/visits'),
  changeVisit: door<{ params: Id; body: ChangeVisitRequest; result: VisitView }>()('PATCH', '/visits/:id'),
  /** A start that comes again is the first one; so is a stop, and a cancel. */
  startVisit: door<{ params: Id; body: StartVisitRequest; result: VisitView }>()('POST', '/visits/:id/start'),
  stopVisit: door<{ params: Id; body: StopVisitRequest; result: VisitView }>()('POST', '/visits/:id/stop'),
  cancelVisit: door<{ params: Id; result: VisitView }>()('POST', '/visits/:id/cancel'),

  skills: door<{ result: Page<SkillView> }>()('GET', '/skills'),
  createSkill: door<{ body: { key: string; name: string }; result: SkillView }>()('POST', '/skills'),
  updateSkill: door<{ params: Key; body: { name?: string; active?: boolean }; result: SkillView }>()(
    'PATCH',
    '/skills/:key',
  ),
  staffing: door<{ params: Key; result: TeamStaffing }>()('GET', '/teams/:key/staffing'),
  saveStaffing: door<{ params: Key; body: StaffingSettings; result: StaffingSettings }>()(
    'PATCH',
    '/teams/:key/staffing',
  ),
  /** The teams that help this one. Teams that would help each other in a circle are refused. */
  saveHelpers: door<{ params: Key; body: { helpers: { key: string }[] }; result: Page<TeamItem> }>()(
    'PATCH',
    '/teams/:key/helpers',
  ),
  wallboard: door<{ params: Key; result: Wallboard }>()('GET', '/teams/:key/wallboard'),
  /** What other teams' queues offer to this one, in the order in which they should be taken. */
  offered: door<{ params: Key; result: Page<QueueRow> }>()('GET', '/teams/:key/offered'),
  /** `today` null: as their position is. */
  setCapacity: door<{ params: Key & Id; body: { share?: number; today?: number | null }; result: StaffMember }>()(
    'PATCH',
    '/teams/:key/members/:id',
  ),
  /** `:id` of these is the agent. */
  setSkills: door<{ params: Id; body: { skills: SkillChoice[] }; result: Page<SkillAtLevel> }>()(
    'PATCH',
    '/agents/:id/skills',
  ),
  setRota: door<{ params: Id; body: { hours: RotaHours | null }; result: { hours: RotaHours | null } }>()(
    'PATCH',
    '/agents/:id/rota',
  ),
  setPresence: door<{ params: Id; body: { presence: Presence }; result: PresenceView }>()(
    'PATCH',
    '/agents/:id/presence',
  ),
  presence: door<{ params: Id; result: PresenceView }>()('GET', '/agents/:id/presence'),
  addAbsence: door<{ params: Id; body: AbsenceRequest; result: AbsenceView }>()('POST', '/agents/:id/absences'),
  updateAbsence: door<{ params: Id; body: AbsenceRequest; result: AbsenceView }>()('PATCH', '/absences/:id'),
  deleteAbsence: door<{ params: Id; result: null }>()('DELETE', '/absences/:id'),
  addPhoneDuty: door<{ params: Id; body: PhoneDutyRequest; result: PhoneDutyView }>()(
    'POST',
    '/agents/:id/phone-duties',
  ),
  deletePhoneDuty: door<{ params: Id; result: null }>()('DELETE', '/phone-duties/:id'),
  /** Built-in, personal and shared views, with their counts. */
  views: door<{ result: ViewList }>()('GET', '/views'),
  createView: door<{ body: SaveViewRequest; result: ViewItem }>()('POST', '/views'),
  changeView: door<{ params: Id; body: ChangeViewRequest; result: ViewItem }>()('PATCH', '/views/:id'),
  deleteView: door<{ params: Id; result: null }>()('DELETE', '/views/:id'),
  viewTickets: door<{ params: Id; query: Paging; result: ViewPage }>()('GET', '/views/:id/tickets'),
  /** What `findTickets` finds, for agents, as rows that are kept as those of a view. */
  searchTickets: door<{ query: { q: string } & Paging; result: ViewPage }>()('GET', '/search/tickets'),
  /** Tags of open tickets, the most frequent first. */
  tags: door<{ result: { items: KnownTag[] } }>()('GET', '/tags'),
  watching: door<{ params: Id; result: WatchView }>()('GET', '/tickets/:id/watch'),
  watch: door<{ params: Id; result: WatchView }>()('POST', '/tickets/:id/watch'),
  unwatch: door<{ params: Id; result: WatchView }>()('DELETE', '/tickets/:id/watch'),

  /** What a change would do to each of the tickets. Nothing is stored. */
  previewBulk: door<{ body: BulkPreviewRequest; result: BulkPreview }>()('POST', '/bulk/preview'),
  startBulk: door<{ body: StartBulkRequest; result: BulkView }>()('POST', '/bulk'),
  bulk: door<{ params: Id; result: BulkView }>()('GET', '/bulk/:id'),
  undoBulk: door<{ params: Id; result: BulkView }>()('POST', '/bulk/:id/undo'),
  /** The files of the conversation, with those that came with the ticket. */
  attachments: door<{ params: Id; result: Page<MessageAttachment> }>()('GET', '/tickets/:id/attachments'),
  attachment: door<{ params: Id & File; result: string }>()('GET', '/tickets/:id/attachments/:file', 'out'),
  /** A file into the composer of a message, of a resolution, of a note, or of the form for a new ticket. */
  addAttachment: door<Upload & { params: Id }>()('POST', '/tickets/:id/attachments', 'in'),
  addResolutionAttachment: door<Upload & { params: Id }>()('POST', '/tickets/:id/resolution-attachments', 'in'),
  noteAttachments: door<{ params: Id; result: Page<NoteAttachment> }>()('GET', '/tickets/:id/note-attachments'),
  noteAttachment: door<{ params: Id & File; result: string }>()('GET', '/tickets/:id/note-attachments/:file', 'out'),
  addNoteAttachment: door<Upload & { params: Id }>()('POST', '/tickets/:id/note-attachments', 'in'),
  addUpload: door<Upload>()('POST', '/my/uploads', 'in'),
  upload: door<{ params: File; result: string }>()('GET', '/my/uploads/:file', 'out'),
  dropUpload: door<{ params: File; result: null }>()('DELETE', '/my/uploads/:file'),

  /** Of one ticket (id or number), or of all. */
  myDrafts: door<{ query: Paging & { ticket?: string; kind?: DraftKind }; result: Page<DraftView> }>()(
    'GET',
    '/my/drafts',
  ),
  keepDraft: door<{ body: KeepDraftRequest; result: KeptDraft }>()('POST', '/my/drafts'),
  dropDraft: door<{ params: Id; result: null }>()('DELETE', '/my/drafts/:id'),

  holdMessage: door<{ params: Id; body: HoldMessageRequest; result: HeldMessageView }>()(
    'POST',
    '/tickets/:id/held-messages',
  ),
  heldMessages: door<{ result: HeldMessagePage }>()('GET', '/my/held-messages'),
  setHolding: door<{ body: { holdSeconds: number }; result: { holdSeconds: number } }>()('PATCH', '/my/held-messages'),
  /** Gives the text and the files back to the composer. */
  undoHeld: door<{ params: Id; result: DraftView }>()('DELETE', '/my/held-messages/:id'),
  /** Lets it leave now, whatever has happened meanwhile. */
  sendHeld: door<{ params: Id; result: MessageView }>()('POST', '/my/held-messages/:id/send'),

  mentionable: door<{ params: Id; query: { q?: string }; result: Page<Mentionable> }>()(
    'GET',
    '/tickets/:id/mentionable',
  ),

  cannedReplies: door<{ query: Paging & { q?: string }; result: Page<CannedReplyView> }>()('GET', '/canned-replies'),
  createCannedReply: door<{ body: CannedReplyContent; result: CannedReplyView }>()('POST', '/canned-replies'),
  saveCannedReply: door<{
    params: Id;
    body: CannedReplyContent & { revision: number };
    result: CannedReplyView;
  }>()('PATCH', '/canned-replies/:id'),
  deleteCannedReply: door<{ params: Id; result: null }>()('DELETE', '/canned-replies/:id'),
  /** Fills it in for a ticket, and counts that it was used. */
  useCannedReply: door<{ params: Id & { reply: string }; result: FilledText }>()(
    'POST',
    '/tickets/:id/canned-replies/:reply',
  ),
  macros: door<{ query: Paging & { q?: string }; result: Page<MacroView> }>()('GET', '/macros'),
  createMacro: door<{ body: MacroContent; result: MacroView }>()('POST', '/macros'),
  saveMacro: door<{ params: Id; body: MacroContent & { revision: number }; result: MacroView }>()(
    'PATCH',
    '/macros/:id',
  ),
  deleteMacro: door<{ params: Id; result: null }>()('DELETE', '/macros/:id'),
  previewMacro: door<{ params: Id & { macro: string }; result: MacroPreview }>()('GET', '/tickets/:id/macros/:macro'),
  /** All of it or nothing. */
  runMacro: door<{ params: Id & { macro: string }; body: RunMacroRequest; result: TicketView }>()(
    'POST',
    '/tickets/:id/macros/:macro',
  ),

  attention: door<{ body: AttentionBatch; result: AttentionReceipt }>()('POST', '/work-signals'),
  /** One's own work sessions, with their corrections. */
  myTime: door<{ query: MyTimeQuery; result: MyTime }>()('GET', '/my/time'),
  correctWork: door<{ body: CorrectWorkRequest; result: WorkCorrectionView }>()('POST', '/my/time/corrections'),
  /** What counts is again as if it had not been made; undone twice is undone. */
  undoCorrection: door<{ params: Id; result: WorkCorrectionView }>()('POST', '/my/time/corrections/:id/undo'),

  notices: door<{ query: Paging; result: NoticePage }>()('GET', '/notices'),
  readNotices: door<{ body: { upTo: string }; result: { unread: number } }>()('POST', '/notices/read'),

  calendars: door<{ result: Page<CalendarView> }>()('GET', '/calendars'),
  createCalendar: door<{ body: CreateCalendarRequest; result: CalendarView }>()('POST', '/calendars'),
  addCalendarVersion: door<{ params: Key; body: CalendarVersionView; result: CalendarView }>()(
    'POST',
    '/calendars/:key/versions',
  ),
  /** How the first four weeks of a version would be. Refused as adding it is, but for the date; nothing is stored. */
  previewCalendar: door<{ body: CalendarVersionView; result: Page<CalendarDayView> }>()('POST', '/calendars/preview'),
  /** How the days of a month (`2026-12`) are open. */
  calendarDays: door<{ params: Key; query: { month: string }; result: Page<CalendarDayView> }>()(
    'GET',
    '/calendars/:key/days',
  ),

  declaration: door<{ result: PublicDeclaration }>()('GET', '/declaration'),
  declarations: door<{ result: DeclarationList }>()('GET', '/declarations'),
  declarationVersion: door<{ params: { version: string }; result: DeclarationView }>()('GET', '/declarations/:version'),
  /** `before` and `after`: a version's number or a draft's id. */
  compareDeclarations: door<{ query: { before: string; after: string }; result: DeclarationComparison }>()(
    'GET',
    '/declarations/compare',
  ),
  /** A draft that begins as a copy of a version; of the newest when none is named. */
  createDraft: door<{ body: { basedOn?: number }; result: DeclarationDraft }>()('POST', '/declaration-drafts'),
  draft: door<{ params: Id; result: DeclarationDraft }>()('GET', '/declaration-drafts/:id'),
  saveDraft: door<{ params: Id; body: { revision: number; content: DeclarationContent }; result: DeclarationDraft }>()(
    'PATCH',
    '/declaration-drafts/:id',
  ),
  deleteDraft: door<{ params: Id; result: null }>()('DELETE', '/declaration-drafts/:id'),
  publishDraft: door<{ params: Id; body: { revision: number; validFrom: IsoDate }; result: DeclarationView }>()(
    'POST',
    '/declaration-drafts/:id/publish',
  ),
  startPreview: door<{ params: Id; body: { from: IsoDate; to: IsoDate }; result: DeclarationPreview }>()(
    'POST',
    '/declaration-drafts/:id/previews',
  ),
  preview: door<{ params: Id; result: DeclarationPreview }>()('GET', '/declaration-previews/:id'),

  escalationRules: door<{ result: EscalationRules }>()('GET', '/escalation-rules'),
  saveEscalationRules: door<{ body: EscalationRules; result: EscalationRules }>()('PATCH', '/escalation-rules'),

  routingRules: door<{ result: RoutingRules }>()('GET', '/routing-rules'),
  saveRoutingRules: door<{ body: SaveRoutingRulesRequest; result: RoutingRules }>()('PATCH', '/routing-rules'),
  routingVersions: door<{ query: Paging; result: Page<RoutingVersion> }>()('GET', '/routing-rules/versions'),
  routingVersion: door<{ params: { revision: string }; result: RoutingRules }>()(
    'GET',
    '/routing-rules/versions/:revision',
  ),
  startRoutingTrial: door<{ body: StartRoutingTrialRequest; result: RoutingTrial }>()('POST', '/routing-trials'),
  routingTrial: door<{ params: Id; result: RoutingTrial }>()('GET', '/routing-trials/:id'),
  routingTrialTickets: door<{ params: Id; query: RoutingTrialQuery; result: Page<RoutingTrialRow> }>()(
    'GET',
    '/routing-trials/:id/tickets',
  ),
  ticketRoute: door<{ params: Id; result: RouteProposal }>()('GET', '/tickets/:id/route'),

  escalationFields: door<{ params: Key; result: EscalationFields }>()('GET', '/services/:key/escalation-fields'),
  saveEscalationFields: door<{ params: Key; body: EscalationFields; result: EscalationFields }>()(
    'PATCH',
    '/services/:key/escalation-fields',
  ),

  explainClock: door<{ params: Id & { target: string }; query: { cycle?: number }; result: ClockExplanation }>()(
    'GET',
    '/tickets/:id/clocks/:target/explanation',
  ),

  /** As published last, or in the month after the one named. */
  openResults: door<{ query: { month?: string }; result: OpenResults }>()('GET', '/open-results'),
  publishResults: door<{ result: OpenResults }>()('POST', '/open-results/publish'),
  /** Those that last first, then those that have ended. */
  weaknesses: door<{ query: Paging; result: Page<WeaknessView> }>()('GET', '/weaknesses'),
  createWeakness: door<{ body: SaveWeaknessRequest; result: WeaknessView }>()('POST', '/weaknesses'),
  saveWeakness: door<{ params: Id; body: SaveWeaknessRequest & { revision: number }; result: WeaknessView }>()(
    'PATCH',
    '/weaknesses/:id',
  ),

  suggestions: door<{ query: SuggestionQuery; result: Page<SuggestionRow> }>()('GET', '/suggestions'),
  /** At most five, the likest first; for who is about to propose the same. */
  similarSuggestions: door<{ query: { q: string }; result: Page<SimilarSuggestion> }>()('GET', '/similar-suggestions'),
  suggestion: door<{ params: Id; result: SuggestionView }>()('GET', '/suggestions/:id'),
  propose: door<{ body: ProposeRequest; result: SuggestionView }>()('POST', '/suggestions'),
  /** Once for each person, however often it is asked for; so is taking it back. */
  supportSuggestion: door<{ params: Id; result: SuggestionView }>()('POST', '/suggestions/:id/support'),
  unsupportSuggestion: door<{ params: Id; result: SuggestionView }>()('DELETE', '/suggestions/:id/support'),
  withdrawSuggestion: door<{ params: Id; result: SuggestionView }>()('POST', '/suggestions/:id/withdraw'),
  rankSuggestion: door<{ params: Id; body: RankSuggestionRequest; result: SuggestionView }>()(
    'PATCH',
    '/suggestions/:id/rank',
  ),
  decideSuggestion: door<{ params: Id; body: DecideSuggestionRequest; result: SuggestionView }>()(
    'POST',
    '/suggestions/:id/decide',
  ),
  /** Of one that is done: by which figure its effect is measured. */
  measureSuggestion: door<{ params: Id; body: SuggestionEffectRequest; result: SuggestionView }>()(
    'PATCH',
    '/suggestions/:id/effect',
  ),
  hideSuggestion: door<{ params: Id; body: { reason: string }; result: SuggestionView }>()(
    'POST',
    '/suggestions/:id/hide',
  ),
  showSuggestion: door<{ params: Id; result: SuggestionView }>()('POST', '/suggestions/:id/show'),

  /** All members, by name. */
  userCouncil: door<{ result: Page<CouncilMember> }>()('GET', '/user-council'),
  councilCandidates: door<{ query: { q: string; limit?: number }; result: Page<CouncilCandidate> }>()(
    'GET',
    '/user-council/candidates',
  ),
  /** Newest first. */
  councilChanges: door<{ query: Paging; result: Page<CouncilChange> }>()('GET', '/user-council/changes'),
  /** Once for each person, however often it is asked for. */
  addCouncilMember: door<{ body: { username: string }; result: Page<CouncilMember> }>()(
    'POST',
    '/user-council/members',
  ),
  removeCouncilMember: door<{ params: Id; result: Page<CouncilMember> }>()('DELETE', '/user-council/members/:id'),

  slaUseReport: door<{ query: Omit<SlaReportQuery, 'by'>; result: SlaUseReport }>()('GET', '/reports/sla/use'),
  slaHoursReport: door<{ query: Omit<SlaReportQuery, 'by'> & { target?: ClockTarget }; result: SlaHoursReport }>()(
    'GET',
    '/reports/sla/hours',
  ),
  slaCausesReport: door<{ query: Omit<SlaReportQuery, 'by'>; result: SlaCausesReport }>()('GET', '/reports/sla/causes'),

  slaReport: door<{ query: SlaReportQuery; result: SlaReport }>()('GET', '/reports/sla'),
  slaTickets: door<{ query: SlaTicketsQuery; result: Page<FigureRow> }>()('GET', '/reports/sla/tickets'),
  figureTicket: door<{ params: { number: string }; result: FigureTicket }>()('GET', '/reports/tickets/:number'),
  slaClosings: door<{ query: SlaClosingsQuery; result: SlaClosings }>()('GET', '/reports/sla/closings'),
  knownReports: door<{ result: Page<KnownReport> }>()('GET', '/reports/known'),
  startKnownReport: door<{ body: StartKnownReportRequest; result: KnownReport }>()('POST', '/reports/known'),
  knownReport: door<{ params: Id; result: KnownReport }>()('GET', '/reports/known/:id'),
  knownSlaReport: door<{ params: Id; query: SlaFilterQuery & { by: SlaDimension }; result: SlaReport }>()(
    'GET',
    '/reports/known/:id/sla',
  ),
  flowReport: door<{ query: { from: string; to: string; agency?: string; knownAs?: KnownAs }; result: FlowReport }>()(
    'GET',
    '/reports/flow',
  ),
  flowMonths: door<{ query: FlowMonthsQuery; result: FlowMonths }>()('GET', '/reports/flow/months'),
  flowTickets: door<{ query: FlowTicketsQuery; result: Page<FlowTicketRow> }>()('GET', '/reports/flow/tickets'),
  backlogReport: door<{ query: { agency?: string }; result: BacklogReport }>()('GET', '/reports/backlog'),
  backlogTickets: door<{ query: BacklogTicketsQuery; result: Page<FlowTicketRow> }>()(
    'GET',
    '/reports/backlog/tickets',
  ),
  handOffReport: door<{ query: HandOffQuery; result: HandOffReport }>()('GET', '/reports/hand-offs'),
  handOffTickets: door<{ query: HandOffTicketsQuery; result: Page<HandOffRow> }>()('GET', '/reports/hand-offs/tickets'),
  handlingReport: door<{ query: { from: string; to: string }; result: HandlingReport }>()('GET', '/reports/handling'),
  gainReport: door<{ query: { from: string; to: string }; result: GainReport }>()('GET', '/reports/gain'),

  /** The page of a report as a file. */
  exportReport: door<{ params: { key: ReportKey }; query: ExportQuery; result: string }>()(
    'GET',
    '/reports/:key/export',
    'out',
  ),
  /** Those that the actor has made, and those that come to them. */
  reportSchedules: door<{ result: ReportScheduleList }>()('GET', '/report-schedules'),
  createReportSchedule: door<{ body: SaveReportScheduleRequest; result: ReportScheduleView }>()(
    'POST',
    '/report-schedules',
  ),
  changeReportSchedule: door<{ params: Id; body: ChangeReportScheduleRequest; result: ReportScheduleView }>()(
    'PATCH',
    '/report-schedules/:id',
  ),
  dropReportSchedule: door<{ params: Id; result: null }>()('DELETE', '/report-schedules/:id'),
  /** At once, to all its recipients, also while it is paused. */
  sendReportNow: door<{ params: Id; result: ReportScheduleView }>()('POST', '/report-schedules/:id/send'),
  /** The actor gets no more of it. */
  leaveReportSchedule: door<{ params: Id; result: null }>()('POST', '/report-schedules/:id/leave'),
  comparisonReport: door<{ query: ComparisonQuery; result: ComparisonReport }>()('GET', '/reports/comparison'),
  comparisonTickets: door<{ query: ComparisonTicketsQuery; result: Page<ComparisonTicket> }>()(
    'GET',
    '/reports/comparison/tickets',
  ),
  startStaffingPlan: door<{ body: StaffingTerms; result: StaffingRun<StaffingPlan> }>()('POST', '/staffing-plans'),
  staffingPlan: door<{ params: Id; result: StaffingRun<StaffingPlan> }>()('GET', '/staffing-plans/:id'),
  startBackTest: door<{ body: { from: IsoDate; to: IsoDate }; result: StaffingRun<StaffingBackTest> }>()(
    'POST',
    '/staffing-back-tests',
  ),
  backTest: door<{ params: Id; result: StaffingRun<StaffingBackTest> }>()('GET', '/staffing-back-tests/:id'),

  baselines: door<{ result: Page<BaselineRow> }>()('GET', '/baselines'),
  baseline: door<{ params: Key; result: BaselineView }>()('GET', '/baselines/:key'),
  saveBaseline: door<{ params: Key; body: SaveBaselineRequest; result: BaselineView }>()('PATCH', '/baselines/:key'),
  lockBaseline: door<{ params: Key; body: { revision: number }; result: BaselineView }>()(
    'POST',
    '/baselines/:key/lock',
  ),
  correctBaseline: door<{ params: Key; body: CorrectBaselineRequest; result: BaselineView }>()(
    'POST',
    '/baselines/:key/corrections',
  ),
  readBaselineSheet: door<{ body: BaselineSheetRequest; result: BaselineSheetResult }>()('POST', '/baseline-sheets'),
  addBaselineEvidence: door<{ params: Key; query: { name: string }; result: BaselineEvidence }>()(
    'POST',
    '/baselines/:key/evidence',
    'in',
  ),
  baselineEvidence: door<{ params: Key & File; result: string }>()('GET', '/baselines/:key/evidence/:file', 'out'),
  dropBaselineEvidence: door<{ params: Key & File; result: null }>()('DELETE', '/baselines/:key/evidence/:file'),
  /** Histories that were brought in by `desk import event-log`. */
  historyVolumes: door<{ result: Page<HistoryVolume> }>()('GET', '/history-volumes'),

  priceLists: door<{ result: PriceLists }>()('GET', '/price-lists'),
  createPriceList: door<{ body: SavePriceListRequest; result: PriceListView }>()('POST', '/price-lists'),
  savePriceList: door<{ params: Id; body: SavePriceListRequest & { revision: number }; result: PriceListView }>()(
    'PATCH',
    '/price-lists/:id',
  ),
  deletePriceList: door<{ params: Id; result: null }>()('DELETE', '/price-lists/:id'),
  publishPriceList: door<{ params: Id; body: { revision: number }; result: PriceListView }>()(
    'POST',
    '/price-lists/:id/publish',
  ),
  /** Against so many of the last closed months. Nothing is stored. */
  previewPrices: door<{ body: { prices: Prices; months: number }; result: PricePreview }>()(
    'POST',
    '/showback/preview',
  ),
  /** Of a month (`2026-03`); of the newest closed one when none is named. */
  showback: door<{ query: { month?: string }; result: Showback }>()('GET', '/showback'),
  checkShowback: door<{ params: { month: string }; result: ShowbackCheck }>()('GET', '/showback/months/:month/check'),
  /** What waits for an answer, the newest question first. */
  showbackQuestions: door<{ query: Paging; result: Page<ShowbackQuestion> }>()('GET', '/showback/questions'),
  showbackLine: door<{ params: Id; result: ShowbackLineView }>()('GET', '/showback/lines/:id'),
  /** The tickets that it counts; of a line that counts none, those of its month. */
  showbackTickets: door<{ params: Id; query: Paging; result: Page<ShowbackTicketRow> }>()(
    'GET',
    '/showback/lines/:id/tickets',
  ),
  /** Asks about a line, or answers. */
  writeShowback: door<{ params: Id; body: { text: string }; result: ShowbackLineView }>()(
    'POST',
    '/showback/lines/:id/messages',
  ),
  /** Those that stand on a day, today when none is named. */
  positions: door<{ query: { on?: IsoDate; show?: PositionChoice }; result: PositionList }>()('GET', '/positions'),
  addPosition: door<{ body: { content: PositionContent }; result: PositionRow }>()('POST', '/positions'),
  correctPosition: door<{ params: Id; body: CorrectPositionRequest; result: PositionRow }>()(
    'POST',
    '/positions/:id/corrections',
  ),
  endPosition: door<{ params: Id; body: EndPositionRequest; result: PositionRow }>()('POST', '/positions/:id/end'),
  /** It was entered by mistake: it never counted. */
  withdrawPosition: door<{ params: Id; body: WithdrawRequest; result: null }>()('POST', '/positions/:id/withdraw'),
  /** What a change would make of the gain. Nothing is stored. */
  positionEffect: door<{ body: PositionEffectRequest; result: PositionEffect }>()('POST', '/position-effects'),
  readPositionSheet: door<{ body: BaselineSheetRequest; result: PositionSheetResult }>()('POST', '/position-sheets'),

  benefitPlan: door<{ query: { year?: number }; result: BenefitPlanReport }>()('GET', '/benefit-plan'),
  planVersion: door<{ params: { version: string }; result: PlanVersionView }>()(
    'GET',
    '/benefit-plan/versions/:version',
  ),
  /** Begins where the newest version ends, or with what the programme expects. There is one draft at a time. */
  createPlanDraft: door<{ result: PlanDraft }>()('POST', '/benefit-plan/draft'),
  planDraft: door<{ result: PlanDraft }>()('GET', '/benefit-plan/draft'),
  savePlanDraft: door<{ body: SavePlanRequest; result: PlanDraft }>()('PATCH', '/benefit-plan/draft'),
  deletePlanDraft: door<{ result: null }>()('DELETE', '/benefit-plan/draft'),
  publishPlan: door<{ body: PublishPlanRequest; result: PlanVersionView }>()('POST', '/benefit-plan/draft/publish'),
  /** The newest day first; of one year, or of all. */
  ledger: door<{ query: Paging & { year?: number }; result: Page<LedgerRow> }>()('GET', '/ledger'),
  addLedgerLine: door<{ body: { line: LedgerContent }; result: LedgerRow }>()('POST', '/ledger'),
  correctLedgerLine: door<{ params: Id; body: CorrectLedgerRequest; result: LedgerRow }>()(
    'POST',
    '/ledger/:id/corrections',
  ),
  withdrawLedgerLine: door<{ params: Id; body: WithdrawRequest; result: LedgerRow }>()('POST', '/ledger/:id/withdraw'),

  /** Newest first; who is no service owner sees those that are theirs. */
  improvements: door<{ query: Paging & { show?: ActionChoice }; result: Page<ActionRow> }>()('GET', '/improvements'),
  improvement: door<{ params: Id; result: ActionView }>()('GET', '/improvements/:id'),
  openImprovement: door<{ body: { plan: ActionPlan }; result: ActionView }>()('POST', '/improvements'),
  saveImprovement: door<{ params: Id; body: SaveActionRequest; result: ActionView }>()('PATCH', '/improvements/:id'),
  startImprovement: door<{ params: Id; body: StartActionRequest; result: ActionView }>()(
    'POST',
    '/improvements/:id/start',
  ),
  finishImprovement: door<{ params: Id; body: FinishActionRequest; result: ActionView }>()(
    'POST',
    '/improvements/:id/finish',
  ),
  dropImprovement: door<{ params: Id; body: WithdrawRequest; result: ActionView }>()('POST', '/improvements/:id/drop'),
} as const;

export type DoorName = keyof typeof api;
type ShapeOf<N extends DoorName> = (typeof api)[N] extends Door<infer S> ? S : never;
type Part<N extends DoorName, P extends keyof DoorShape> = ShapeOf<N> extends Record<P, infer V> ? V : undefined;
export type ParamsOf<N extends DoorName> = Part<N, 'params'>;
export type QueryOf<N extends DoorName> = Part<N, 'query'>;
export type BodyOf<N extends DoorName> = Part<N, 'body'>;
export type ResultOf<N extends DoorName> = ShapeOf<N>['result'];
