import { PENDING_REASONS, PRIORITIES, type PendingReason, type Priority } from '@desk/contracts';
import fc from 'fast-check';
import { ProblemError, type ApiClient } from '../support/api-client.js';
import type { BuiltDesk } from '../support/build.js';

/** Those who take part in the life of a ticket. */
export interface Cast {
  readonly city: BuiltDesk;
  readonly employee: ApiClient;
  readonly agent: ApiClient;
  readonly expert: ApiClient;
}

export type Deed =
  | 'take'
  | 'release'
  | 'escalate'
  | 'handBack'
  | 'message'
  | 'reply'
  | 'resume'
  | 'resolve'
  | 'reopen'
  | 'cancel'
  | { readonly pend: PendingReason }
  | { readonly priority: Priority };

/** What somebody tries; often enough it is not allowed just then. */
export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<Deed>(
      'take',
      'release',
      'escalate',
      'escalate',
      'handBack',
      'message',
      'message',
      'reply',
      'resume',
      'resolve',
      'reopen',
      'reopen',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(...PENDING_REASONS).map((pend) => ({ pend })) },
  { weight: 2, arbitrary: fc.constantFrom(...PRIORITIES).map((priority) => ({ priority })) },
  { weight: 1, arbitrary: fc.constant<Deed>('cancel') },
);

export async function fileOne({ city, employee }: Cast): Promise<string> {
  const body = { subject: 'Et helt liv', description: 'Noe er galt', serviceKey: city.service.key };
  return (await employee.call('createTicket', { body })).id;
}

/** Tries it through the doors of the desk, by whoever would; a refusal is part of life. Says whether it was done. */
export async function attempt(cast: Cast, id: string, what: Deed, until: string): Promise<boolean> {
  const { city, employee, agent, expert } = cast;
  const params = { id };
  try {
    const { version, line, priority: present } = await agent.call('ticket', { params });
    const who = line === 'second' ? expert : agent;
    if (typeof what === 'object' && 'pend' in what) {
      const agreed = what.pend === 'agreed_time' ? { until } : {};
      await who.call('pend', { params, body: { version, reason: what.pend, ...agreed } });
    } else if (typeof what === 'object') {
      if (what.priority === present) return false;
      await who.call('updateTicket', { params, body: { version, priority: what.priority, priorityReason: 'haster' } });
    } else if (what === 'take') await who.call('take', { params, body: { version } });
    else if (what === 'release') await who.call('release', { params, body: { version } });
    else if (what === 'escalate') {
      const body = { version, teamKey: city.secondLine.key, reason: 'krever tilgang', tried: 'alt' };
      await agent.call('escalate', { params, body });
    } else if (what === 'handBack') await expert.call('handBack', { params, body: { version, reason: 'ikke vårt' } });
    else if (what === 'message') await who.call('addMessage', { params, body: { text: 'Hei' } });
    else if (what === 'reply') await employee.call('addMessage', { params, body: { text: 'Ja' } });
    else if (what === 'resume') await who.call('resume', { params, body: { version } });
    else if (what === 'resolve') {
      await who.call('resolve', { params, body: { version, resolution: 'Ok', resolutionCode: 'solved' } });
    } else if (what === 'reopen') await employee.call('reopen', { params, body: { version, reason: 'Nei' } });
    else await employee.call('cancel', { params, body: { version, reason: 'Feilmeldt' } });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status < 500) return false;
    throw error;
  }
}
