import { assign, escalate, handBack, release, take, transfer } from './assignment.js';
import { addNote, messageByAgent, messageByRequester } from './conversation.js';
import type { Decision } from './decision.js';
import { cancel, close, reopen, resolve } from './ending.js';
import { DEFAULT_PRIORITY_MATRIX, priorityOf } from './priority.js';
import { MoveRefused } from './refusal.js';
import { formatNumber, parseNumber } from './ticket-number.js';
import {
  AGENT,
  aTicket,
  at,
  byAgent,
  byDesk,
  byRequester,
  EXPERT,
  FIRST,
  OTHER_FIRST,
  SECOND,
} from './ticket.example.js';
import { nextTimer, DEFAULT_TIMERS } from './timers.js';
import { update } from './update-ticket.js';
import { pend, remind, resume } from './waiting.js';

const types = (decision: Decision) => decision.entries.map((entry) => entry.type);
const resolution = {
  text: 'Byttet tonerkassett.',
  code: 'solved',
  firstLineCapable: null,
  reopenUntil: at(9_000),
  messageId: 'm9',
} as const;

describe('taking and moving', () => {
  it('opens a new ticket and gives it to who takes it', () => {
    const { ticket, entries } = take(aTicket(), byAgent(5), AGENT);
    expect(ticket).toMatchObject({ state: 'open', assigneeId: 'agent', version: 2, eventSeq: 2 });
    expect(entries).toEqual([
      expect.objectContaining({
        seq: 2,
        type: 'ticket.taken',
        actorId: 'agent',
        changes: { state: ['new', 'open'], assigneeId: [null, 'agent'] },
      }),
    ]);
  });

  it('does not let anybody handle their own ticket, or one of another line', () => {
    expect(() => take(aTicket({ requesterId: 'agent' }), byAgent(5), AGENT)).toThrow('their own');
    expect(() => take(aTicket({ line: 'second', teamId: SECOND.id }), byAgent(5), AGENT)).toThrow('works in the line');
    expect(() => assign(aTicket({ requesterId: 'agent' }), byAgent(5, 'lead'), AGENT, null)).toThrow('their own');
    expect(() => resolve(aTicket({ requesterId: 'agent' }), byAgent(5), resolution, AGENT)).toThrow('their own');
  });

  it('refuses a second taking by the same agent but lets a colleague take over', () => {
    const { ticket } = take(aTicket(), byAgent(5), AGENT);
    expect(() => take(ticket, byAgent(6), AGENT)).toThrow(MoveRefused);
    const colleague = { id: 'colleague', teams: [OTHER_FIRST] };
    expect(take(ticket, byAgent(7, 'colleague'), colleague).ticket.assigneeId).toBe('colleague');
  });

  it('counts crossings of the line and leaves the ticket open and unassigned', () => {
    let ticket = take(aTicket(), byAgent(5), AGENT).ticket;
    ticket = escalate(ticket, byAgent(10), SECOND, 'Krever tilgang', 'Startet på nytt').ticket;
    expect(ticket).toMatchObject({ state: 'open', assigneeId: null, line: 'second', crossings: 1, seenSecond: true });
    ticket = handBack(ticket, byAgent(20, 'expert'), FIRST, 'Mangler opplysninger').ticket;
    expect(ticket).toMatchObject({ line: 'first', teamId: FIRST.id, crossings: 2 });
    ticket = escalate(ticket, byAgent(30), SECOND, 'Fortsatt', 'Spurt').ticket;
    expect(ticket.crossings).toBe(3);
    expect(transfer(aTicket(), byAgent(1), OTHER_FIRST, 'Feil kø').ticket).toMatchObject({
      crossings: 0,
      state: 'open',
    });
  });

  it('keeps transfers and assignments within the line', () => {
    expect(() => transfer(aTicket(), byAgent(1), SECOND, 'x')).toThrow('same line');
    expect(() => assign(aTicket(), byAgent(1), EXPERT, SECOND)).toThrow('same line');
    expect(() => escalate(aTicket(), byAgent(1), OTHER_FIRST, 'x', 'y')).toThrow('second line');
  });

  it('ends a wait when the ticket is given up', () => {
    const open = take(aTicket(), byAgent(1), AGENT).ticket;
    const waiting = pend(open, byAgent(2), 'vendor', null).ticket;
    expect(release(waiting, byAgent(3)).ticket).toMatchObject({ state: 'open', assigneeId: null, pendingReason: null });
  });
});

