import type { Channel, Priority, TicketKind } from '@desk/contracts';

/** What is known of a ticket when it is filed. */
export interface RoutingFacts {
  readonly serviceId: string;
  readonly agencyId: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly priority: Priority;
  readonly subject: string;
  readonly description: string;
  readonly location: string | null;
}

/** Every condition that is not null must hold; of `words` and `locationWords` one is enough. */
export interface RoutingRule {
  readonly name: string;
  readonly serviceId: string | null;
  readonly agencyId: string | null;
  readonly kind: TicketKind | null;
  readonly channel: Channel | null;
  readonly priority: Priority | null;
  readonly words: readonly string[] | null;
  readonly locationWords: readonly string[] | null;
  readonly teamId: string;
}

/** The first rule that matches, in the order given; null: the first-line pool. */
export function decideRoute(rules: readonly RoutingRule[], facts: RoutingFacts): RoutingRule | null {
  return rules.find((rule) => matches(rule, facts)) ?? null;
}

function matches(rule: RoutingRule, facts: RoutingFacts): boolean {
  return (
    (rule.serviceId === null || rule.serviceId === facts.serviceId) &&
    (rule.agencyId === null || rule.agencyId === facts.agencyId) &&
    (rule.kind === null || rule.kind === facts.kind) &&
    (rule.channel === null || rule.channel === facts.channel) &&
    (rule.priority === null || rule.priority === facts.priority) &&
    (rule.words === null || holdsOneOf(`${facts.subject} ${facts.description}`, rule.words)) &&
    (rule.locationWords === null || holdsOneOf(facts.location ?? '', rule.locationWords))
  );
}

/**
 * Whether a text holds one of some words or phrases. Case does not matter, and a word may go on: "skriver" is found in
 * "Skriverne", as Norwegian puts its endings on.
 */
export function holdsOneOf(text: string, words: readonly string[]): boolean {
  const spread = ` ${normalised(text)}`;
  return words.some((word) => {
    const wanted = normalised(word);
    return wanted !== '' && spread.includes(` ${wanted}`);
  });
}

const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
