import type { RoutingRule } from '@desk/contracts';
import { Problem } from '@desk/platform';
import { routingFaults } from './domain/routing-faults.js';
import type { RoutingKnown } from './domain/routing-warnings.js';

/** Refuses rules that cannot be what anybody means. */
export function refuseFaultyRules(rules: readonly RoutingRule[], known: RoutingKnown): void {
  const errors = routingFaults(rules, known);
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields and send the rules again.', { errors });
}