describe('the conversation', () => {
  it('opens a new ticket with the first message of an agent, who then has it; the version stays', () => {
    const decision = messageByAgent(aTicket(), byAgent(4), { id: 'm1', text: 'Hei' }, AGENT);
    expect(types(decision)).toEqual(['ticket.opened', 'ticket.messaged']);
    expect(decision.ticket).toMatchObject({ state: 'open', assigneeId: 'agent', version: 1, firstRespondedAt: at(4) });
    expect(decision.messages).toEqual([expect.objectContaining({ id: 'm1', authorRole: 'agent', text: 'Hei' })]);
    expect(messageByAgent(aTicket(), byAgent(4), { id: 'm1', text: 'Hei' }, EXPERT).ticket.assigneeId).toBeNull();
  });

  it('resumes only a wait for the requester', () => {
    const open = take(aTicket(), byAgent(1), AGENT).ticket;
    const asked = pend(open, byAgent(2), 'user', null).ticket;
    const answered = messageByRequester(asked, byRequester(3), { id: 'm2', text: 'Ja' });
    expect(types(answered)).toEqual(['ticket.messaged', 'ticket.resumed']);
    expect(answered.ticket).toMatchObject({ state: 'open', newReply: false, version: asked.version });
    const thanks = messageByRequester(pend(open, byAgent(2), 'vendor', null).ticket, byRequester(3), {
      id: 'm3',
      text: 'Takk',
    });
    expect(thanks.ticket).toMatchObject({ state: 'pending_vendor', newReply: true });
    expect(messageByAgent(thanks.ticket, byAgent(4), { id: 'm4', text: 'Ok' }, AGENT).ticket.newReply).toBe(false);
  });

  it('neither reopens by a thank-you nor speaks on a closed ticket', () => {
    const resolved = resolve(aTicket(), byAgent(5), resolution, AGENT).ticket;
    expect(messageByRequester(resolved, byRequester(6), { id: 'm5', text: 'Takk' }).ticket).toMatchObject({
      state: 'resolved',
      newReply: true,
    });
    const closed = close(resolved, byRequester(7), 'confirmed').ticket;
    expect(() => messageByRequester(closed, byRequester(8), { id: 'm6', text: 'Hei' })).toThrow(MoveRefused);
  });

  it('keeps the text of a note out of the log and does not make it news for the requester', () => {
    const decision = addNote(aTicket(), byAgent(9), 'n1');
    expect(decision.entries[0]).toMatchObject({ type: 'ticket.noted', changes: {}, details: { noteId: 'n1' } });
    expect(decision.ticket.updatedAt).toEqual(at(0));
  });
});

describe('waiting', () => {
  const open = take(aTicket(), byAgent(1), AGENT).ticket;

  it('wants a moment for an agreed time, and one that is still to come', () => {
    expect(() => pend(open, byAgent(2), 'agreed_time', null)).toThrow('/until');
    expect(() => pend(open, byAgent(2), 'vendor', at(1))).toThrow('future');
    const scheduled = pend(open, byAgent(2), 'agreed_time', at(60)).ticket;
    expect(scheduled).toMatchObject({ state: 'scheduled', pendingUntil: at(60) });
    expect(resume(scheduled, byDesk(60), 'time').ticket).toMatchObject({ state: 'open', pendingUntil: null });
  });

  it('reminds twice, then gives up', () => {
    const day = (from: ReturnType<typeof at>, days: number) => from.add({ hours: 24 * days });
    let ticket = pend(open, byAgent(0), 'user', null).ticket;
    const since = ticket.pendingSince ?? at(0);
    expect(nextTimer(ticket, DEFAULT_TIMERS, day)).toEqual({ at: day(since, 3), action: 'remind' });
    ticket = remind(ticket, byDesk(3 * 1440)).ticket;
    expect(nextTimer(ticket, DEFAULT_TIMERS, day)).toEqual({ at: day(since, 6), action: 'remind' });
    ticket = remind(ticket, byDesk(6 * 1440)).ticket;
    expect(nextTimer(ticket, DEFAULT_TIMERS, day)).toEqual({ at: day(since, 10), action: 'no_answer' });
    ticket = resolve(
      ticket,
      byDesk(10 * 1440),
      { ...resolution, code: 'no_answer', reopenUntil: at(99_999) },
      null,
    ).ticket;
    expect(ticket).toMatchObject({ state: 'resolved', resolutionCode: 'no_answer', firstRespondedAt: null });
    expect(nextTimer(ticket, DEFAULT_TIMERS, day)).toEqual({ at: at(99_999), action: 'window_over' });
    expect(nextTimer(close(ticket, byDesk(99_999), 'window_over').ticket, DEFAULT_TIMERS, day)).toBeNull();
  });
});

