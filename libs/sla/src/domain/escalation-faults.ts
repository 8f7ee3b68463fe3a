import type { EscalationRule, FieldError, FieldFault, Line } from '@desk/contracts';
import { BREACH_PERCENT } from './escalation.js';

/** What rules can name. */
export interface Nameable {
  readonly serviceKeys: ReadonlySet<string>;
  /** Usernames of people who are active. */
  readonly usernames: ReadonlySet<string>;
  readonly lineByTeamKey: ReadonlyMap<string, Line>;
  /** Of the declaration in force. */
  readonly warnPercents: readonly number[];
}

const LONGEST_NAME = 80;

/** Everything that keeps a list of rules from being saved, in the order of its fields. */
export function escalationFaults(rules: readonly EscalationRule[], known: Nameable): FieldError[] {
  const names = rules.map(({ name }) => name.trim());
  return rules.flatMap((rule, index) =>
    ruleFaults(rule, known, names.indexOf(rule.name.trim()) !== index).map(({ pointer, ...fault }) => ({
      pointer: `/rules/${index}${pointer}`,
      ...fault,
    })),
  );
}

function ruleFaults(rule: EscalationRule, known: Nameable, repeated: boolean): FieldError[] {
  const { serviceKey, tellPeople } = rule;
  return [
    ...nameFaults(rule.name, repeated),
    ...(serviceKey === null || known.serviceKeys.has(serviceKey)
      ? []
      : [fault('/serviceKey', 'unknown_service', `there is no service ${serviceKey}`)]),
    ...pointFaults(rule.atPercent, known.warnPercents),
    ...(does(rule) ? [] : [fault('/tell', 'required', 'somebody is told, or something happens to the ticket')]),
    ...tellPeople.flatMap((username, index) => {
      const place = `/tellPeople/${index}`;
      if (!known.usernames.has(username)) return [fault(place, 'unknown_person', `nobody is called ${username}`)];
      return tellPeople.indexOf(username) === index ? [] : [fault(place, 'twice', 'is told already')];
    }),
    ...teamFaults(rule, known),
  ];
}

function nameFaults(name: string, repeated: boolean): FieldError[] {
  if (name.trim() === '') return [fault('/name', 'required', 'give the rule a name')];
  if (name.length > LONGEST_NAME) {
    return [fault('/name', 'too_long', `must be ${LONGEST_NAME} characters at most`, { most: LONGEST_NAME })];
  }
  return repeated ? [fault('/name', 'twice', 'is the name of a rule above')] : [];
}

function pointFaults(atPercent: number, warnPercents: readonly number[]): FieldError[] {
  if (atPercent === BREACH_PERCENT || warnPercents.includes(atPercent)) return [];
  const points = warnPercents.join(', ');
  return [fault('/atPercent', 'not_a_warning_point', `must be ${points} or ${BREACH_PERCENT}`, { points })];
}

/** A clock of second line runs only while the ticket is there, and a rule moves nothing to another line. */
function teamFaults({ reassignToTeam, target }: EscalationRule, known: Nameable): FieldError[] {
  if (reassignToTeam === null) return [];
  const line = known.lineByTeamKey.get(reassignToTeam);
  if (line === undefined) return [fault('/reassignToTeam', 'unknown_team', `there is no team ${reassignToTeam}`)];
  const ofSecondLine = target === 'second_line_takeover' || target === 'second_line_resolution';
  if (!ofSecondLine || line === 'second') return [];
  return [fault('/reassignToTeam', 'other_line', 'must be a team of second line, where this clock runs')];
}

function does({ tell, tellPeople, reassignToTeam, raisePriorityTo }: EscalationRule): boolean {
  return tell.length > 0 || tellPeople.length > 0 || reassignToTeam !== null || raisePriorityTo !== null;
}

function fault(pointer: string, code: FieldFault, message: string, values?: FieldError['values']): FieldError {
  return { pointer, code, message, ...(values && { values }) };
}
