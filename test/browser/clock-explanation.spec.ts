import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { Sweep } from '@desk/tickets';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, eventually, LAPTOP, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk, BuiltPerson } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let people: BuiltDesk;
let owner: BuiltPerson;
let agent: ApiClient;
let ticket: TicketView;

/** A ticket that was asked about, answered, and lay over 17 May; it has been with second line twice. */
beforeAll(async () => {
  world = await BrowserDesk.start();
  const { desk } = world;
  people = await desk.build.desk();
  owner = await desk.build.serviceOwner(people.agency);
  const employee = await desk.as(people.employee);
  agent = await desk.as(people.agent);
  const expert = await desk.as(people.expert);
  desk.clock.moveTo('2028-05-15T08:00:00Z');
  ticket = await employee.call('createTicket', {
    body: { subject: 'Får ikke åpnet fagsystemet', description: 'Siden i morges', serviceKey: people.service.key },
  });
  const params = { id: ticket.id };
  const version = async () => (await agent.call('ticket', { params })).version;
  await agent.call('take', { params, body: { version: ticket.version } });
  desk.advance('PT3H');
  await agent.call('pend', { params, body: { version: await version(), reason: 'user' } });
  desk.clock.moveTo('2028-05-16T08:00:00Z');
  await employee.call('addMessage', { params, body: { text: 'Her er svaret' } });
  const escalation = { teamKey: people.secondLine.key, reason: 'Trenger tilgang', tried: 'Omstart' };
  await agent.call('escalate', { params, body: { version: await version(), ...escalation } });
  desk.advance('PT1H');
  await expert.call('handBack', { params, body: { version: await version(), reason: 'Mangler navnet på PC-en' } });
  await agent.call('escalate', { params, body: { version: await version(), ...escalation } });
  desk.clock.moveTo('2028-05-18T10:00:00Z');
  await desk.app.get(Sweep).run();
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

const button = ({ page }: Screen, name: string) => page.getByRole('button', { name, exact: true });
const dialog = ({ page }: Screen) => page.getByRole('dialog');

describe.each([LAPTOP, PHONE])('the explanation of a clock at a width of $width', (size) => {
  it('opens by keys on the page of a ticket, says where the time went, and gives the focus back', async () => {
    const screen = await world.windowOf(people.agent, size);
    await screen.goTo(`/tickets/${ticket.number}`);
    await button(screen, 'Forklar fristen: Løsning').focus();
    await screen.page.keyboard.press('Enter');
    await dialog(screen).getByRole('heading', { name: 'Slik er fristen regnet: Løsning' }).waitFor();
    await screen.sees('Brukt 13 t av 24 t · 11 t igjen → forfaller fre. 19. mai kl. 15:00');
    const rows = await dialog(screen).getByRole('row').allInnerTexts();
    const said = rows.map((row) =>
      row
        .replace(/\u2060/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(said).toEqual([
      size === PHONE ? 'Når og hva Varighet Brukt i alt' : 'Når Hva Varighet Brukt i alt',
      'man. 15. mai kl. 10:00 Fristen begynner 0 min',
      'man. 15. mai 10:00–13:00 Teller 3 t 3 t',
      'man. 15. mai kl. 13:00 Saken settes på vent, og fristen står 3 t',
      'man. 15. mai 13:00–16:00 Venter på innmelder 3 t',
      'man. 15. mai 16:00 – tir. 16. mai 08:00 Stengt 16 t',
      'tir. 16. mai 08:00–10:00 Venter på innmelder 2 t',
      'tir. 16. mai kl. 10:00 Fristen løper igjen 3 t',
      'tir. 16. mai 10:00–16:00 Teller 6 t 9 t',
      'tir. 16. mai 16:00–24:00 Stengt 8 t',
      'ons. 17. mai 00:00–24:00 Stengt: Grunnlovsdagen 24 t',
      'tor. 18. mai 00:00–08:00 Stengt 8 t',
      'tor. 18. mai 08:00–12:00 Teller 4 t 13 t',
      'tor. 18. mai kl. 12:00 Nå 13 t',
      'tor. 18. mai 12:00–16:00 Kommer til å telle 4 t 17 t',
      'tor. 18. mai 16:00 – fre. 19. mai 08:00 Stengt 16 t',
      'fre. 19. mai 08:00–15:00 Kommer til å telle 7 t 24 t',
      'fre. 19. mai kl. 15:00 Forfaller 24 t',
    ]);
    expect(await screen.violations()).toEqual([]);
    expect(await screen.overflow()).toBeLessThanOrEqual(0);
    expect(await dialog(screen).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await screen.page.keyboard.press('Escape');
    await eventually('the focus is back', () =>
      screen.page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Forklar fristen: Løsning'),
    );
    expect(screen.complaints).toEqual([]);
  });

  it('shows what was missed, and each time that second line had the ticket', async () => {
    const screen = await world.windowOf(people.agent, size);
    await screen.goTo(`/tickets/${ticket.number}`);
    await button(screen, 'Forklar fristen: Første svar').click();
    await screen.sees('Brukt 18 t av 2 t · 16 t over fristen → brutt man. 15. mai kl. 12:00');
    await screen.page.keyboard.press('Escape');
    await button(screen, 'Forklar fristen: Andrelinje tar saken').click();
    await screen.sees(/^Brukt 9 t av 2 t/);
    await button(screen, '1. gang').click();
    await screen.sees('Brukt 1 t av 2 t · 1 t til gode → holdt tir. 16. mai kl. 11:00');
    expect(await button(screen, '1. gang').getAttribute('aria-pressed')).toBe('true');
    expect(await screen.violations()).toEqual([]);
  });

  it('stands behind the figures of a ticket, without a name or a text', async () => {
    const screen = await world.windowOf(owner, size);
    await screen.goTo(`/reports/tickets/${ticket.number}`);
    await button(screen, 'Forklar fristen: Løsning').click();
    await screen.sees('Brukt 13 t av 24 t · 11 t igjen → forfaller fre. 19. mai kl. 15:00');
    const text = await screen.page.locator('body').innerText();
    for (const secret of [ticket.subject, people.employee.name, people.agent.name]) expect(text).not.toContain(secret);
    expect(await screen.violations()).toEqual([]);
    expect(await screen.overflow()).toBeLessThanOrEqual(0);
  });
});
