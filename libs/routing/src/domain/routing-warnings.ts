import {
  CHANNELS,
  PRIORITIES,
  TICKET_KINDS,
  type RoutingConditions,
  type RoutingEffects,
  type RoutingRule,
  type RoutingWarning,
} from '@desk/contracts';
import { without, type Box } from './boxes.js';
import { patternsOf } from './route.js';
import { normalisedTags } from './tags.js';
import { implies, type WordPattern } from './words.js';

/** What of the desk rules can name, by key. */
export interface RoutingKnown {
  readonly services: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>;
  /** `served`: it has joined, or runs a pilot, so that tickets can come from it. */
  readonly agencies: ReadonlyMap<string, { readonly name: string; readonly served: boolean }>;
  /** `serves` null: all. */
  readonly teams: ReadonlyMap<string, { readonly name: string; readonly serves: ReadonlySet<string> | null }>;
  readonly skills: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>;
}

interface Shape {
  readonly rule: RoutingRule;
  readonly box: Box;
  readonly words: readonly WordPattern[] | null;
  readonly locationWords: readonly WordPattern[] | null;
}

/**
 * What is likely to be a mistake in a list of rules, in its order. Only what is certain is said: a rule said never to match
 * matches no ticket that can be filed, and of rules whose words merely overlap nothing is said.
 */
export function routingWarnings(rules: readonly RoutingRule[], known: RoutingKnown): RoutingWarning[] {
  const box = boxOf(rules);
  const above: Shape[] = [];
  return rules.flatMap((rule, place) => {
    if (!rule.active) return [];
    const shape: Shape = {
      rule,
      box: box(rule.conditions),
      words: patternsOf(rule.conditions.words),
      locationWords: patternsOf(rule.conditions.locationWords),
    };
    const found = [...coverWarnings(shape, above), ...conditionWarnings(rule, known), ...effectWarnings(rule, known)];
    above.push(shape);
    return found.map((warning) => ({ rule: place, ...warning }));
  });
}

type Found = Omit<RoutingWarning, 'rule'>;

function coverWarnings(shape: Shape, above: readonly Shape[]): Found[] {
  const twin = above.find((other) => sameConditions(shape.rule.conditions, other.rule.conditions));
  if (twin) {
    const code = sameEffects(shape.rule.effects, twin.rule.effects) ? 'covered' : 'contradicts';
    return [{ code, neverMatches: true, values: { other: twin.rule.name } }];
  }
  const takers = above.filter(
    (other) => wordsImply(shape.words, other.words) && wordsImply(shape.locationWords, other.locationWords),
  );
  if (!areCovering(shape.box, takers)) return [];
  // Named are those without which it would have tickets of its own.
  const needed = takers.reduceRight<readonly Shape[]>((kept, one) => {
    const others = kept.filter((other) => other !== one);
    return areCovering(shape.box, others) ? others : kept;
  }, takers);
  return [{ code: 'covered', neverMatches: true, values: { other: needed.map(({ rule }) => rule.name).join(', ') } }];
}

/** False also when it takes too long to tell. */
function areCovering(box: Box, takers: readonly Shape[]): boolean {
  let left: readonly Box[] | null = [box];
  for (const taker of takers) {
    left = without(left, taker.box);
    if (left === null || left.length === 0) return left !== null;
  }
  return false;
}

function wordsImply(later: readonly WordPattern[] | null, earlier: readonly WordPattern[] | null): boolean {
  if (earlier === null) return true;
  return later !== null && implies(later, earlier);
}

function conditionWarnings({ conditions }: RoutingRule, known: RoutingKnown): Found[] {
  const { serviceKeys, agencyKeys } = conditions;
  // Who goes on with an old ticket of a retired service files a new one of it: only one that is gone is never met.
  const areGone = serviceKeys.length > 0 && serviceKeys.every((key) => !known.services.has(key));
  const noneServed = agencyKeys.length > 0 && agencyKeys.every((key) => !known.agencies.get(key)?.served);
  return [
    ...serviceKeys
      .filter((key) => !known.services.get(key)?.active)
      .map((key): Found => ({
        code: 'retired_service',
        neverMatches: areGone,
        values: { service: known.services.get(key)?.name ?? key },
      })),
    ...agencyKeys
      .filter((key) => !known.agencies.get(key)?.served)
      .map((key): Found => ({
        code: 'agency_not_served',
        neverMatches: noneServed,
        values: { agency: known.agencies.get(key)?.name ?? key },
      })),
  ];
}

