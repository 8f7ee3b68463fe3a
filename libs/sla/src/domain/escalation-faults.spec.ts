import type { EscalationRule } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import { escalationFaults, type Nameable } from './escalation-faults.js';

const rule: EscalationRule = {
  name: 'Haster',
  active: true,
  target: 'resolution',
  serviceKey: 'nett',
  priority: 1,
  atPercent: 90,
  tell: ['team_lead'],
  tellPeople: ['kari'],
  reassignToTeam: 'forstelinje',
  raisePriorityTo: null,
};
const known: Nameable = {
  serviceKeys: new Set(['nett']),
  usernames: new Set(['kari', 'ola']),
  lineByTeamKey: new Map([
    ['forstelinje', 'first'],
    ['nett', 'second'],
  ]),
  warnPercents: [75, 90],
};
const faultsOf = (...rules: readonly Partial<EscalationRule>[]) =>
  escalationFaults(
    rules.map((over, index) => ({ ...rule, name: `Regel ${index}`, ...over })),
    known,
  ).map(({ pointer, code }) => `${pointer} ${code}`);

describe('what can be wrong with escalation rules', () => {
  it.each<[string, Partial<EscalationRule>, string[]]>([
    ['nothing', {}, []],
    ['no name', { name: '  ' }, ['/rules/0/name required']],
    ['a long name', { name: 'x'.repeat(81) }, ['/rules/0/name too_long']],
    ['a service that is none', { serviceKey: 'vev' }, ['/rules/0/serviceKey unknown_service']],
    ['a point that nobody warns at', { atPercent: 80 }, ['/rules/0/atPercent not_a_warning_point']],
    ['the breach', { atPercent: 100 }, []],
    ['a person that is none', { tellPeople: ['ola', 'per'] }, ['/rules/0/tellPeople/1 unknown_person']],
    ['the same person again', { tellPeople: ['ola', 'ola'] }, ['/rules/0/tellPeople/1 twice']],
    ['a team that is none', { reassignToTeam: 'x' }, ['/rules/0/reassignToTeam unknown_team']],
    [
      'a team of first line for a clock of second line',
      { target: 'second_line_takeover' },
      ['/rules/0/reassignToTeam other_line'],
    ],
    ['a team of second line for it', { target: 'second_line_takeover', reassignToTeam: 'nett' }, []],
    ['a rule that does nothing', { tell: [], tellPeople: [], reassignToTeam: null }, ['/rules/0/tell required']],
    ['one that only raises the priority', { tell: [], tellPeople: [], reassignToTeam: null, raisePriorityTo: 1 }, []],
  ])('%s', (_what, over, faults) => {
    expect(faultsOf(over)).toEqual(faults);
  });

  it('says of the second of two names, and of every rule, what is wrong with it', () => {
    expect(faultsOf({ name: 'Lik' }, { name: ' Lik', atPercent: 1 })).toEqual([
      '/rules/1/name twice',
      '/rules/1/atPercent not_a_warning_point',
    ]);
  });
});
