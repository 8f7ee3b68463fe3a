import { VerifyMetrics, type VerifyReport } from '@desk/metrics';
import { Sweep } from '@desk/tickets';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import type { TestDesk } from '../../support/harness.js';

/** The people of a story, ready to act. */
export interface Cast {
  readonly city: BuiltDesk;
  readonly employee: ApiClient;
  readonly agent: ApiClient;
  readonly expert: ApiClient;
  readonly owner: ApiClient;
  readonly contact: ApiClient;
}

export async function castOf(desk: TestDesk): Promise<Cast> {
  const city = await desk.build.desk();
  return {
    city,
    employee: await desk.as(city.employee),
    agent: await desk.as(city.agent),
    expert: await desk.as(city.expert),
    owner: await desk.as(await desk.build.serviceOwner(city.agency)),
    contact: await desk.as(city.contact),
  };
}

/** A ticket of priority 3: two working hours to the first response, three working days to the resolution. */
export function fileOne({ city, employee }: Cast, more: object = {}): Promise<TicketView> {
  const body = { subject: 'Får ikke skrevet ut', description: 'Skriveren blinker.', serviceKey: city.service.key };
  return employee.call('createTicket', { body: { ...body, impact: 'medium', urgency: 'medium', ...more } });
}

const versionOf = async (as: ApiClient, id: string): Promise<number> =>
  (await as.call('ticket', { params: { id } })).version;

export async function take(as: ApiClient, id: string): Promise<void> {
  await as.call('take', { params: { id }, body: { version: await versionOf(as, id) } });
}

export async function resolve(as: ApiClient, id: string): Promise<void> {
  const body = { version: await versionOf(as, id), resolution: 'Byttet kabel.', resolutionCode: 'solved' as const };
  await as.call('resolve', { params: { id }, body });
}

export async function escalate({ agent, city }: Cast, id: string): Promise<void> {
  const version = await versionOf(agent, id);
  const body = { version, teamKey: city.secondLine.key, reason: 'Nettet', tried: 'Startet på nytt' };
  await agent.call('escalate', { params: { id }, body });
}

export async function handBack(as: ApiClient, id: string): Promise<void> {
  await as.call('handBack', { params: { id }, body: { version: await versionOf(as, id), reason: 'Ikke nettet' } });
}

export async function reopen(as: ApiClient, id: string): Promise<void> {
  await as.call('reopen', { params: { id }, body: { version: await versionOf(as, id), reason: 'Fortsatt feil' } });
}

export async function setPriority(as: ApiClient, id: string, priority: 1 | 2 | 3 | 4): Promise<void> {
  const body = { version: await versionOf(as, id), priority, priorityReason: 'Vurdert på nytt' };
  await as.call('updateTicket', { params: { id }, body });
}

/** Lets come to pass what is due, and the handlers see it. */
export async function catchUp(desk: TestDesk): Promise<void> {
  await desk.app.get(Sweep).run();
  await desk.drain();
}

export function verified(desk: TestDesk): Promise<VerifyReport> {
  return desk.app.get(VerifyMetrics).run();
}

/** Nothing differs, and nothing was left out. */
export async function expectSound(desk: TestDesk): Promise<void> {
  expect(await verified(desk)).toMatchObject({ shown: [], differences: 0, beyond: 0 });
}
