import { newIdAt } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoReference } from './reference.js';

/** Two rules with which the service owner of the demo has begun. */
export function demoEscalationRules({ services }: DemoReference, now: Temporal.Instant): readonly TableRows[] {
  const ordinary = { active: true, tell_person_ids: [], reassign_team_id: null };
  const rules = [
    {
      name: 'Prioritet 1 nær fristen',
      target: 'resolution',
      service_id: null,
      priority: 1,
      at_percent: 75,
      tell: ['team_lead', 'service_owner'],
      raise_priority_to: null,
    },
    {
      name: 'Passord skal ikke vente',
      target: 'first_response',
      service_id: services.find(({ key }) => key === 'passord')?.id ?? null,
      priority: null,
      at_percent: 100,
      tell: ['team'],
      raise_priority_to: 2,
    },
  ];
  return [
    {
      table: 'escalation_rule',
      rows: rules.map((rule, position) => ({ ...ordinary, ...rule, id: newIdAt(now.epochMilliseconds), position })),
    },
    { table: 'city_setting', rows: [{ key: 'escalation_rules', value: { revision: 1 } }] },
  ];
}
