import { SIGNAL_KINDS, type AttentionBatch } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { anchorBatch, type AttentionSignal } from './attention-signal.js';
import { diffSessions, refold, refoldLookback } from './refold.js';
import { sessionsFrom, type WorkSession } from './sessions.js';

const dayStart = Temporal.Instant.from('2027-03-01T07:00:00Z');
const CLIENTS = ['desk', 'tab', 'phone'] as const;

const plain = (sessions: readonly WorkSession[]) =>
  sessions.map((session) => ({
    ...session,
    startedAt: session.startedAt.toString(),
    endedAt: session.endedAt.toString(),
  }));

/** A stretch of an agent's signals: gaps from moments to nights, every kind, three clients, four tickets. */
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 150_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * 3_600_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 * 3_600_000 }) },
);
const step = fc.record({
  gap,
  kind: fc.constantFrom(...SIGNAL_KINDS, 'focus' as const, 'input' as const, 'input' as const),
  client: fc.constantFrom(...CLIENTS),
  ticketId: fc.constantFrom('A', 'B', 'C', 'D'),
});
const agentDay = fc.array(step, { minLength: 1, maxLength: 40 }).map((steps): AttentionSignal[] => {
  let at = dayStart;
  const seqs = new Map<string, number>();
  return steps.map(({ gap: milliseconds, kind, client, ticketId }) => {
    at = at.add({ milliseconds });
    const seq = (seqs.get(client) ?? 0) + 1;
    seqs.set(client, seq);
    return { agentId: 'anna', clientId: client, seq, kind, ticketId, at };
  });
});

/** The same signals in another order, with some of them twice. */
const shuffled = (signals: readonly AttentionSignal[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...signals], { minLength: signals.length, maxLength: signals.length }),
      fc.subarray([...signals]),
    )
    .map(([all, again]) => [...all, ...again]);

/** A list cut into batches. */
const batched = <T>(items: readonly T[]) =>
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: items.length, maxLength: items.length }).map((sizes) => {
    const batches: T[][] = [];
    for (let at = 0; at < items.length; at += sizes[batches.length - 1] ?? 1) {
      batches.push(items.slice(at, at + (sizes[batches.length] ?? 1)));
    }
    return batches;
  });

