import { LONGEST_TAG, type FieldError, type FieldFault, type RoutingRule } from '@desk/contracts';
import { isTag, normalisedTag } from './tags.js';
import type { RoutingKnown } from './routing-warnings.js';
import { wordPattern } from './words.js';

const LONGEST_NAME = 80;

/** Everything that keeps a list of rules from being saved or tried, in the order of its fields. */
export function routingFaults(rules: readonly RoutingRule[], known: RoutingKnown): FieldError[] {
  const names = rules.map(({ name }) => name.trim());
  return rules.flatMap((rule, index) =>
    [
      ...nameFaults(rule.name, names.indexOf(rule.name.trim()) !== index),
      ...conditionFaults(rule, known),
      ...effectFaults(rule, known),
    ].map(({ pointer, ...fault }) => ({ pointer: `/rules/${index}${pointer}`, ...fault })),
  );
}

function nameFaults(name: string, isRepeated: boolean): FieldError[] {
  if (name.trim() === '') return [fault('/name', 'required', 'give the rule a name')];
  if (name.length > LONGEST_NAME) {
    return [fault('/name', 'too_long', `must be ${LONGEST_NAME} characters at most`, { most: LONGEST_NAME })];
  }
  return isRepeated ? [fault('/name', 'twice', 'is the name of a rule above')] : [];
}

function conditionFaults({ conditions }: RoutingRule, known: RoutingKnown): FieldError[] {
  const { serviceKeys, agencyKeys, words, locationWords } = conditions;
  const each = (field: string, values: readonly string[], code: FieldFault, isRight: (value: string) => boolean) =>
    values.flatMap((value, index) =>
      isRight(value) ? [] : [fault(`/conditions/${field}/${index}`, code, SAYS[code as keyof typeof SAYS])],
    );
  const isWord = (word: string): boolean => wordPattern(word) !== null;
  return [
    ...each('serviceKeys', serviceKeys, 'unknown_service', (key) => known.services.has(key)),
    ...each('agencyKeys', agencyKeys, 'unknown_agency', (key) => known.agencies.has(key)),
    ...each('words', words, 'required', isWord),
    ...each('locationWords', locationWords, 'required', isWord),
  ];
}

function effectFaults({ effects }: RoutingRule, known: RoutingKnown): FieldError[] {
  const { teamKey, priority, skill, tags } = effects;
  if (teamKey === null && priority === null && skill === null && tags.length === 0) {
    return [fault('/effects/teamKey', 'required', 'name a team, or something else that happens to the ticket')];
  }
  const kept = tags.map(normalisedTag);
  return [
    ...(teamKey === null || known.teams.has(teamKey)
      ? []
      : [fault('/effects/teamKey', 'unknown_team', SAYS.unknown_team)]),
    ...(skill === null || known.skills.has(skill.key)
      ? []
      : [fault('/effects/skill', 'unknown_skill', SAYS.unknown_skill)]),
    ...kept.flatMap((tag, index) => {
      const place = `/effects/tags/${index}`;
      if (!isTag(tag)) return [fault(place, 'not_a_tag', SAYS.not_a_tag, { most: LONGEST_TAG })];
      return kept.indexOf(tag) === index ? [] : [fault(place, 'twice', 'is there already')];
    }),
  ];
}

const SAYS = {
  unknown_service: 'is not the key of a service',
  unknown_agency: 'is not the key of an agency',
  unknown_team: 'is not the key of a team',
  unknown_skill: 'is not the key of a skill',
  required: 'must hold a letter or digit',
  not_a_tag: `must be letters, digits and - _ . : / +, ${LONGEST_TAG} at most`,
} as const;

function fault(pointer: string, code: FieldFault, message: string, values?: FieldError['values']): FieldError {
  return { pointer, code, message, ...(values && { values }) };
}
