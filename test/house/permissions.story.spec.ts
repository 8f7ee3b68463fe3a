import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  API_PREFIX,
  api,
  type DeclarationContent,
  type DoorName,
  type SavePriceListRequest,
  type SaveReportScheduleRequest,
  type TicketView,
} from '@desk/contracts';
import { newId } from '@desk/platform';
import type { ApiClient } from '../support/api-client.js';
import type { BuiltDesk, BuiltPerson, BuiltTeam } from '../support/build.js';
import { demoPeople, link } from '../stories/access/support.js';
import { startTestDesk, type TestDesk } from '../support/harness.js';

/** Everybody who asks, in the order of the columns below. All belong to the agency `here`. */
const ROLES = ['requester', 'colleague', 'first', 'second', 'onsite', 'lead', 'contact', 'owner', 'admin'] as const;
type RoleName = (typeof ROLES)[number];
type Row = readonly [number, number, number, number, number, number, number, number, number];

/** How a ticket stands before it is asked about: what would let the request through, if the actor may. */
type Standing = 'new' | 'open' | 'waiting' | 'second' | 'solved';

interface Place {
  readonly built: BuiltDesk;
  /** Another team of first line. */
  readonly otherTeam: BuiltTeam;
}
interface Asked {
  readonly place: Place;
  readonly ticket: TicketView;
}

/** One door: what is asked of it, and what each role gets for a ticket or team of their own agency and of another. */
interface Expected {
  readonly standing?: Standing;
  readonly params?: (asked: Asked) => Record<string, string> | Promise<Record<string, string>>;
  readonly query?: (asked: Asked) => Record<string, string>;
  readonly body?: (asked: Asked) => object | Promise<object>;
  readonly here: Row;
  readonly elsewhere: Row;
  /** Who has not signed in; 401 unless said otherwise. */
  readonly anonymous?: number;
}

const all = (status: number): Row => [status, status, status, status, status, status, status, status, status];
const NOWHERE = all(404);
const byId = ({ ticket }: Asked) => ({ id: ticket.id });
const move = (more: (asked: Asked) => object = () => ({})) => ({
  params: byId,
  body: (asked: Asked) => ({ version: asked.ticket.version, ...more(asked) }),
  elsewhere: NOWHERE,
});
const team = ({ place }: Asked) => ({ key: place.built.firstLine.key });
const agentOf = ({ place }: Asked) => ({ id: place.built.agent.id });
/** The lead of the team, and the administrator everywhere. */
const forLead = (status: number) => {
  const row = (lead: number): Row => [403, 403, 403, 403, 403, lead, 403, 403, status];
  return { here: row(status), elsewhere: row(403) };
};
/** The service owner alone, wherever they belong. */
const forOwner = (status: number) => {
  const row: Row = [403, 403, 403, 403, 403, 403, 403, status, 403];
  return { here: row, elsewhere: row };
};
/** The administrator alone. */
const forAdmin = (status: number) => {
  const row: Row = [403, 403, 403, 403, 403, 403, 403, 403, status];
  return { here: row, elsewhere: row };
};
/** The administrator and the service owner, whatever agency it is about. */
const forBaselines = (status: number) => {
  const row: Row = [403, 403, 403, 403, 403, 403, 403, status, status];
  return { here: row, elsewhere: row };
};

/** What the service owner made, and the contact gets. */
function forAuthor(owner: number, contact: number) {
  const row: Row = [404, 404, 404, 404, 404, 404, contact, owner, 404];
  return { here: row, elsewhere: row };
}
/** The service owner alone; to others it is not there. */
const ownersAction = (status: number) => {
  const row: Row = [404, 404, 404, 404, 404, 404, 404, status, 404];
  return { here: row, elsewhere: row };
};

/** Agents and the administrator, wherever they belong. */
const forAgents = (status: number) => {
  const row: Row = [403, 403, status, status, status, status, 403, 403, status];
  return { here: row, elsewhere: row };
};
const year = { from: '2026-01-01', to: '2026-12-31' };
const fewDays = { from: '2026-02-01', to: '2026-02-03' };
const staffingTerms = {
  ...fewDays,
  agencies: [],
  opens: null,
  closes: null,
  targetMinutes: null,
  targetShare: 0.9,
  callSeconds: 60,
  callShare: 0.8,
  overflow: false,
  absence: 0.15,
  webMinutes: null,
  callMinutes: null,
};
const known = { ...fewDays, knownOn: '2026-02-20' };
const inAgency = ({ place }: Asked) => ({ agency: place.built.agency.key });
const figures = (more: Record<string, string> = {}) => ({
  query: ({ place }: Asked) => ({ ...year, ...more, agency: place.built.agency.key }),
});

