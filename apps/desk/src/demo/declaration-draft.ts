import type { DeclarationContent } from '@desk/contracts';
import { newIdAt } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoPeople } from './people.js';
import type { DemoReference } from './reference.js';

/** What the service owner of the demo is working on: quicker answers, word on the way, and help with passwords at once. */
export function demoDraft(reference: DemoReference, people: DemoPeople, now: Temporal.Instant): TableRows {
  const at = now.toString();
  return {
    table: 'declaration_draft',
    rows: [
      {
        id: newIdAt(now.epochMilliseconds),
        based_on_id: reference.declarationId,
        content: improved(reference.declaration),
        created_at: at,
        updated_at: at,
        updated_by_id: people.byUsername('tjenesteeier').id,
      },
    ],
  };
}

function improved(declaration: DeclarationContent): DeclarationContent {
  const { nextRevisionOn } = declaration;
  return {
    ...declaration,
    name: 'Raskere svar',
    promises: [
      ...declaration.promises.map((promise) =>
        promise.target === 'first_response' && promise.priority >= 3 && promise.seconds !== null
          ? { ...promise, seconds: promise.seconds / 2 }
          : promise,
      ),
      ...([3, 4] as const).flatMap((priority) => [
        {
          target: 'resolution' as const,
          serviceKey: 'passord',
          priority,
          seconds: 2 * 3600,
          businessDays: null,
          calendarKey: 'city',
        },
      ]),
    ],
    nextRevisionOn:
      nextRevisionOn === null ? null : Temporal.PlainDate.from(nextRevisionOn).add({ years: 1 }).toString(),
  };
}
