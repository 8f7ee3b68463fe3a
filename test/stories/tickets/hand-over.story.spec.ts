import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EscalationField, TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

jest.setTimeout(60_000);

let desk: TestDesk;
let city: BuiltDesk;
let lead: ApiClient;
let employee: ApiClient;
let agent: ApiClient;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  [lead, employee, agent] = await Promise.all([desk.as(city.lead), desk.as(city.employee), desk.as(city.agent)]);
});
afterAll(() => desk.stop());

const FIELDS: EscalationField[] = [
  { key: 'maskin', label: 'Maskinnavn', help: 'Står under skjermen', kind: 'text', required: true, choices: [] },
  { key: 'nett', label: 'Nett', help: null, kind: 'choice', required: true, choices: ['Kabel', 'Trådløst'] },
  { key: 'alle', label: 'Gjelder det alle?', help: null, kind: 'boolean', required: false, choices: [] },
];
const ofService = () => ({ params: { key: city.service.key } });
const save = async (fields: EscalationField[]) => {
  const { revision } = await lead.call('escalationFields', ofService());
  return lead.call('saveEscalationFields', { ...ofService(), body: { revision, fields } });
};
const file = (): Promise<TicketView> =>
  employee.call('createTicket', { body: { subject: 'Nettet', description: 'x', serviceKey: city.service.key } });
const up = ({ id, version }: TicketView) => ({
  params: { id },
  body: { version, teamKey: city.secondLine.key, reason: 'Krever tilgang', tried: 'Startet på nytt' },
});

describe('what second line needs to know', () => {
  it('is asked for field by field, as who leads a team has said; the requester sees nothing of the answers', async () => {
    const saved = await save(FIELDS);
    expect(saved).toMatchObject({ revision: 1, fields: FIELDS });
    const { items } = await agent.call('services');
    expect(items.find(({ key }) => key === city.service.key)?.escalationFields).toEqual(FIELDS);

    const ticket = await file();
    const missing = await agent.refusal('escalate', up(ticket));
    expect(missing.errors).toMatchObject([
      { pointer: '/answers/maskin', code: 'required' },
      { pointer: '/answers/nett', code: 'required' },
    ]);
    const { params, body } = up(ticket);
    const answers = [
      { key: 'nett', value: 'Kabel' },
      { key: 'maskin', value: 'HEMMELIG-PC' },
    ];
    const wrong = await agent.refusal('escalate', {
      params,
      body: { ...body, answers: [...answers, { key: 'x', value: 'y' }] },
    });
    expect(wrong.errors).toMatchObject([{ pointer: '/answers/x' }]);
    const there = await agent.call('escalate', { params, body: { ...body, reasonCode: 'needs_access', answers } });
    expect(there.line).toBe('second');

    const history = { params: { id: ticket.id } };
    const told = (await (await desk.as(city.expert)).call('history', history)).items.at(-1);
    expect(told?.details).toEqual({
      reason: 'Krever tilgang',
      tried: 'Startet på nytt',
      reasonCode: 'needs_access',
      answers: [
        { label: 'Maskinnavn', value: 'HEMMELIG-PC' },
        { label: 'Nett', value: 'Kabel' },
        { label: 'Gjelder det alle?', value: null },
      ],
    });
    for (const person of [city.employee, city.contact]) {
      const client = await desk.as(person);
      for (const door of ['ticket', 'history', 'messages'] as const) {
        expect(JSON.stringify(await client.call(door, history))).not.toMatch(/HEMMELIG|Krever tilgang|needs_access/);
      }
    }
    // The words that were asked in stay with the answers.
    await save([{ ...FIELDS[0]!, label: 'Noe annet' }]);
    const later = (await (await desk.as(city.expert)).call('history', history)).items.find(
      ({ type }) => type === 'ticket.escalated',
    );
    expect(JSON.stringify(later?.details)).toContain('Maskinnavn');
  });

  it('stands together for whoever works on the ticket: the last time first, and how each ended', async () => {
    await save(FIELDS);
    const expert = await desk.as(city.expert);
    const ticket = await file();
    const read = async () => (await expert.call('escalations', { params: { id: ticket.number } })).items;
    expect(await read()).toEqual([]);
    const { params, body } = up(ticket);
    const answers = [
      { key: 'maskin', value: 'PC-7' },
      { key: 'nett', value: 'Trådløst' },
    ];
    await agent.call('escalate', { params, body: { ...body, reasonCode: 'needs_access', answers } });
    const first = { by: { name: city.agent.name }, from: { line: 'first' }, to: { key: city.secondLine.key } };
    expect(await read()).toMatchObject([
      {
        ...first,
        reason: 'Krever tilgang',
        reasonCode: 'needs_access',
        tried: 'Startet på nytt',
        answers: [
          { label: 'Maskinnavn', value: 'PC-7' },
          { label: 'Nett', value: 'Trådløst' },
          { label: 'Gjelder det alle?', value: null },
        ],
        handedBack: null,
      },
    ]);
    const version = async () => (await agent.call('ticket', { params })).version;
    await expert.call('handBack', { params, body: { version: await version(), reason: 'Mangler bilde' } });
    await save([]);
    await agent.call('escalate', { params, body: { ...body, version: await version(), reason: 'Nå med bilde' } });
    const both = await read();
    expect(both).toMatchObject([
      { ...first, reason: 'Nå med bilde', reasonCode: null, answers: [], handedBack: null },
      { reason: 'Krever tilgang', handedBack: { by: { name: city.expert.name }, reason: 'Mangler bilde' } },
    ]);
    // The agency's contact and the requester read the ticket, and not this.
    for (const person of [city.employee, city.contact]) {
      expect(await (await desk.as(person)).refusal('escalations', { params })).toMatchObject({ code: 'forbidden' });
    }
  });

  it('is not asked for where nothing is said: who escalates as before is not refused', async () => {
    await save([]);
    expect((await agent.call('escalate', up(await file()))).line).toBe('second');
  });

  it('is not overwritten by who read it before, and says at each field what is wrong with it', async () => {
    const { revision } = await lead.call('escalationFields', ofService());
    await lead.call('saveEscalationFields', { ...ofService(), body: { revision, fields: FIELDS } });
    const late = { ...ofService(), body: { revision, fields: [] } };
    expect(await lead.refusal('saveEscalationFields', late)).toMatchObject({
      code: 'stale_version',
      current: { version: revision + 1 },
    });
    const faulty = { ...ofService(), body: { revision: revision + 1, fields: [{ ...FIELDS[0]!, label: ' ' }] } };
    expect((await lead.refusal('saveEscalationFields', faulty)).errors).toMatchObject([
      { pointer: '/fields/0/label', code: 'required' },
    ]);
    expect(await agent.refusal('saveEscalationFields', late)).toMatchObject({ code: 'forbidden' });
    const nowhere = { params: { key: 'finnes-ikke' } };
    expect(await agent.refusal('escalationFields', nowhere)).toMatchObject({ code: 'not_found' });
    await save([]);
  });
});
