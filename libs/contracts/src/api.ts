import type { Page } from './city.js';
import type { ServiceItem, TeamItem, TeamMemberItem } from './catalogue.js';
import type { ClockView } from './sla.js';
import type { AgencyRef, DemoUser, Me, PersonHit, SignInDemoRequest, SignInLinkRequest } from './people.js';
import type {
  AssignRequest,
  CreateTicketRequest,
  EscalateRequest,
  HistoryEntry,
  MessageView,
  MyTicketRow,
  NoteView,
  PendRequest,
  QueuePage,
  QueueQuery,
  ReasonRequest,
  ResolveRequest,
  TextRequest,
  TicketHit,
  TicketView,
  TransferRequest,
  UpdateTicketRequest,
  VersionRequest,
} from './tickets.js';
import type { AttentionBatch, AttentionReceipt, HandlingView } from './work.js';
import type { NoticePage } from './notices.js';
import type {
  FigureRow,
  FigureTicket,
  FlowReport,
  GainReport,
  SlaReport,
  SlaReportQuery,
  SlaTicketsQuery,
} from './reports.js';

export const API_PREFIX = '/api/v1';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One way into the desk: method, path below the prefix with `:params`, and the shapes that pass. */
export interface Door<S extends DoorShape = DoorShape> {
  readonly method: Method;
  readonly path: string;
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
  (method: Method, path: string): Door<S> => ({ method, path });

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
  clocks: door<{ params: Id; result: Page<ClockView> }>()('GET', '/tickets/:id/clocks'),
  messages: door<{ params: Id; query: Paging; result: Page<MessageView> }>()('GET', '/tickets/:id/messages'),
  notes: door<{ params: Id; query: Paging; result: Page<NoteView> }>()('GET', '/tickets/:id/notes'),
  handling: door<{ params: Id; result: HandlingView }>()('GET', '/tickets/:id/handling'),
  addMessage: door<{
    params: Id;
    body: TextRequest;
    result: MessageView & { ticket: { id: string; number: string } };
  }>()('POST', '/tickets/:id/messages'),
  addNote: door<{ params: Id; body: TextRequest; result: NoteView }>()('POST', '/tickets/:id/notes'),
  updateTicket: door<Move<UpdateTicketRequest>>()('PATCH', '/tickets/:id'),
  take: door<Move<VersionRequest>>()('POST', '/tickets/:id/take'),
  release: door<Move<VersionRequest>>()('POST', '/tickets/:id/release'),
  transfer: door<Move<TransferRequest>>()('POST', '/tickets/:id/transfer'),
  assign: door<Move<AssignRequest>>()('POST', '/tickets/:id/assign'),
  pend: door<Move<PendRequest>>()('POST', '/tickets/:id/pend'),
  resume: door<Move<VersionRequest>>()('POST', '/tickets/:id/resume'),
  escalate: door<Move<EscalateRequest>>()('POST', '/tickets/:id/escalate'),
  handBack: door<Move<ReasonRequest>>()('POST', '/tickets/:id/hand-back'),
  resolve: door<Move<ResolveRequest>>()('POST', '/tickets/:id/resolve'),
  reopen: door<Move<ReasonRequest>>()('POST', '/tickets/:id/reopen'),
  close: door<Move<VersionRequest>>()('POST', '/tickets/:id/close'),
  cancel: door<Move<ReasonRequest>>()('POST', '/tickets/:id/cancel'),

  myTickets: door<{ query: Paging & { state?: 'open' | 'done' }; result: Page<MyTicketRow> }>()('GET', '/my/tickets'),
  agencyTickets: door<{ query: Paging; result: Page<TicketHit> }>()('GET', '/agency/tickets'),
  queue: door<{ params: Key; query: QueueQuery; result: QueuePage }>()('GET', '/teams/:key/queue'),
  takeNext: door<{ params: Key; result: TicketView }>()('POST', '/teams/:key/take-next'),

  attention: door<{ body: AttentionBatch; result: AttentionReceipt }>()('POST', '/work/attention'),

  notices: door<{ query: Paging; result: NoticePage }>()('GET', '/notices'),
  readNotices: door<{ body: { upTo: string }; result: { unread: number } }>()('POST', '/notices/read'),

  slaReport: door<{ query: SlaReportQuery; result: SlaReport }>()('GET', '/reports/sla'),
  slaTickets: door<{ query: SlaTicketsQuery; result: Page<FigureRow> }>()('GET', '/reports/sla/tickets'),
  figureTicket: door<{ params: { number: string }; result: FigureTicket }>()('GET', '/reports/tickets/:number'),
  flowReport: door<{ query: { from: string; to: string; agency?: string }; result: FlowReport }>()(
    'GET',
    '/reports/flow',
  ),
  gainReport: door<{ query: { from: string; to: string }; result: GainReport }>()('GET', '/reports/gain'),
} as const;

export type DoorName = keyof typeof api;
type ShapeOf<N extends DoorName> = (typeof api)[N] extends Door<infer S> ? S : never;
type Part<N extends DoorName, P extends keyof DoorShape> = ShapeOf<N> extends Record<P, infer V> ? V : undefined;
export type ParamsOf<N extends DoorName> = Part<N, 'params'>;
export type QueryOf<N extends DoorName> = Part<N, 'query'>;
export type BodyOf<N extends DoorName> = Part<N, 'body'>;
export type ResultOf<N extends DoorName> = ShapeOf<N>['result'];