describe('ending', () => {
  it('resolves, reopens to whom it had, closes', () => {
    const resolved = resolve(aTicket(), byAgent(5), resolution, AGENT);
    expect(resolved.ticket).toMatchObject({
      state: 'resolved',
      assigneeId: 'agent',
      resolvedAt: at(5),
      firstRespondedAt: at(5),
    });
    expect(resolved.messages).toEqual([
      expect.objectContaining({ id: 'm9', authorRole: 'agent', text: resolution.text }),
    ]);
    const again = reopen(resolved.ticket, byRequester(9), 'Virker ikke', {
      keepAssignee: true,
      requesterMessageId: 'm10',
    });
    expect(again.ticket).toMatchObject({
      state: 'open',
      assigneeId: 'agent',
      reopenCount: 1,
      resolvedAt: null,
      resolution: null,
    });
    expect(again.messages).toEqual([expect.objectContaining({ authorRole: 'requester', text: 'Virker ikke' })]);
    expect(() =>
      reopen(resolved.ticket, byRequester(9_001), 'For sent', { keepAssignee: true, requesterMessageId: null }),
    ).toThrow(MoveRefused);
  });

  it('names what is allowed instead', () => {
    const cancelled = cancel(aTicket(), byRequester(2), 'Feilmeldt').ticket;
    expect(cancelled).toMatchObject({ state: 'cancelled', closedAt: at(2) });
    try {
      take(cancelled, byAgent(3), AGENT);
      throw new Error('not refused');
    } catch (error) {
      expect(error).toMatchObject({ verb: 'take', state: 'cancelled', allowed: [] });
    }
  });
});

describe('correcting', () => {
  it('overrides the priority only with a reason and says nothing when nothing changes', () => {
    expect(() => update(aTicket(), byAgent(1), { priority: 1 })).toThrow('/priorityReason');
    const decision = update(aTicket(), byAgent(1), { priority: 1, priorityReason: 'Hele skolen står' });
    expect(decision.entries[0]?.changes).toEqual({ priority: [3, 1], priorityReason: [null, 'Hele skolen står'] });
    expect(update(aTicket(), byAgent(1), { subject: aTicket().subject })).toMatchObject({
      entries: [],
      ticket: { version: 1 },
    });
  });

  it('caps what an employee proposes', () => {
    expect(priorityOf(DEFAULT_PRIORITY_MATRIX, 'high', 'high', false)).toBe(2);
    expect(priorityOf(DEFAULT_PRIORITY_MATRIX, 'high', 'high', true)).toBe(1);
    expect(priorityOf(DEFAULT_PRIORITY_MATRIX, 'low', 'low', false)).toBe(4);
  });
});

describe('the log', () => {
  it('never runs backwards', () => {
    const late = take(aTicket(), byAgent(50), AGENT).ticket;
    const earlier = release(late, byAgent(10));
    expect(earlier.entries[0]?.occurredAt).toEqual(at(50));
  });
});

describe('numbers', () => {
  it('are read as people say them', () => {
    expect(formatNumber('OSL', 1_000_001)).toBe('OSL-1000001');
    for (const said of ['OSL-1000001', 'osl-1000001', 'osl 1000001', ' 1000001 ', 'OSL1000001']) {
      expect(parseNumber('OSL', said)).toBe(1_000_001);
    }
    for (const other of ['BGO-1000001', 'OSL-', 'OSL-1000001x', '0199-aa'])
      expect(parseNumber('OSL', other)).toBeNull();
  });
});
