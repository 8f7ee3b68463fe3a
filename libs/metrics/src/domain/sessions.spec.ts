import type { SignalKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { anchorBatch, type AttentionSignal } from './attention-signal.js';
import { handlingByLine } from './handling-time.js';
import { sessionsFrom } from './sessions.js';

const start = Temporal.Instant.from('2027-03-01T08:00:00Z');

/** `[seconds after eight, kind, ticket, client]`, counted per client in the order given. */
type Line = readonly [number, SignalKind, string, string?];

function signals(lines: readonly Line[]): AttentionSignal[] {
  return lines.map(([seconds, kind, ticketId, clientId = 'tab'], seq) => ({
    agentId: 'anna',
    clientId,
    seq,
    kind,
    ticketId,
    at: start.add({ milliseconds: seconds * 1000 }),
  }));
}

/** `kind ticket from-to` in seconds after eight. */
function fold(...lines: Line[]): string[] {
  return sessionsFrom(signals(lines)).map(({ kind, ticketId, startedAt, endedAt }) => {
    const at = (instant: Temporal.Instant): number => instant.since(start).total('seconds');
    return `${kind} ${ticketId} ${at(startedAt)}-${at(endedAt)}`;
  });
}

describe('sessionsFrom', () => {
  it('lasts from focus to blur or leaving', () => {
    expect(fold([0, 'focus', 'A'], [60, 'input', 'A'], [100, 'blur', 'A'])).toEqual(['attention A 0-100']);
    expect(fold([0, 'focus', 'A'], [60, 'leave', 'A'])).toEqual(['attention A 0-60']);
  });

  it('goes idle after 120 s without input, of which 30 s count', () => {
    expect(fold([0, 'focus', 'A'], [119, 'input', 'A'], [239, 'input', 'A'])).toEqual([
      'attention A 0-149',
      'attention A 239-269',
    ]);
    expect(fold([0, 'focus', 'A'], [600, 'blur', 'A'])).toEqual(['attention A 0-30']);
  });

  it('counts quiet reading up to the blur when it is not yet idle', () => {
    expect(fold([0, 'focus', 'A'], [110, 'blur', 'A'])).toEqual(['attention A 0-110']);
  });

  it('ends when another ticket is opened', () => {
    expect(fold([0, 'focus', 'A'], [40, 'focus', 'B'], [70, 'leave', 'B'])).toEqual([
      'attention A 0-40',
      'attention B 40-70',
    ]);
  });

  it('follows the latest focus over several tabs, and a late blur of the old tab ends nothing', () => {
    expect(
      fold(
        [0, 'focus', 'A', 'one'],
        [40, 'focus', 'B', 'two'],
        [41, 'blur', 'A', 'one'],
        [90, 'input', 'B', 'two'],
        [95, 'leave', 'B', 'two'],
      ),
    ).toEqual(['attention A 0-40', 'attention B 40-95']);
  });

  it('goes on when the same ticket is taken up in another tab', () => {
    expect(
      fold([0, 'focus', 'A', 'one'], [40, 'focus', 'A', 'two'], [41, 'blur', 'A', 'one'], [60, 'leave', 'A', 'two']),
    ).toEqual(['attention A 0-60']);
  });

  it('lets a call win over attention until it is stopped', () => {
    expect(
      fold(
        [0, 'focus', 'A'],
        [50, 'start_call', 'B'],
        [80, 'input', 'A'],
        [150, 'input', 'A'],
        [200, 'stop_call', 'B'],
        [230, 'leave', 'A'],
      ),
    ).toEqual(['attention A 0-50', 'call B 50-200', 'attention A 200-230']);
  });

  it('lets a call interrupt a visit, which then goes on', () => {
    expect(
      fold([0, 'start_visit', 'A'], [600, 'start_call', 'B'], [900, 'stop_call', 'B'], [1800, 'stop_visit', 'A']),
    ).toEqual(['visit A 0-600', 'call B 600-900', 'visit A 900-1800']);
  });

  it('ends a call by the next call, and measures nothing by a call that is never stopped', () => {
    expect(fold([0, 'start_call', 'A'], [300, 'start_call', 'B'], [420, 'stop_call', 'B'])).toEqual([
      'call A 0-300',
      'call B 300-420',
    ]);
    expect(fold([0, 'focus', 'A'], [5, 'start_call', 'A'], [60, 'leave', 'A'])).toEqual(['attention A 0-60']);
    expect(fold([0, 'start_call', 'A'], [5 * 3600, 'stop_call', 'A'])).toEqual([]);
  });

  it('does not stop a call by the stop of another ticket', () => {
    expect(fold([0, 'start_call', 'A'], [10, 'stop_call', 'B'], [60, 'stop_call', 'A'])).toEqual(['call A 0-60']);
  });

  it('forgets flicks under a second', () => {
    expect(fold([0, 'focus', 'A'], [0.9, 'focus', 'B'], [20, 'leave', 'B'])).toEqual(['attention B 0.9-20']);
  });

  it('keeps agents apart even when their clients have one name', () => {
    const of = (agentId: string): AttentionSignal[] =>
      signals([
        [0, 'focus', 'A'],
        [60, 'leave', 'A'],
      ]).map((s) => ({ ...s, agentId }));
    expect(sessionsFrom([...of('anna'), ...of('bo')]).map(({ agentId, seconds }) => [agentId, seconds])).toEqual([
      ['anna', 60],
      ['bo', 60],
    ]);
  });

  it('takes a signal that was delayed more than its successor by the time of the successor', () => {
    const [focus, leave] = signals([
      [50, 'focus', 'A'],
      [40, 'leave', 'A'],
    ]);
    const before = signals([[0, 'focus', 'B']]).map((s) => ({ ...s, seq: -1 }));
    if (focus === undefined || leave === undefined) throw new Error('two signals');
    expect(sessionsFrom([...before, focus, leave]).map(({ ticketId, seconds }) => [ticketId, seconds])).toEqual([
      ['B', 40],
    ]);
  });
});

describe('anchorBatch', () => {
  const receivedAt = Temporal.Instant.from('2027-03-01T12:00:00Z');
  const anchor = (sentAt: string, at: string) =>
    anchorBatch(
      'anna',
      { clientId: 'tab', sentAt, signals: [{ seq: 4, at, kind: 'focus', ticketId: 'A' }] },
      receivedAt,
    );

  it('moves the signals of a wrong clock to the time of the server', () => {
    expect(anchor('2031-01-01T00:10:00Z', '2031-01-01T00:00:00Z').accepted.map(({ at }) => at.toString())).toEqual([
      '2027-03-01T11:50:00Z',
    ]);
  });

  it.each([
    ['2027-03-01T12:00:00Z', '2027-03-01T12:00:01Z', 'in_the_future'],
    ['2027-03-01T12:00:00Z', '2027-02-28T11:59:59Z', 'too_late'],
    ['2027-03-01T12:00:00Z', 'yesterday', 'bad_time'],
    ['', '2027-03-01T12:00:00Z', 'bad_time'],
  ])('refuses sent %s, seen %s as %s', (sentAt, at, reason) => {
    expect(anchor(sentAt, at)).toEqual({ accepted: [], refused: [{ seq: 4, reason }] });
  });

  it('takes what was held back for a day', () => {
    expect(anchor('2027-03-01T12:00:00Z', '2027-02-28T12:00:00Z').accepted).toHaveLength(1);
  });
});

describe('handlingByLine', () => {
  it('sums the sessions of a ticket by line', () => {
    const sessions = [
      { ticketId: 'A', seconds: 60, line: 'first' as const },
      { ticketId: 'A', seconds: 30, line: 'second' as const },
      { ticketId: 'A', seconds: 15, line: 'first' as const },
      { ticketId: 'B', seconds: 5, line: 'first' as const },
    ];
    const sums = handlingByLine(sessions, ({ line }) => line);
    expect([...(sums.get('A') ?? [])]).toEqual([
      ['first', 75],
      ['second', 30],
    ]);
    expect([...(sums.get('B') ?? [])]).toEqual([['first', 5]]);
  });
});