describe('sessions of one agent', () => {
  it('never overlap and are at least a second long', () => {
    fc.assert(
      fc.property(agentDay, (signals) => {
        const sessions = sessionsFrom(signals);
        for (const [index, { startedAt, endedAt }] of sessions.entries()) {
          expect(endedAt.epochMilliseconds - startedAt.epochMilliseconds).toBeGreaterThanOrEqual(1000);
          const next = sessions[index + 1];
          if (next !== undefined)
            expect(next.startedAt.epochMilliseconds).toBeGreaterThanOrEqual(endedAt.epochMilliseconds);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on the order or the number of times in which signals come', () => {
    fc.assert(
      fc.property(
        agentDay.chain((signals) => fc.tuple(fc.constant(signals), shuffled(signals))),
        ([signals, arrived]) => {
          expect(plain(sessionsFrom(arrived))).toEqual(plain(sessionsFrom(signals)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never count attention beyond the tail after the last act', () => {
    fc.assert(
      fc.property(agentDay, (signals) => {
        const last = Math.max(...signals.map(({ at }) => at.epochMilliseconds));
        for (const { endedAt } of sessionsFrom(signals))
          expect(endedAt.epochMilliseconds).toBeLessThanOrEqual(last + 30_000);
      }),
    );
  });
});

describe('refold', () => {
  /** What a table of sessions holds after the batches came one by one, from stored signals as far back as asked for. */
  function keep(batches: readonly (readonly AttentionSignal[])[]): WorkSession[] {
    const signals: AttentionSignal[] = [];
    let sessions: WorkSession[] = [];
    for (const incoming of batches) {
      const storedFrom = refoldLookback(incoming);
      const stored = signals.filter(({ at }) => Temporal.Instant.compare(at, storedFrom) >= 0);
      const step = refold({ stored, incoming, storedFrom }) ?? refold({ stored: signals, incoming, storedFrom: null });
      if (step === null) throw new Error('all signals always suffice');
      const present = sessions.filter(({ startedAt }) => Temporal.Instant.compare(startedAt, step.from) >= 0);
      const { remove, insert } = diffSessions(present, step.sessions);
      sessions = [...sessions.filter((session) => !remove.includes(session)), ...insert];
      signals.push(...incoming);
    }
    return sessions.sort((a, b) => Temporal.Instant.compare(a.startedAt, b.startedAt));
  }

  it('gives, by any batches in any order with any repeats, the sessions of all signals at once', () => {
    fc.assert(
      fc.property(
        agentDay.chain((signals) => fc.tuple(fc.constant(signals), shuffled(signals).chain(batched))),
        ([signals, batches]) => {
          expect(plain(keep(batches))).toEqual(plain(sessionsFrom(signals)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same when repeats were delayed by different times on their way', () => {
    const delayed = agentDay
      .chain((signals) => shuffled(signals))
      .chain((arrived) =>
        fc
          .array(fc.integer({ min: 0, max: 90_000 }), { minLength: arrived.length, maxLength: arrived.length })
          .map((delays) =>
            arrived.map((signal, at) => ({ ...signal, at: signal.at.add({ milliseconds: delays[at] ?? 0 }) })),
          ),
      );
    fc.assert(
      fc.property(
        delayed.chain((arrived) => fc.tuple(fc.constant(arrived), batched(arrived))),
        ([arrived, batches]) => {
          expect(plain(keep(batches))).toEqual(plain(sessionsFrom([...arrived].reverse())));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives over the wire, by batches of clocks that are wrong, the sessions of the true times', () => {
    const skews = fc.record({ desk: fc.integer(), tab: fc.integer(), phone: fc.integer() });
    fc.assert(
      fc.property(
        agentDay.chain((signals) => fc.tuple(fc.constant(signals), batched(signals), skews)),
        ([signals, batches, skew]) => {
          const anchored = batches.flatMap((batch) => {
            const receivedAt = batch.at(-1)?.at ?? dayStart;
            return CLIENTS.flatMap((client) => {
              const stated = (at: Temporal.Instant): string => at.add({ milliseconds: skew[client] }).toString();
              const own = batch.filter(({ clientId }) => clientId === client);
              const wire: AttentionBatch = {
                clientId: client,
                sentAt: stated(receivedAt),
                signals: own.map(({ seq, kind, ticketId, at }) => ({ seq, kind, ticketId, at: stated(at) })),
              };
              return anchorBatch('anna', wire, receivedAt);
            });
          });
          const refused = new Set(anchored.flatMap((result) => result.refused.map(({ reason }) => reason)));
          fc.pre(refused.size === 0);
          expect(plain(sessionsFrom(anchored.flatMap(({ accepted }) => accepted)))).toEqual(
            plain(sessionsFrom(signals)),
          );
        },
      ),
    );
  });

  it('asks for more when a call may have begun before the first stored signal', () => {
    const [begun, focus, stop] = (
      [
        [0, 'start_call'],
        [60, 'focus'],
        [90, 'stop_call'],
      ] as const
    ).map(([minutes, kind], seq) => ({
      agentId: 'anna',
      clientId: 'tab',
      seq,
      kind,
      ticketId: 'A',
      at: dayStart.add({ minutes }),
    }));
    if (begun === undefined || focus === undefined || stop === undefined) throw new Error('three signals');
    expect(refold({ stored: [focus], incoming: [stop], storedFrom: focus.at })).toBeNull();
    const step = refold({ stored: [begun, focus], incoming: [stop], storedFrom: null });
    expect(step?.sessions.map(({ kind, seconds }) => [kind, seconds])).toEqual([['call', 90 * 60]]);
  });

  it('leaves what lies before a quiet moment alone', () => {
    const at = (hours: number): Temporal.Instant => dayStart.add({ minutes: Math.round(hours * 60) });
    const signal = (seq: number, hours: number, kind: 'focus' | 'leave'): AttentionSignal => ({
      agentId: 'anna',
      clientId: 'tab',
      seq,
      kind,
      ticketId: 'A',
      at: at(hours),
    });
    const stored = [signal(1, 0, 'focus'), signal(2, 0.01, 'leave')];
    const step = refold({ stored, incoming: [signal(3, 2, 'focus'), signal(4, 2.01, 'leave')], storedFrom: null });
    expect(step?.from.toString()).toBe(at(2).toString());
    expect(step?.sessions).toHaveLength(1);
  });
});
