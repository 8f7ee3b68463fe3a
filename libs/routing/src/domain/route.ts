import type { Channel, Priority, RoutingRule, SkillLevel, TicketKind } from '@desk/contracts';
import { normalisedTags } from './tags.js';
import { holdsOneOf, searched, wordPattern, type Searched, type WordPattern } from './words.js';

/** What is known of a ticket when it is filed. */
export interface RoutingFacts {
  readonly serviceId: string;
  readonly agencyId: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  /** As impact and urgency give it. */
  readonly priority: Priority;
  readonly subject: string;
  readonly description: string;
  readonly location: string | null;
}

/** Ids by key of whatever rules name. */
export interface RoutingIds {
  readonly services: Readonly<Record<string, string>>;
  readonly agencies: Readonly<Record<string, string>>;
  readonly teams: Readonly<Record<string, string>>;
  readonly skills: Readonly<Record<string, string>>;
}

/** A rule made ready to be tried: what it names by id, its words as patterns. null: anything will do. */
export interface CompiledRule {
  readonly name: string;
  /** Place in the list, from 0. */
  readonly place: number;
  readonly serviceIds: ReadonlySet<string> | null;
  readonly agencyIds: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<TicketKind> | null;
  readonly channels: ReadonlySet<Channel> | null;
  readonly priorities: ReadonlySet<Priority> | null;
  readonly words: readonly WordPattern[] | null;
  readonly locationWords: readonly WordPattern[] | null;
  /** null: the first-line pool. */
  readonly teamId: string | null;
  readonly setPriority: Priority | null;
  readonly skill: { readonly id: string; readonly level: SkillLevel } | null;
  readonly tags: readonly string[];
}

/** The rules that are switched on, in their order. What no longer exists is never met as a condition, and is no effect. */
export function compileRules(rules: readonly RoutingRule[], ids: RoutingIds): readonly CompiledRule[] {
  return rules.flatMap((rule, place) => (rule.active ? [compiled(rule, place, ids)] : []));
}

function compiled({ name, conditions, effects }: RoutingRule, place: number, ids: RoutingIds): CompiledRule {
  const skillId = effects.skill && ids.skills[effects.skill.key];
  return {
    name,
    place,
    serviceIds: anyOf(conditions.serviceKeys, ids.services),
    agencyIds: anyOf(conditions.agencyKeys, ids.agencies),
    kinds: someOf(conditions.kinds),
    channels: someOf(conditions.channels),
    priorities: someOf(conditions.priorities),
    words: patternsOf(conditions.words),
    locationWords: patternsOf(conditions.locationWords),
    teamId: (effects.teamKey !== null && ids.teams[effects.teamKey]) || null,
    setPriority: effects.priority,
    skill: effects.skill && skillId ? { id: skillId, level: effects.skill.level } : null,
    tags: normalisedTags(effects.tags),
  };
}

const someOf = <T>(values: readonly T[]): ReadonlySet<T> | null => (values.length === 0 ? null : new Set(values));

function anyOf(keys: readonly string[], ids: Readonly<Record<string, string>>): ReadonlySet<string> | null {
  return keys.length === 0 ? null : new Set(keys.flatMap((key) => ids[key] ?? []));
}

/** null: no words are asked for. */
export function patternsOf(words: readonly string[]): readonly WordPattern[] | null {
  return words.length === 0 ? null : words.flatMap((word) => wordPattern(word) ?? []);
}

/** The first rule that matches decides alone; null: none does. */
export function decideRoute(rules: readonly CompiledRule[], facts: RoutingFacts): CompiledRule | null {
  let text: Searched | null = null;
  let place: Searched | null = null;
  for (const rule of rules) {
    if (rule.serviceIds !== null && !rule.serviceIds.has(facts.serviceId)) continue;
    if (rule.agencyIds !== null && !rule.agencyIds.has(facts.agencyId)) continue;
    if (rule.kinds !== null && !rule.kinds.has(facts.kind)) continue;
    if (rule.channels !== null && !rule.channels.has(facts.channel)) continue;
    if (rule.priorities !== null && !rule.priorities.has(facts.priority)) continue;
    // Texts are long, and most rules have no words.
    if (rule.words !== null && !holdsOneOf((text ??= searched(`${facts.subject} ${facts.description}`)), rule.words)) {
      continue;
    }
    if (rule.locationWords !== null && !holdsOneOf((place ??= searched(facts.location ?? '')), rule.locationWords)) {
      continue;
    }
    return rule;
  }
  return null;
}
