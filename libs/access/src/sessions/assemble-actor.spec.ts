import { describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { assembleActor, type ActorFacts } from './assemble-actor.js';

const nobody: ActorFacts = {
  id: 'p1',
  username: 'kari',
  name: 'Kari',
  locale: 'nb',
  given: [],
  home: null,
  employedBy: [],
  contactFor: [],
  teams: [],
  canFile: [],
  every: null,
};
const team = { id: 't1', key: 'pool', line: 'first', lead: false, serves: null } as const;

describe('assembleActor', () => {
  it('makes everybody an employee, and nothing more without cause', () => {
    expect(assembleActor(nobody)).toMatchObject({
      roles: ['employee'],
      homeAgencyId: null,
      mayFile: false,
      servedAgencyIds: [],
      agencyIds: [CITY_AGENCY_ID],
    });
  });

  it('lets file whose agency has joined, and pilots of one that has not', () => {
    const at = (joined: boolean, pilot: boolean) =>
      assembleActor({ ...nobody, home: { agencyId: 'a', joined, pilot }, employedBy: ['a'] });
    expect(at(true, false)).toMatchObject({ mayFile: true, homeAgencyId: 'a' });
    expect(at(false, true).mayFile).toBe(true);
    expect(at(false, false)).toMatchObject({ mayFile: false, homeAgencyId: 'a' });
  });

  it('keeps earlier agencies in sight, so that own tickets stay own', () => {
    const actor = assembleActor({
      ...nobody,
      home: { agencyId: 'b', joined: true, pilot: false },
      employedBy: ['a', 'b'],
    });
    expect(actor.ownAgencyIds).toEqual(['a', 'b']);
    expect(actor.agencyIds).toEqual([CITY_AGENCY_ID, 'a', 'b']);
  });

  it('makes agents of team members and leads of those who lead one of their teams', () => {
    expect(assembleActor({ ...nobody, teams: [team] }).roles).toEqual(['employee', 'agent']);
    expect(assembleActor({ ...nobody, teams: [team, { ...team, id: 't2', lead: true }] }).roles).toEqual([
      'employee',
      'agent',
      'team_lead',
    ]);
  });

  it('lets a team without a list serve all that can file, and one with a list only those', () => {
    const facts = { ...nobody, canFile: ['a', 'b'] };
    expect(assembleActor({ ...facts, teams: [team] }).servedAgencyIds).toEqual(['a', 'b']);
    expect(assembleActor({ ...facts, teams: [{ ...team, serves: ['c'] }] }).servedAgencyIds).toEqual(['c']);
    expect(assembleActor({ ...facts, teams: [team, { ...team, serves: ['b', 'c'] }] }).servedAgencyIds).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('shows a contact their agency, and neither makes an agent of them', () => {
    expect(assembleActor({ ...nobody, contactFor: ['a'] })).toMatchObject({
      roles: ['employee', 'agency_contact'],
      contactAgencyIds: ['a'],
      servedAgencyIds: [],
      agencyIds: [CITY_AGENCY_ID, 'a'],
    });
  });

  it('gives every agency to a service owner, and none to an administrator', () => {
    const every = [CITY_AGENCY_ID, 'a', 'b', 'history'];
    const owner = assembleActor({ ...nobody, given: ['service_owner'], every });
    expect(owner).toMatchObject({ roles: ['employee', 'service_owner'], agencyIds: every, servedAgencyIds: [] });
    expect(assembleActor({ ...nobody, given: ['admin'] }).agencyIds).toEqual([CITY_AGENCY_ID]);
  });
});
