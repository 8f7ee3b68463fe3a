import { readFileSync } from 'node:fs';
import { addWorkingDays, CLOSED_WEEK, compileCalendar, nationalHolidays } from '@desk/agencies';
import { PRIORITIES } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { clockTerms, DEFAULT_PAUSE_REASONS, DEFAULT_WARN_PERCENTS } from '@desk/sla';
import { ticketDomain } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import { isBad, LogRows, type LogRow } from './log-row.js';
import { parseMapping } from './mapping.js';
import { replayCase, type LogWorld, type ReplayTerms } from './replay.js';

const mapping = parseMapping(readFileSync('apps/desk/mappings/bpi2013.json', 'utf8'), 'bpi2013.json');
const HEADING = [
  'case_id',
  'event_index',
  'timestamp',
  'status',
  'sub_status',
  'involved_st',
  'product',
  'owner_first_name',
  'owner_country',
  'impact',
];
const rows = new LogRows(mapping, HEADING);

const calendar = compileCalendar(
  {
    id: 'always',
    versions: [
      {
        validFrom: '2000-01-01',
        timeZone: 'Europe/Oslo',
        alwaysOpen: true,
        hours: CLOSED_WEEK,
        holidayCountry: null,
        specialDays: [],
      },
    ],
  },
  nationalHolidays,
);
const terms: ReplayTerms = {
  declarationId: 'declaration',
  clocks: clockTerms(
    {
      id: 'declaration',
      validFrom: Temporal.Instant.from('2000-01-01T00:00:00Z'),
      targets: (['resolution', 'second_line_takeover'] as const).flatMap((target) =>
        PRIORITIES.map((priority) => ({
          target,
          serviceId: null,
          priority,
          seconds: 36_000,
          businessDays: null,
          calendarId: 'always',
        })),
      ),
      pauseReasons: DEFAULT_PAUSE_REASONS,
      warnPercents: DEFAULT_WARN_PERCENTS,
    },
    new Map([['always', calendar]]),
  ),
  timers: ticketDomain.DEFAULT_TIMERS,
  addWorkingDays: (from, days) => addWorkingDays(calendar, from, days),
};
const world: LogWorld = {
  agencyId: 'history',
  requesterId: 'requester',
  kind: 'incident',
  channel: 'phone',
  source: 'Logg',
  teamId: (name) => `team ${name}`,
  serviceId: (name) => `service ${name}`,
  agentId: (name) => `agent ${name}`,
};

/** An event: hours after the first of May 2012, the state, and what differs. */
interface Given {
  readonly team?: string;
  readonly agent?: string;
  readonly product?: string;
  readonly impact?: string;
}
type Event = readonly [hours: number, state: string, given?: Given];

function rowOf([hours, state, given = {}]: Event, index: number): LogRow {
  const at = Temporal.Instant.from('2012-05-01T00:00:00Z').add({ hours });
  const [status = '', sub = ''] = state.split('/');
  const { team = 'V1', agent = 'Kari', product = 'PROD1', impact = 'Low' } = given;
  const fields = ['1-1', String(index + 1), at.toString(), status, sub, team, product, agent, 'Norway', impact];
  const row = rows.read(fields, index + 2);
  if (isBad(row)) throw new Error(row.reason);
  return row;
}

function replayed(first: Event, ...others: readonly Event[]) {
  const log = { id: '1-1', rows: [rowOf(first, 0), ...others.map((event, index) => rowOf(event, index + 1))] as const };
  const end = Temporal.Instant.from('2012-07-01T00:00:00Z');
  const result = replayCase(
    { ...log, rows: [log.rows[0], ...log.rows.slice(1)] },
    'ticket',
    world,
    terms,
    newIdAt,
    end,
  );
  return {
    ...result,
    moves: result.entries.filter(({ type }) => type.startsWith('ticket.')).map(({ type }) => type.slice(7)),
  };
}

const TAKEN = 'Accepted/In Progress';
const QUEUED = 'Queued/Awaiting Assignment';
const RESOLVED = 'Completed/Resolved';
const CLOSED = 'Completed/Closed';

describe('what the states of the log become', () => {
  it.each([
    [QUEUED, 'new'],
    ['Unmatched/Unmatched', 'new'],
    [TAKEN, 'open'],
    ['Accepted/Assigned', 'open'],
    ['Accepted/Wait - User', 'pending_requester'],
    ['Accepted/Wait - Customer', 'pending_requester'],
    ['Accepted/Wait - Vendor', 'pending_vendor'],
    ['Accepted/Wait - Implementation', 'pending_vendor'],
    ['Accepted/Wait', 'pending_vendor'],
    ['Completed/In Call', 'resolved'],
    [RESOLVED, 'resolved'],
    [CLOSED, 'closed'],
    ['Completed/Cancelled', 'cancelled'],
  ])('%s: %s', (state, becomes) => {
    expect(replayed([0, state]).ticket.state).toBe(becomes);
    expect(replayed([0, TAKEN, { agent: 'Ola' }], [1, state]).ticket.state).toBe(becomes === 'new' ? 'open' : becomes);
  });
});

