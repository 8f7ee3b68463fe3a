import { describe, expect, it } from '@jest/globals';
import type { Actor } from './actor.js';
import { mayFileFor, ticketPolicy, type TicketSubject } from './ticket.policy.js';

const base: Actor = {
  id: 'me',
  username: 'me',
  name: 'Me',
  locale: 'nb',
  roles: ['employee'],
  homeAgencyId: 'a',
  mayFile: true,
  ownAgencyIds: ['a'],
  servedAgencyIds: [],
  contactAgencyIds: [],
  teams: [],
  agencyIds: ['a'],
};
const agent: Actor = {
  ...base,
  roles: ['employee', 'agent'],
  servedAgencyIds: ['a', 'b'],
  teams: [{ id: 't', key: 't', line: 'first', lead: false }],
};
const contact: Actor = { ...base, roles: ['employee', 'agency_contact'], contactAgencyIds: ['a'] };
const ticket: TicketSubject = {
  agencyId: 'a',
  requesterId: 'other',
  filedById: 'other',
  teamId: 't',
  line: 'first',
  sensitive: false,
};

describe('ticketPolicy', () => {
  it('shows employees their own, also that of a former agency, and no others', () => {
    expect(ticketPolicy.read(base, { ...ticket, requesterId: 'me', agencyId: 'former' })).toBe(true);
    expect(ticketPolicy.read(base, ticket)).toBe(false);
    expect(ticketPolicy.readNotes(base, { ...ticket, requesterId: 'me' })).toBe(false);
  });

  it('lets who filed for a colleague follow it until it is sensitive', () => {
    const filed = { ...ticket, filedById: 'me' };
    expect(ticketPolicy.read(base, filed)).toBe(true);
    expect(ticketPolicy.message(base, filed)).toBe(true);
    expect(ticketPolicy.read(base, { ...filed, sensitive: true })).toBe(false);
    expect(ticketPolicy.read(base, { ...filed, requesterId: 'me', sensitive: true })).toBe(true);
  });

  it('lets the side of the requester confirm, and no agent for them', () => {
    expect(ticketPolicy.close(base, { ...ticket, filedById: 'me' })).toBe(true);
    expect(ticketPolicy.close({ ...agent, ownAgencyIds: ['a'] }, { ...ticket, filedById: 'me' })).toBe(false);
    expect(ticketPolicy.close(agent, { ...ticket, requesterId: 'me' })).toBe(true);
  });

  it('lets agents work for the agencies they serve, and not on their own tickets', () => {
    expect(ticketPolicy.escalate(agent, ticket)).toBe(true);
    expect(ticketPolicy.escalate(agent, { ...ticket, agencyId: 'c' })).toBe(false);
    const mine = { ...ticket, requesterId: 'me' };
    expect(ticketPolicy.read(agent, mine)).toBe(true);
    for (const action of ['take', 'note', 'readNotes', 'resolve', 'readInternal'] as const) {
      expect(ticketPolicy[action](agent, mine)).toBe(false);
    }
  });

  it('keeps a sensitive ticket within its team', () => {
    expect(ticketPolicy.read(agent, { ...ticket, sensitive: true })).toBe(true);
    expect(ticketPolicy.read(agent, { ...ticket, sensitive: true, teamId: 'another' })).toBe(false);
    expect(ticketPolicy.read(contact, { ...ticket, sensitive: true })).toBe(false);
  });

  it('lets a contact read their agency without notes, and change nothing', () => {
    expect(ticketPolicy.read(contact, ticket)).toBe(true);
    expect(ticketPolicy.read(contact, { ...ticket, agencyId: 'b' })).toBe(false);
    const others = Object.entries(ticketPolicy).filter(([action]) => !['read', 'readClocks'].includes(action));
    expect(others.filter(([, rule]) => rule(contact, ticket))).toEqual([]);
  });

  it('gives neither service owners nor administrators a ticket', () => {
    const figures: Actor = { ...base, roles: ['employee', 'service_owner', 'admin'], agencyIds: ['a', 'b'] };
    expect(ticketPolicy.read(figures, ticket)).toBe(false);
  });

  it('shows the clocks to who reads the ticket, or the figures of its agency', () => {
    const owner: Actor = { ...base, roles: ['employee', 'service_owner'], agencyIds: ['a', 'b'] };
    const may = (actor: Actor, changes: Partial<TicketSubject> = {}) =>
      ticketPolicy.readClocks(actor, { ...ticket, ...changes });
    expect([may(owner), may(agent), may(contact), may(base, { requesterId: 'me' })]).toEqual([true, true, true, true]);
    expect([may(base), may(contact, { agencyId: 'b' }), may({ ...base, roles: ['admin'] })]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('mayFileFor', () => {
  it('lets anybody file for colleagues and agents for those they serve', () => {
    expect(mayFileFor(base, { id: 'other', agencyId: 'a' })).toBe(true);
    expect(mayFileFor(base, { id: 'other', agencyId: 'b' })).toBe(false);
    expect(mayFileFor(agent, { id: 'other', agencyId: 'b' })).toBe(true);
    expect(mayFileFor(agent, { id: 'other', agencyId: 'c' })).toBe(false);
  });
});