function effectWarnings({ conditions, effects }: RoutingRule, known: RoutingKnown): Found[] {
  const { teamKey, skill } = effects;
  const team = teamKey === null ? undefined : known.teams.get(teamKey);
  const warn = (code: Found['code'], values: Found['values']): Found => ({ code, neverMatches: false, values });
  return [
    ...(teamKey !== null && !team ? [warn('retired_team', { team: teamKey })] : []),
    ...(team ? unserved(conditions, team, known).map((agency) => warn('team_does_not_serve', agency)) : []),
    ...(skill !== null && !known.skills.get(skill.key)?.active
      ? [warn('retired_skill', { skill: known.skills.get(skill.key)?.name ?? skill.key })]
      : []),
  ];
}

/** The agencies whose tickets come by a rule to a team that does not see them. */
function unserved(
  { agencyKeys }: RoutingConditions,
  { name, serves }: { readonly name: string; readonly serves: ReadonlySet<string> | null },
  known: RoutingKnown,
): { team: string; agency: string }[] {
  if (serves === null) return [];
  const coming = agencyKeys.length > 0 ? agencyKeys : [...known.agencies.keys()];
  return coming
    .filter((key) => known.agencies.get(key)?.served && !serves.has(key))
    .slice(0, 1)
    .map((key) => ({ team: name, agency: known.agencies.get(key)?.name ?? key }));
}

/** Every service and agency that is named anywhere is a value, and all others are one more. */
function boxOf(rules: readonly RoutingRule[]): (conditions: RoutingConditions) => Box {
  const all = (pick: (conditions: RoutingConditions) => readonly string[]): readonly (string | null)[] => [
    ...new Set(rules.flatMap(({ conditions }) => pick(conditions))),
    null,
  ];
  const services = all(({ serviceKeys }) => serviceKeys);
  const agencies = all(({ agencyKeys }) => agencyKeys);
  return ({ serviceKeys, agencyKeys, kinds, channels, priorities }) => [
    bits(serviceKeys, services),
    bits(agencyKeys, agencies),
    bits(kinds, TICKET_KINDS),
    bits(channels, CHANNELS),
    bits(priorities, PRIORITIES),
  ];
}

/** Nothing asked for is everything. */
function bits<T>(values: readonly T[], all: readonly (T | null)[]): bigint {
  const asked = new Set<T | null>(values);
  return all.reduce(
    (sum, value, index) => (values.length === 0 || asked.has(value) ? sum | (1n << BigInt(index)) : sum),
    0n,
  );
}

function sameConditions(one: RoutingConditions, other: RoutingConditions): boolean {
  const fields = ['serviceKeys', 'agencyKeys', 'kinds', 'channels', 'priorities'] as const;
  return (
    fields.every((field) => same(one[field], other[field])) &&
    same(wantedOf(one.words), wantedOf(other.words)) &&
    same(wantedOf(one.locationWords), wantedOf(other.locationWords))
  );
}

const wantedOf = (words: readonly string[]): string[] => (patternsOf(words) ?? []).map(({ wanted }) => wanted);

function sameEffects(one: RoutingEffects, other: RoutingEffects): boolean {
  return (
    one.teamKey === other.teamKey &&
    one.priority === other.priority &&
    one.skill?.key === other.skill?.key &&
    one.skill?.level === other.skill?.level &&
    same(normalisedTags(one.tags), normalisedTags(other.tags))
  );
}

/** The same values, in whatever order. */
function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  const [these, those] = [new Set(one), new Set(other)];
  return these.size === those.size && [...these].every((value) => those.has(value));
}