it('plays an ordinary case by the moves of the desk', () => {
  const { ticket, moves, entries, messages } = replayed(
    [0, QUEUED],
    [1, TAKEN],
    [2, 'Accepted/Wait - User'],
    [3, TAKEN],
    [4, QUEUED, { team: 'N5 2nd' }],
    [5, TAKEN, { team: 'N5 2nd', agent: 'Ola' }],
    [6, RESOLVED, { team: 'N5 2nd', agent: 'Ola' }],
    [200, CLOSED, { team: 'N5 2nd', agent: 'Siebel' }],
  );
  expect(moves).toEqual(['created', 'taken', 'pended', 'resumed', 'escalated', 'taken', 'resolved', 'closed']);
  expect(ticket).toMatchObject({
    state: 'closed',
    line: 'second',
    entryLine: 'first',
    crossings: 1,
    seenSecond: true,
    assigneeId: 'agent Ola / Norway',
    timerAt: null,
  });
  expect(ticket.resolvedAt?.toString()).toBe('2012-05-01T06:00:00Z');
  expect(entries.filter(({ type }) => type.startsWith('ticket.')).every(({ origin }) => origin === 'import')).toBe(
    true,
  );
  expect(entries.at(-1)).toMatchObject({ type: 'ticket.closed', actorId: null, details: { why: 'window_over' } });
  expect(messages).toMatchObject([{ authorRole: 'agent', text: 'Fra importert logg: Completed / Resolved' }]);
});

it.each([
  ['V1', 'first'],
  ['V1 2nd', 'second'],
  ['V1 3rd', 'second'],
  ['V13 2nd 3rd', 'second'],
])('team %s stands in %s line', (team, line) => {
  expect(replayed([0, QUEUED, { team }]).ticket).toMatchObject({
    line,
    entryLine: line,
    seenSecond: line === 'second',
  });
});

it('crosses between second and third line without a crossing, and back to first with one', () => {
  const { ticket, moves } = replayed(
    [0, TAKEN, { team: 'A 2nd' }],
    [1, QUEUED, { team: 'B 3rd' }],
    [2, QUEUED, { team: 'C' }],
  );
  expect(moves).toEqual(['created', 'taken', 'transferred', 'handed_back']);
  expect(ticket.crossings).toBe(1);
});

it('reopens what was resolved within the window by the move of the desk', () => {
  const { ticket, moves } = replayed([0, RESOLVED], [24, TAKEN], [25, RESOLVED]);
  expect(moves).toEqual(['created', 'resolved', 'reopened', 'taken', 'resolved']);
  expect(ticket).toMatchObject({ state: 'resolved', reopenCount: 1 });
});

describe('moves that the table does not have are recorded as such', () => {
  it('back from closed', () => {
    const { ticket, moves, entries } = replayed([0, RESOLVED], [1, CLOSED], [2, TAKEN]);
    expect(moves).toEqual(['created', 'resolved', 'closed', 'moved_elsewhere', 'taken']);
    expect(ticket).toMatchObject({ state: 'open', reopenCount: 1, closedAt: null, resolvedAt: null });
    expect(entries.find(({ type }) => type === 'ticket.moved_elsewhere')).toMatchObject({
      changes: { state: ['closed', 'open'], reopenCount: [0, 1] },
      details: { logState: 'Accepted / In Progress', notAllowed: 'reopen' },
    });
  });

  it('reopened when the window was over', () => {
    const { ticket, moves } = replayed([0, RESOLVED], [24 * 40, TAKEN]);
    expect(moves).toEqual(['created', 'resolved', 'moved_elsewhere', 'taken']);
    expect(ticket.reopenCount).toBe(1);
  });

  it('to another team after it was solved', () => {
    const { ticket, moves } = replayed([0, RESOLVED], [1, CLOSED, { team: 'B 2nd' }]);
    expect(moves).toEqual(['created', 'resolved', 'moved_elsewhere', 'closed']);
    expect(ticket).toMatchObject({ state: 'closed', line: 'second', crossings: 1, seenSecond: true });
  });

  it('from closed to resolved, which is not a second solution', () => {
    const { ticket, moves } = replayed([0, RESOLVED], [1, CLOSED], [2, RESOLVED]);
    expect(moves).toEqual(['created', 'resolved', 'closed', 'moved_elsewhere']);
    expect(ticket).toMatchObject({ state: 'resolved', reopenCount: 0, closedAt: null });
    expect(ticket.resolvedAt?.toString()).toBe('2012-05-01T00:00:00Z');
  });

  it('a wait of the system that nobody has taken', () => {
    const { ticket, moves } = replayed([0, 'Accepted/Wait - User', { agent: 'Siebel' }]);
    expect(moves).toEqual(['created', 'moved_elsewhere', 'pended']);
    expect(ticket).toMatchObject({ state: 'pending_requester', assigneeId: null });
  });
});

it('records another service and priority as a correction', () => {
  const { ticket, moves } = replayed([0, TAKEN], [1, TAKEN, { product: 'PROD2', impact: 'Major' }]);
  expect(moves).toEqual(['created', 'taken', 'updated']);
  expect(ticket).toMatchObject({ serviceId: 'service PROD2', priority: 1 });
});

it('writes nothing for a row that changes nothing', () => {
  expect(replayed([0, TAKEN], [1, TAKEN], [2, 'Accepted/Assigned']).moves).toEqual(['created', 'taken']);
});

it('settles what is still open at the end of the log, so that nothing falls due afterwards', () => {
  const { entries, clocks } = replayed([0, TAKEN]);
  const breach = entries.find(({ type }) => type === 'sla.breached');
  expect(breach?.occurredAt.toString()).toBe('2012-05-01T10:00:00Z');
  expect(clocks.every(({ wakeAt }) => wakeAt === null)).toBe(true);
});