// Written by hand, from who sees what in the rules of the desk; nothing here is computed from the policies.
/* prettier-ignore */
const TABLE: Record<DoorName, Expected> = {
  //                                                  requester colleague first second onsite lead contact owner admin
  me:            { here: all(200), elsewhere: all(200) },
  setLocale:     { body: () => ({ locale: 'nb' }), here: all(200), elsewhere: all(200) },
  demoUsers:     { here: all(200), elsewhere: all(200), anonymous: 200 },
  signInDemo:    { body: () => ({ username: 'ansatt' }), here: all(200), elsewhere: all(200), anonymous: 200 },
  signInLink:    { body: newLink, here: all(200), elsewhere: all(200), anonymous: 200 },
  signOut:       { here: all(204), elsewhere: all(204) },
  services:      { here: all(200), elsewhere: all(200) },
  teams:         { here: all(200), elsewhere: all(200) },
  agencies:      { here: all(200), elsewhere: all(200) },
  people:        { query: () => ({ q: 'nordmann' }), here: all(200), elsewhere: all(200) },
  teamMembers:   { params: team,   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },

  createTicket:  { body: ({ place }) => filed(place), here: all(201), elsewhere: all(201) },
  findTickets:   { query: () => ({ q: 'nordmann' }), here: all(200), elsewhere: all(200) },
  myTickets:     { here: all(200), elsewhere: all(200) },
  agencyTickets: {                 here:      [403,     403,     403,  403,   403,   403, 200,    403,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    403,  403] },
  // Of the tickets of others an agent is shown none.
  ticketsOf:     { params: ({ ticket }) => ({ id: ticket.requester.id }),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  queue:         { params: team,   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  403] },
  takeNext:      { params: team,   here:      [403,     403,     200,  403,   403,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  403] },

  ticket:        { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  history:       { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  clocks:        { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  // Times and states alone: also for who answers for the figures.
  explainClock:  { params: ({ ticket }) => ({ id: ticket.id, target: 'resolution' }),
                                   here:      [200,     404,     200,  200,   200,   200, 200,    200,  404],
                                   elsewhere: [404,     404,     404,  404,   404,   404, 404,    200,  404] },
  messages:      { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  notes:         { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  similarTickets: { params: byId,  here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  handling:      { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  addMessage:    { params: byId, body: () => ({ text: 'Hei' }),
                                   here:      [201,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  addNote:       { params: byId, body: () => ({ text: 'Internt' }),
                                   here:      [403,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  updateTicket:  { ...move(() => ({ subject: 'Nytt emne' })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  // Whoever takes a ticket works in the line where it stands.
  take:          { ...move(), standing: 'new',
                                   here:      [403,     404,     200,  403,   403,   200, 403,    404,  404] },
  release:       { ...move(),      here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  transfer:      { ...move(({ place }) => ({ teamKey: place.otherTeam.key, reason: 'Hører til dere' })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  assign:        { ...move(({ place }) => ({ assignee: place.built.agent2.username })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  pend:          { ...move(() => ({ reason: 'vendor' })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  resume:        { ...move(), standing: 'waiting',
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  escalate:      { ...move(({ place }) => ({ teamKey: place.built.secondLine.key, reason: 'Vanskelig', tried: 'Omstart' })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  handBack:      { ...move(() => ({ reason: 'Hører til førstelinjen' })), standing: 'second',
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  resolve:       { ...move(() => ({ resolution: 'Startet på nytt', resolutionCode: 'solved' })),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404] },
  reopen:        { ...move(() => ({ reason: 'Virker ikke' })), standing: 'solved',
                                   here:      [200,     404,     200,  200,   200,   200, 403,    404,  404] },
  // Only the requester confirms; otherwise the ticket closes when the window for reopening is over.
  close:         { ...move(), standing: 'solved',
                                   here:      [200,     404,     403,  403,   403,   403, 403,    404,  404] },
  cancel:        { ...move(() => ({ reason: 'Ordnet seg' })), standing: 'new',
                                   here:      [200,     404,     200,  200,   200,   200, 403,    404,  404] },

  // Who may everything that does not hang on an agency: administrators, and leads of the agent's own teams.
  skills:        { here:              [403,     403,     200,  200,   200,   200, 403,    403,  200],
                   elsewhere:         [403,     403,     200,  200,   200,   200, 403,    403,  200] },
  createSkill:   { body: () => ({ key: `k-${newId()}`.slice(0, 40), name: 'Nett' }),
                   here:              [403,     403,     403,  403,   403,   201, 403,    403,  201],
                   elsewhere:         [403,     403,     403,  403,   403,   201, 403,    403,  201] },
  updateSkill:   { params: newSkill, body: () => ({ active: false }),
                   here:              [403,     403,     403,  403,   403,   200, 403,    403,  200],
                   elsewhere:         [403,     403,     403,  403,   403,   200, 403,    403,  200] },
  staffing:      { params: team,   here:      [403,     403,     200,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  200] },
  saveStaffing:  { params: team, body: () => ({ push: false, pushCap: 8, returnAwayMinutes: null, returnPending: false }),
                                   ...forLead(200) },
  saveHelpers:   { params: team, body: () => ({ helpers: [] }), ...forLead(200) },
  wallboard:     { params: team,   here:      [403,     403,     200,  403,   403,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  403] },
  offered:       { params: team,   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  403] },
  setCapacity:   { params: (asked) => ({ ...team(asked), ...agentOf(asked) }), body: () => ({ today: 0.5 }), ...forLead(200) },
  setSkills:     { params: agentOf, body: () => ({ skills: [] }), ...forLead(200) },
  setRota:       { params: agentOf, body: () => ({ hours: null }), ...forLead(200) },
  // Also one's own.
  presence:      { params: agentOf, here:     [403,     403,     200,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  200] },
  setPresence:   { params: agentOf, body: () => ({ presence: 'busy' }),
                                   here:      [403,     403,     200,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  200] },
  addAbsence:    { params: agentOf, body: () => absence,
                                   here:      [403,     403,     201,  403,   403,   201, 403,    403,  201],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  201] },
  updateAbsence: { params: newAbsence, body: () => absence,
                                   here:      [403,     403,     200,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  200] },
  deleteAbsence: { params: newAbsence,
                                   here:      [403,     403,     204,  403,   403,   204, 403,    403,  204],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  204] },
  addPhoneDuty:  { params: agentOf, body: () => nextDuty(), ...forLead(201) },
  deletePhoneDuty: { params: newDuty, ...forLead(204) },
  attachments:   { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  attachment:    { params: sentFile,
                                   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  addAttachment: { params: byId, query: () => ({ name: 'fil.txt' }),
                                   here:      [201,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  addResolutionAttachment: { params: byId, query: () => ({ name: 'fil.txt' }),
                                   here:      [403,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  noteAttachments: { params: byId, here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  noteAttachment: { params: notedFile,
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  addNoteAttachment: { params: byId, query: () => ({ name: 'fil.txt' }),
                                   here:      [403,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  addUpload:     { query: () => ({ name: 'fil.txt' }), here: all(201), elsewhere: all(201) },
  // What waits in somebody's composer is theirs: here an agent's of first line.
  upload:        { params: waitingFile,
                                   here:      [404,     404,     200,  404,   404,   404, 404,    404,  404], elsewhere: NOWHERE },
  dropUpload:    { params: waitingFile,
                                   here:      [404,     404,     204,  404,   404,   404, 404,    404,  404], elsewhere: NOWHERE },
  myDrafts:      { here: all(200), elsewhere: all(200) },
  keepDraft:     { body: ({ ticket }) => ({ kind: 'message', ticketId: ticket.id, text: 'Hei', revision: 0 }),
                                   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  dropDraft:     { params: newWriting,
                                   here:      [404,     404,     204,  404,   404,   404, 404,    404,  404], elsewhere: NOWHERE },
  holdMessage:   { params: byId, body: ({ ticket }) => ({ text: 'Hei', version: ticket.version, lastMessageId: null }),
                                   here:      [201,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  heldMessages:  { here: all(200), elsewhere: all(200) },
  setHolding:    { body: () => ({ holdSeconds: 10 }), here: all(200), elsewhere: all(200) },
  undoHeld:      { params: newHeld, here:     [404,     404,     200,  404,   404,   404, 404,    404,  404], elsewhere: NOWHERE },
  sendHeld:      { params: newHeld, here:     [404,     404,     200,  404,   404,   404, 404,    404,  404], elsewhere: NOWHERE },
  mentionable:   { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },

  // Agents use what is prepared, and prepare their own; the administrator keeps what is shared.
  cannedReplies: { ...forAgents(200) },
  createCannedReply: { body: () => ownReply(), ...forAgents(201) },
  saveCannedReply: { params: newReply, body: () => ({ revision: 1, ...sharedReply() }),
                                   here:      [403,     403,     403,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    403,  200] },
  deleteCannedReply: { params: newReply,
                                   here:      [403,     403,     403,  403,   403,   204, 403,    403,  204],
                                   elsewhere: [403,     403,     403,  403,   403,   204, 403,    403,  204] },
  useCannedReply: { params: async ({ ticket }) => ({ id: ticket.id, reply: (await newReply()).id }),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  macros:        { ...forAgents(200) },
  createMacro:   { body: () => ({ ...sharedMacro(), personal: true }), ...forAgents(201) },
  saveMacro:     { params: newMacro, body: () => ({ revision: 1, ...sharedMacro() }),
                                   here:      [403,     403,     403,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    403,  200] },
  deleteMacro:   { params: newMacro,
                                   here:      [403,     403,     403,  403,   403,   204, 403,    403,  204],
                                   elsewhere: [403,     403,     403,  403,   403,   204, 403,    403,  204] },
  previewMacro:  { params: macroOn, here:     [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  runMacro:      { params: macroOn, body: ({ ticket }) => ({ version: ticket.version }),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  // Views are the agents'; an administrator shares some with all, and reads no ticket in them.
  views:         {                 here:      [403,     403,     200,  200,   200,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  200] },
  createView:    { body: () => view,
                                   here:      [403,     403,     201,  201,   201,   201, 403,    403,  201],
                                   elsewhere: [403,     403,     201,  201,   201,   201, 403,    403,  201] },
  // Made by an administrator, for all.
  changeView:    { params: sharedView, body: () => ({ ...view, share: 'all', revision: 1 }),
                                   here:      [403,     403,     403,  403,   403,   403, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  200] },
  deleteView:    { params: sharedView,
                                   here:      [403,     403,     403,  403,   403,   403, 403,    403,  204],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    403,  204] },
  viewTickets:   { params: () => ({ id: 'my_teams' }),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  searchTickets: { query: () => ({ q: 'nordmann' }),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  tags:          {                 here:      [403,     403,     200,  200,   200,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  200] },
  // The requester and the contact know of visits what was agreed.
  agreedVisits:  { params: byId,   here:      [200,     404,     200,  200,   200,   200, 200,    404,  404], elsewhere: NOWHERE },
  escalations:   { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  visitsOf:      { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  planVisit:     { params: byId, body: () => ahead,
                                   here:      [403,     404,     201,  201,   201,   201, 403,    404,  404], elsewhere: NOWHERE },
  visitDay:      { query: () => ({ day: '2026-03-02' }),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  changeVisit:   { params: newVisit, body: () => ({ ...ahead, version: 1 }),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  startVisit:    { params: newVisit, body: () => ({}),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  stopVisit:     { params: goingVisit, body: () => ({ outcome: 'done', result: 'Byttet kabel' }),
                                   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  cancelVisit:   { params: newVisit, here:    [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  watching:      { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  watch:         { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  unwatch:       { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },

  // Of each ticket its own policy is asked: what is not theirs is said to be not there.
  previewBulk:   { body: ({ ticket }) => ({ ticketIds: [ticket.id], change: { verb: 'release' } }),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  startBulk:     { body: ({ ticket }) => ({ tickets: [{ id: ticket.id, version: ticket.version }], change: { verb: 'release' } }),
                                   here:      [403,     403,     201,  201,   201,   201, 403,    403,  403],
                                   elsewhere: [403,     403,     404,  404,   404,   404, 403,    403,  403] },
  // Another agent's.
  bulk:          { params: newBulk,
                                   here:      [403,     403,     404,  404,   404,   404, 403,    403,  403],
                                   elsewhere: [403,     403,     404,  404,   404,   404, 403,    403,  403] },
  undoBulk:      { params: newBulk,
                                   here:      [403,     403,     404,  404,   404,   404, 403,    403,  403],
                                   elsewhere: [403,     403,     404,  404,   404,   404, 403,    403,  403] },

  attention:     { body: ({ ticket }) => attention(ticket),
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  // One's own time: there is no other door to a person's sessions.
  myTime:        { query: () => fewDays,
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  403],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  403] },
  correctWork:   { body: missedWork,
                                   here:      [403,     403,     201,  201,   201,   201, 403,    403,  403],
                                   elsewhere: [403,     403,     422,  422,   422,   422, 403,    403,  403] },
  // Another agent's.
  undoCorrection: { params: newCorrection,
                                   here:      [403,     403,     404,  404,   404,   404, 403,    403,  403],
                                   elsewhere: [403,     403,     404,  404,   404,   404, 403,    403,  403] },
  notices:       { here: all(200), elsewhere: all(200) },
  readNotices:   { body: () => ({ upTo: '01900000-0000-7000-8000-000000000000' }), here: all(200), elsewhere: all(200) },

  // What is promised is for all to read; what is not yet promised is the service owner's.
  declaration:   { here: all(200), elsewhere: all(200) },
  declarations:  { here: all(200), elsewhere: all(200) },
  declarationVersion:  { params: () => ({ version: '1' }), here: all(200), elsewhere: all(200) },
  compareDeclarations: { query: () => ({ before: '1', after: '1' }), here: all(200), elsewhere: all(200) },
  createDraft:   { body: () => ({}), ...forOwner(201) },
  draft:         { params: newDraft, ...forOwner(200) },
  saveDraft:     { params: newDraft, body: () => ({ revision: 1, content: draftContent }), ...forOwner(200) },
  deleteDraft:   { params: newDraft, ...forOwner(204) },
  publishDraft:  { params: newDraft, body: nextDay, ...forOwner(200) },
  startPreview:  { params: newDraft, body: () => fewDays, ...forOwner(201) },
  preview:       { params: newPreview, ...forOwner(200) },
  calendars:     { here: all(200), elsewhere: all(200) },
  calendarDays:  { params: () => ({ key: 'city' }), query: () => ({ month: '2026-12' }), here: all(200), elsewhere: all(200) },
  createCalendar: { body: () => ({ key: `k-${newId()}`.slice(0, 40), name: 'Vakt', version: openingHours() }),
                                   here:      [403,     403,     403,  403,   403,   403, 403,    201,  201],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    201,  201] },
  addCalendarVersion: { params: () => ({ key: 'city' }), body: openingHours,
                                   here:      [403,     403,     403,  403,   403,   403, 403,    201,  201],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    201,  201] },
  previewCalendar: { body: openingHours,
                                   here:      [403,     403,     403,  403,   403,   403, 403,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    200,  200] },

  slaReport:     { ...figures({ by: 'team' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  slaUseReport:  { ...figures(),   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  slaHoursReport: { ...figures({ target: 'resolution' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  slaCausesReport: { ...figures(), here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  slaTickets:    { ...figures({ target: 'resolution', outcome: 'met' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  flowReport:    { ...figures(),   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  slaClosings:   { ...figures(),   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  flowMonths:    { ...figures(),   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  flowTickets:   { ...figures({ figure: 'filed' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  backlogReport: { query: inAgency, here:     [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  backlogTickets: { query: inAgency, here:    [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  // A report as known on a day is read by who asked for it.
  knownReports:  { ...forOwner(200) },
  startKnownReport: { body: () => known, ...forOwner(201) },
  knownReport:   { params: newKnown, ...forOwner(200) },
  knownSlaReport: { params: newKnown, query: () => ({ by: 'agency' }), ...forOwner(200) },
  handOffReport: { ...figures(),   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  handOffTickets: { ...figures({ fromTeam: 'forstelinje', toTeam: 'forstelinje', kind: 'escalate' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  figureTicket:  { params: ({ ticket }) => ({ number: ticket.number }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  escalationRules:
                 {                 here:      [403,     403,     403,  403,   403,   200, 403,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  200] },
  // Each answer raises the revision, so that the next is too late.
  saveEscalationRules:
                 { body: nextRules, here:     [403,     403,     403,  403,   403,   403, 403,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    200,  403] },
  escalationFields: { params: ofService,
                                   here:      [403,     403,     200,  200,   200,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     200,  200,   200,   200, 403,    403,  200] },
  saveEscalationFields: { params: ofService, body: nextFields,
                                   here:      [403,     403,     403,  403,   403,   200, 403,    403,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    403,  200] },
  routingRules:  {                 here:      [403,     403,     403,  403,   403,   200, 403,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  200] },
  routingVersions:
                 {                 here:      [403,     403,     403,  403,   403,   200, 403,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  200] },
  routingVersion: { params: () => ({ revision: '1' }),
                                   here:      [403,     403,     403,  403,   403,   200, 403,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  200] },
  saveRoutingRules: { body: nextRouting, ...forAdmin(200) },
  startRoutingTrial: { body: () => ({ rules: [], ...fewDays }), ...forAdmin(201) },
  routingTrial:  { params: newTrial, ...forAdmin(200) },
  routingTrialTickets: { params: newTrial, ...forAdmin(200) },
  ticketRoute:   { params: byId,   here:      [403,     404,     200,  200,   200,   200, 403,    404,  404], elsewhere: NOWHERE },
  handlingReport: { query: () => year,
                                   here:      [403,     403,     403,  403,   403,   200, 403,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  403] },
  // Sums over the whole city, the same for every lead.
  startStaffingPlan: { body: () => staffingTerms,
                                   here:      [403,     403,     403,  403,   403,   201, 403,    201,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   201, 403,    201,  403] },
  staffingPlan:  { params: newStaffingPlan,
                                   here:      [403,     403,     403,  403,   403,   200, 403,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  403] },
  startBackTest: { body: () => fewDays,
                                   here:      [403,     403,     403,  403,   403,   201, 403,    201,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   201, 403,    201,  403] },
  backTest:      { params: newBackTest,
                                   here:      [403,     403,     403,  403,   403,   200, 403,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   200, 403,    200,  403] },
  comparisonReport: { query: () => ({ ...year, figure: 'resolution' }), ...forOwner(200) },
  comparisonTickets: { query: ({ place }) => ({ ...year, figure: 'reopened', agency: place.built.agency.key, outcome: 'hit' }),
                                   ...forOwner(200) },
  gainReport:    { query: () => year,
                                   here:      [403,     403,     403,  403,   403,   403, 403,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 403,    200,  403] },
  // A file is refused as its page is.
  exportReport:  { params: () => ({ key: 'sla' }), ...figures({ by: 'team', format: 'csv' }),
                                   here:      [403,     403,     403,  403,   403,   200, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    200,  403] },
  reportSchedules: { here: all(200), elsewhere: all(200) },
  createReportSchedule: { body: monthly,
                                   here:      [403,     403,     403,  403,   403,   201, 201,    201,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   404, 404,    201,  403] },
  // Made by the service owner, for the contact.
  changeReportSchedule: { params: newSchedule, body: () => ({ revision: 1, hour: 9 }), ...forAuthor(200, 403) },
  dropReportSchedule: { params: newSchedule, ...forAuthor(204, 403) },
  // This desk has no mail server.
  sendReportNow: { params: newSchedule, ...forAuthor(409, 403) },
  leaveReportSchedule: { params: newSchedule, ...forAuthor(404, 204) },
  // Entered by who onboards the agencies or answers for the figures; each agency reads its own.
  baselines:     {                 here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    200,  200] },
  baseline:      { params: ofAgency,
                                   here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    200,  200] },
  saveBaseline:  { params: openBaseline, body: () => ({ revision: 1, figures: zeroPoint }), ...forBaselines(200) },
  lockBaseline:  { params: openBaseline, body: () => ({ revision: 1 }), ...forBaselines(200) },
  correctBaseline: { params: lockedBaseline, body: () => ({ revision: 2, figures: zeroPoint, reason: 'Feil' }),
                                   ...forBaselines(201) },
  readBaselineSheet: { body: () => ({ text: 'Virksomhet', apply: false }), ...forBaselines(200) },
  addBaselineEvidence: { params: openBaseline, query: () => ({ name: 'fil.txt' }), ...forBaselines(201) },
  baselineEvidence: { params: evidence,
                                   here:      [403,     403,     403,  403,   403,   403, 404,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    200,  200] },
  dropBaselineEvidence: { params: evidence, ...forBaselines(204) },
  historyVolumes: { ...forBaselines(200) },
  // Prices are set by who answers for the service or sets it up; an agency reads what it bears, and by which prices.
  priceLists:    {                 here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    200,  200] },
  createPriceList: { body: () => priceList, ...forBaselines(201) },
  savePriceList: { params: newPriceList, body: () => ({ ...priceList, revision: 1 }), ...forBaselines(200) },
  deletePriceList: { params: newPriceList, ...forBaselines(204) },
  publishPriceList: { params: newPriceList, body: () => ({ revision: 1 }), ...forBaselines(200) },
  previewPrices: { body: () => ({ prices: priceList.prices, months: 3 }), ...forBaselines(200) },
  showback:      {                 here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    200,  200] },
  checkShowback: { params: closedMonth, ...forBaselines(200) },
  showbackQuestions: {             here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    200,  200] },
  showbackLine:  { params: newLine, here:     [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    200,  200] },
  // Tickets are not the administrator's, behind figures neither.
  showbackTickets: { params: newLine,
                                   here:      [403,     403,     403,  403,   403,   403, 200,    200,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    200,  403] },
  writeShowback: { params: newLine, body: () => ({ text: 'Hvorfor?' }),
                                   here:      [403,     403,     403,  403,   403,   403, 201,    201,  403],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    201,  403] },

  // How it goes is for every employee, and so are suggestions; what is made of them is the council's and the owner's.
  openResults:   { here: all(200), elsewhere: all(200) },
  publishResults: { ...forOwner(200) },
  weaknesses:    { ...forOwner(200) },
  createWeakness: { body: () => weakness, ...forOwner(201) },
  saveWeakness:  { params: newWeakness, body: () => ({ ...weakness, revision: 1 }), ...forOwner(200) },
  suggestions:   { here: all(200), elsewhere: all(200) },
  similarSuggestions: { query: () => ({ q: 'skjerm' }), here: all(200), elsewhere: all(200) },
  suggestion:    { params: newSuggestion, here: all(200), elsewhere: all(200) },
  propose:       { body: () => suggestion, here: all(201), elsewhere: all(201) },
  supportSuggestion: { params: newSuggestion, here: all(200), elsewhere: all(200) },
  unsupportSuggestion: { params: newSuggestion, here: all(200), elsewhere: all(200) },
  // Another's.
  withdrawSuggestion: { params: newSuggestion, here: all(403), elsewhere: all(403) },
  rankSuggestion: { params: newSuggestion, body: () => ({ revision: 1, score: null, place: 1, placeReason: 'Haster' }), ...forOwner(200) },
  decideSuggestion: { params: newSuggestion, body: () => ({ revision: 1, status: 'planned', reason: 'God' }), ...forOwner(200) },
  measureSuggestion: { params: doneSuggestion, body: () => ({ revision: 2, figure: 'tickets_per_week', doneOn: cityDay() }),
                                   ...forOwner(200) },
  hideSuggestion: { params: newSuggestion, body: () => ({ reason: 'Navn i teksten' }), ...forOwner(200) },
  showSuggestion: { params: newSuggestion, ...forOwner(200) },
  // Who sits in the council is for the owner and the administrator to say.
  userCouncil:   { ...forBaselines(200) },
  councilCandidates: { query: () => ({ q: 'nordmann' }), ...forBaselines(200) },
  councilChanges: { ...forBaselines(200) },
  addCouncilMember: { body: newcomer, ...forBaselines(200) },
  removeCouncilMember: { params: newMember, ...forBaselines(200) },

  // What an agency has kept is declared by its contact too.
  positions:     {                 here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 200,    200,  200] },
  addPosition:   { body: ({ place }) => ({ content: keptIn(place.built.agency.key) }),
                                   here:      [403,     403,     403,  403,   403,   403, 201,    201,  201],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 422,    201,  201] },
  correctPosition: { params: newPosition, body: () => ({ revision: 1, figures: posted(), reason: 'Feil' }),
                                   here:      [403,     403,     403,  403,   403,   403, 201,    201,  201],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    201,  201] },
  endPosition:   { params: newPosition, body: () => ({ revision: 1, lastDay: '2099-12-31', reason: null }),
                                   here:      [403,     403,     403,  403,   403,   403, 200,    200,  200],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    200,  200] },
  withdrawPosition: { params: newPosition, body: () => ({ revision: 1, reason: 'Feil' }),
                                   here:      [403,     403,     403,  403,   403,   403, 204,    204,  204],
                                   elsewhere: [403,     403,     403,  403,   403,   403, 404,    204,  204] },
  positionEffect: { body: ({ place }) => ({ id: null, content: keptIn(place.built.agency.key) }), ...forOwner(200) },
  readPositionSheet: { body: () => ({ text: 'Slag', apply: false }), ...forBaselines(200) },
  benefitPlan:   { ...forOwner(200) },
  planVersion:   { params: async () => ({ version: String(await publishedPlan()) }), ...forOwner(200) },
  createPlanDraft: { ...forOwner(201) },
  planDraft:     { params: openPlanDraft, ...forOwner(200) },
  savePlanDraft: { body: nextPlanDraft, ...forOwner(200) },
  publishPlan:   { body: async () => ({ revision: (await nextPlanDraft()).revision, reason: 'Første plan' }), ...forOwner(200) },
  deletePlanDraft: { params: openPlanDraft, ...forOwner(204) },
  ledger:        { ...forOwner(200) },
  addLedgerLine: { body: () => ({ line: spent }), ...forOwner(201) },
  correctLedgerLine: { params: newLedgerLine, body: () => ({ revision: 1, line: spent, reason: 'Feil' }), ...forOwner(201) },
  withdrawLedgerLine: { params: newLedgerLine, body: () => ({ revision: 1, reason: 'Feil' }), ...forOwner(200) },
  // Everybody sees the actions that are theirs; here nobody's.
  improvements:  { here: all(200), elsewhere: all(200) },
  improvement:   { params: newAction, ...ownersAction(200) },
  openImprovement: { body: () => ({ plan: improvementPlan }), ...forOwner(201) },
  saveImprovement: { params: newAction, body: () => ({ revision: 1, plan: improvementPlan }), ...ownersAction(200) },
  startImprovement: { params: newAction, body: () => ({ revision: 1, on: '2026-03-02' }), ...ownersAction(422) },
  finishImprovement: { params: newAction, body: () => ({ revision: 1, on: '2026-03-02', outcome: 'Gjort' }), ...ownersAction(409) },
  dropImprovement: { params: newAction, body: () => ({ revision: 1, reason: 'Uaktuelt' }), ...ownersAction(200) },
};

const priceList = {
  validFrom: '2030-01-01',
  prices: {
    model: 'volume',
    perAgency: null,
    perEmployee: null,
    shared: null,
    perTicket: 100,
    exceptions: [],
    perMinute: null,
  },
  reason: 'Nye priser',
} as const satisfies SavePriceListRequest;

async function newPriceList() {
  const { id } = await clients.admin.call('createPriceList', {
    body: { ...priceList, prices: { ...priceList.prices } },
  });
  return { id };
}

/** A line of the agency that is asked about. */
async function newLine({ place }: Asked) {
  return { id: await desk.build.showbackLine(place.built.agency, place.built.agent) };
}

async function closedMonth(asked: Asked) {
  await newLine(asked);
  return { month: '2026-01' };
}

/** A report that goes to the contact of the place. */
function monthly({ place }: Asked): SaveReportScheduleRequest {
  return {
    report: 'sla',
    parameters: { agency: place.built.agency.key },
    period: 'last_month',
    rhythm: 'monthly',
    weekday: null,
    hour: 7,
    format: 'pdf',
    locale: 'nb',
    recipients: [place.built.contact.id],
  };
}

async function newSchedule({ ticket }: Asked): Promise<{ id: string }> {
  // Nobody has more than a page of them.
  await desk.build.sql('delete from report_schedule');
  const { id } = await clients.owner.call('createReportSchedule', { body: monthly({ place: here, ticket }) });
  return { id };
}

const keptIn = (agencyKey: string) => ({ kind: 'left_behind', agencyKey, ...posted() });
function posted() {
  return { name: `Lokal støtte ${newId()}`, fte: 0.2, from: '2026-03-01', to: null };
}
async function newPosition({ place }: Asked): Promise<{ id: string }> {
  const content = { kind: 'left_behind' as const, agencyKey: place.built.agency.key, ...posted() };
  const { id } = await clients.owner.call('addPosition', { body: { content } });
  return { id };
}
const spent = { kind: 'running' as const, amount: 1_00, on: '2026-03-01', text: 'Lisenser' };
async function newLedgerLine() {
  const { id } = await clients.owner.call('addLedgerLine', { body: { line: spent } });
  return { id };
}
const improvementPlan = { text: 'Kortere skjema', owner: null, dueOn: null, figure: null };
async function newAction() {
  const { id } = await clients.owner.call('openImprovement', { body: { plan: improvementPlan } });
  return { id };
}
async function openPlanDraft(): Promise<Record<string, string>> {
  await clients.owner.call('createPlanDraft');
  return {};
}
async function nextPlanDraft() {
  const { revision, content } = await clients.owner.call('createPlanDraft');
  return { revision, content };
}
async function publishedPlan(): Promise<number> {
  const { revision } = await clients.owner.call('createPlanDraft');
  return (await clients.owner.call('publishPlan', { body: { revision, reason: 'Første plan' } })).version;
}

const zeroPoint = {
  fte: { low: 1, likely: 2, high: 3 },
  source: 'Kartlegging',
  measuredOn: '2026-01-01',
  employees: null,
  ticketsPerYear: null,
  seasonNote: null,
  firstLineMinutesPerTicket: null,
  touchesPerTicket: null,
  handOffsPerTicket: null,
  secondLineMinutesPerTicket: null,
  satisfaction: null,
  firstResponseHours: null,
  resolutionHours: null,
};

const weakness = { text: 'Lang kø på mandager', doing: 'Flere på vakt', notedOn: '2026-01-01', endedOn: null };
const suggestion = { title: 'Større skjerm', bother: 'Liten skjerm', help: 'En til', serviceKey: null };

async function newWeakness() {
  const { id } = await clients.owner.call('createWeakness', { body: weakness });
  return { id };
}

/** By somebody of another agency than any who asks. */
async function newSuggestion() {
  const agency = await desk.build.agency();
  const { id } = await (await desk.as(await desk.build.person(agency))).call('propose', { body: suggestion });
  return { id };
}

async function doneSuggestion() {
  const params = await newSuggestion();
  await clients.owner.call('decideSuggestion', { params, body: { revision: 1, status: 'done', reason: 'Ferdig' } });
  return params;
}

/** Somebody of another agency than any who asks. */
async function newcomer() {
  const { username } = await desk.build.person(await desk.build.agency());
  return { username };
}

async function newMember() {
  const { id, username } = await desk.build.person(await desk.build.agency());
  await clients.admin.call('addCouncilMember', { body: { username } });
  return { id };
}

const cityDay = () => desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();

function ofAgency({ place }: Asked) {
  return { key: place.built.agency.key };
}

/** Of an agency of its own, with nothing but an open zero point. */
async function openBaseline() {
  const { key } = await desk.build.agency({ joinedOn: null });
  await clients.admin.call('saveBaseline', { params: { key }, body: { revision: 0, figures: zeroPoint } });
  return { key };
}

async function lockedBaseline() {
  const params = await openBaseline();
  await clients.admin.call('lockBaseline', { params, body: { revision: 1 } });
  return params;
}

async function evidence() {
  const { key } = await openBaseline();
  const added = await clients.admin.upload(`/baselines/${key}/evidence`, 'fil.txt', 'x');
  return { key, file: (added.body as { id: string }).id };
}

/** Long past, so that nobody is absent for it. */
const absence = { from: '2020-01-01', until: '2020-01-02', kind: 'course' };

async function newSkill() {
  const { key } = await clients.admin.call('createSkill', { body: { key: `k-${newId()}`.slice(0, 40), name: 'Nett' } });
  return { key };
}

async function newAbsence(asked: Asked) {
  const { id } = await clients.admin.call('addAbsence', {
    params: agentOf(asked),
    body: { from: '2020-01-01', until: '2020-01-02', kind: 'course' },
  });
  return { id };
}

let duties = 2030;
/** Each in a year of its own, as they must not overlap. */
function nextDuty() {
  const year = duties++;
  return { from: `${year}-01-01T08:00:00Z`, until: `${year}-01-01T12:00:00Z` };
}

async function newDuty(asked: Asked) {
  const { id } = await clients.admin.call('addPhoneDuty', { params: agentOf(asked), body: nextDuty() });
  return { id };
}

let years = 2030;
/** Each for a later year than those before. */
function openingHours() {
  const hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const rest = { timeZone: 'Europe/Oslo', alwaysOpen: true, hours, holidayCountry: null, specialDays: [] };
  return { ...rest, validFrom: `${years++}-01-01` };
}

function filed(place: Place) {
  return { subject: 'Skjermen er svart', description: 'Siden i morges', serviceKey: place.built.service.key };
}

const view = { name: 'Min', columns: ['subject'], filters: {}, order: 'queue', share: 'personal' } as const;

async function sharedView() {
  const { id } = await clients.admin.call('createView', {
    body: { ...view, columns: ['subject'], filters: {}, share: 'all' },
  });
  return { id };
}

async function newBulk({ place, ticket }: Asked) {
  const change = { verb: 'release' } as const;
  const tickets = [{ id: ticket.id, version: ticket.version }];
  const { id } = await (await desk.as(place.built.agent2)).call('startBulk', { body: { change, tickets } });
  return { id };
}

function missedWork({ ticket }: Asked) {
  const now = desk.clock.now();
  const [startedAt, endedAt] = [now.subtract({ minutes: 20 }), now.subtract({ minutes: 10 })].map(String);
  return {
    replaces: null,
    sessions: [{ ticket: ticket.number, kind: 'call' as const, startedAt: startedAt ?? '', endedAt: endedAt ?? '' }],
    reason: 'Telefonen sto av',
    cut: true,
  };
}

async function newCorrection(asked: Asked) {
  const colleague = await desk.as(asked.place.built.agent2);
  const { id } = await colleague.call('correctWork', { body: missedWork(asked) });
  return { id };
}

/** A draft of its own for each who asks. */
async function newDraft() {
  const { id, content } = await clients.owner.call('createDraft', { body: {} });
  draftContent = content;
  return { id };
}

async function newPreview() {
  const { id } = await clients.owner.call('startPreview', { params: await newDraft(), body: fewDays });
  return { id };
}

async function newStaffingPlan() {
  const { id } = await clients.owner.call('startStaffingPlan', { body: staffingTerms });
  return { id };
}
async function newBackTest() {
  const { id } = await clients.owner.call('startBackTest', { body: fewDays });
  return { id };
}
async function newKnown() {
  const { id } = await clients.owner.call('startKnownReport', { body: known });
  return { id };
}

/** Each publication begins a day after the one before. */
function nextDay() {
  return { revision: 1, validFrom: new Date(Date.UTC(2026, 3, ++published)).toISOString().slice(0, 10) };
}

async function newLink({ place }: Asked) {
  return { token: await link(desk, place.built.employee) };
}

/** A file that waits in the composer of an agent of first line, of a message or of a note. */
async function fileOf({ place, ticket }: Asked, side: 'attachments' | 'note-attachments') {
  const agent = await desk.as(place.built.agent);
  const { body } = await agent.upload(`/tickets/${ticket.id}/${side}`, 'fil.txt', 'innhold');
  return { agent, file: (body as { id: string }).id, params: { id: ticket.id } };
}

async function waitingFile(asked: Asked) {
  const { file } = await fileOf(asked, 'attachments');
  return { file };
}

async function sentFile(asked: Asked) {
  const { agent, file, params } = await fileOf(asked, 'attachments');
  await agent.call('addMessage', { params, body: { text: 'Se', attachments: [file] } });
  return { ...params, file };
}

async function notedFile(asked: Asked) {
  const { agent, file, params } = await fileOf(asked, 'note-attachments');
  await agent.call('addNote', { params, body: { text: 'Se', attachments: [file] } });
  return { ...params, file };
}

async function newWriting({ place, ticket }: Asked) {
  const body = { kind: 'resolution' as const, ticketId: ticket.id, text: 'Ordnet', revision: 0 };
  const { draft } = await (await desk.as(place.built.agent)).call('keepDraft', { body });
  return { id: draft?.id ?? '' };
}

async function newHeld({ place, ticket }: Asked) {
  const agent = await desk.as(place.built.agent);
  const body = { text: 'Hei', version: ticket.version, lastMessageId: null };
  const { id } = await agent.call('holdMessage', { params: { id: ticket.id }, body });
  return { id };
}

const sharedReply = () => ({ name: 'Hilsen', personal: false, textNb: 'Hei' });
const ownReply = () => ({ ...sharedReply(), personal: true });
const sharedMacro = () => ({ name: 'Notat', personal: false, actions: { note: 'Ringt' } });

async function newReply() {
  const { id } = await clients.admin.call('createCannedReply', { body: sharedReply() });
  return { id };
}

const ahead = { place: 'Rådhuset', from: '2030-01-07T09:00:00Z', to: '2030-01-07T10:00:00Z', agentId: null };

async function newVisit({ place, ticket }: Asked) {
  const agent = await desk.as(place.built.agent2);
  const { id } = await agent.call('planVisit', { params: { id: ticket.id }, body: ahead });
  return { id };
}

/** Somebody of the team is out, each time another. */
async function goingVisit(asked: Asked) {
  const visit = await newVisit(asked);
  const { built } = asked.place;
  await (
    await desk.as(await desk.build.agent(built.onsite, built.agency))
  ).call('startVisit', { params: visit, body: {} });
  return visit;
}

async function newMacro() {
  const { id } = await clients.admin.call('createMacro', { body: sharedMacro() });
  return { id };
}

async function macroOn({ ticket }: Asked) {
  return { id: ticket.id, macro: (await newMacro()).id };
}

async function nextRules() {
  const { revision } = await clients.owner.call('escalationRules');
  return { revision, rules: [] };
}

function ofService({ place }: Asked) {
  return { key: place.built.service.key };
}

async function nextFields(asked: Asked) {
  return clients.admin.call('escalationFields', { params: ofService(asked) });
}

/** The rules as they are, saved once more. */
async function nextRouting() {
  const { revision, rules } = await clients.admin.call('routingRules');
  return { revision, rules, reason: 'Prøve' };
}

async function newTrial() {
  const { id } = await clients.admin.call('startRoutingTrial', { body: { rules: [], ...fewDays } });
  return { id };
}

function attention(ticket: TicketView) {
  const at = '2026-03-02T08:00:00.000Z';
  return { clientId: `fane-${ticket.id}`, sentAt: at, signals: [{ seq: 1, at, kind: 'focus', ticketId: ticket.id }] };
}

let desk: TestDesk;
let draftContent: DeclarationContent;
let published = 0;
let here: Place;
let elsewhere: Place;
let clients: Record<RoleName, ApiClient>;

beforeAll(async () => {
  desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '100000' } });
  await demoPeople(desk);
  here = await newPlace();
  elsewhere = await newPlace();
  const { built } = here;
  const people: Record<RoleName, BuiltPerson> = {
    requester: built.employee,
    colleague: built.colleague,
    first: built.agent,
    second: built.expert,
    onsite: built.visitor,
    lead: built.lead,
    contact: built.contact,
    owner: await desk.build.serviceOwner(built.agency),
    admin: await desk.build.admin(built.agency),
  };
  const standing = { gain: { agencies: 0, interval: null, from: null, to: '2026-01-31' } };
  await desk.build.sql(
    `insert into published_result (month, part, content, published_at)
     values ('2026-01-01', 'month', '{"promises": []}', now()), ('2026-01-01', 'standing', $1, now())`,
    [JSON.stringify(standing)],
  );
  const opened = await Promise.all(ROLES.map(async (role) => [role, await desk.as(people[role])] as const));
  clients = Object.fromEntries(opened) as Record<RoleName, ApiClient>;
}, 60_000);
afterAll(() => desk.stop());

describe('every door × role × own or other agency', () => {
  it('is in the table', () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(api).sort());
  });

  it.each(Object.keys(TABLE) as DoorName[])(
    '%s',
    async (door) => {
      const expected = TABLE[door];
      expect({ here: await row(door, expected, here) }).toEqual({ here: named(expected.here) });
      expect({ elsewhere: await row(door, expected, elsewhere) }).toEqual({ elsewhere: named(expected.elsewhere) });
      const asked = { place: here, ticket: await stand(here, expected.standing ?? 'open') };
      expect(await ask(desk.anonymous, door, expected, asked)).toBe(expected.anonymous ?? 401);
    },
    60_000,
  );
});

/** What each role gets. Who gets through has a ticket of their own to change; those refused share one. */
async function row(door: DoorName, expected: Expected, place: Place): Promise<Record<RoleName, number>> {
  const row = place === here ? expected.here : expected.elsewhere;
  const shared = await stand(place, expected.standing ?? 'open');
  const statuses: number[] = [];
  for (const [index, role] of ROLES.entries()) {
    const changes = api[door].method !== 'GET' && (row[index] ?? 0) < 400;
    const ticket = changes ? await stand(place, expected.standing ?? 'open') : shared;
    if (door === 'takeNext' && changes) await stand(place, 'new');
    statuses.push(await ask(clients[role], door, expected, { place, ticket }));
  }
  return named(statuses);
}

function named(statuses: readonly number[]): Record<RoleName, number> {
  return Object.fromEntries(ROLES.map((role, index) => [role, statuses[index]])) as Record<RoleName, number>;
}

async function ask(client: ApiClient, door: DoorName, expected: Expected, asked: Asked): Promise<number> {
  const { method, path } = api[door];
  const params = (await expected.params?.(asked)) ?? {};
  const filledIn = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const words = new URLSearchParams(expected.query?.(asked)).toString();
  const body = await expected.body?.(asked);
  const file = api[door].bytes === 'in' && { body: 'innhold', headers: { 'content-type': 'application/octet-stream' } };
  const answer = await client.raw(
    method,
    `${API_PREFIX}${filledIn}${words && `?${words}`}`,
    file || (body && { body }),
  );
  return answer.status;
}

async function newPlace(): Promise<Place> {
  const built = await desk.build.desk();
  return { built, otherTeam: await desk.build.team('first', [built.agency]) };
}

/** A new ticket of a place's employee, brought to where a request finds it. */
async function stand(place: Place, standing: Standing): Promise<TicketView> {
  const { built } = place;
  const [employee, agent] = [await desk.as(built.employee), await desk.as(built.agent)];
  const ticket = await employee.call('createTicket', { body: filed(place) });
  if (standing === 'new') return ticket;
  const params = { id: ticket.id };
  const { version } = await agent.call('take', { params, body: { version: ticket.version } });
  switch (standing) {
    case 'open':
      return { ...ticket, version };
    case 'waiting':
      return agent.call('pend', { params, body: { version, reason: 'user' } });
    case 'second': {
      const body = { version, teamKey: built.secondLine.key, reason: 'Vanskelig', tried: 'Omstart' };
      return agent.call('escalate', { params, body });
    }
    case 'solved':
      return agent.call('resolve', {
        params,
        body: { version, resolution: 'Startet på nytt', resolutionCode: 'solved' },
      });
  }
}
