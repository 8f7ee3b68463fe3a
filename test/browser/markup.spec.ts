import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { BrowserDesk, LAPTOP, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk, BuiltPerson } from '../support/build.js';

jest.setTimeout(120_000);

/** Would run in a page that takes text for markup; says where it came from. */
const evil = (place: string): string =>
  `${place} <img src=x onerror="window.broken='${place}'"><script>window.broken='${place}'</script>"><svg onload=alert(1)> {{t}} &amp; &lt;b&gt;`;

let world: BrowserDesk;
let people: BuiltDesk;
let owner: BuiltPerson;
let ticket: TicketView;

/** A desk in which everything that has a name or a text is full of markup. */
beforeAll(async () => {
  world = await BrowserDesk.start();
  const { desk } = world;
  people = await desk.build.desk();
  owner = await desk.build.serviceOwner(people.agency);
  await desk.build.sql('update agency set name = $2 where id = $1', [people.agency.id, evil('virksomhet')]);
  await desk.build.sql('update service set name = $2, description = $3, escalation_template = $4 where id = $1', [
    people.service.id,
    evil('tjeneste'),
    evil('tjenestetekst'),
    evil('mal'),
  ]);
  await desk.build.sql('update team set name = $2 where id = $1', [people.firstLine.id, evil('team')]);
  await desk.build.sql('update team set name = $2 where id = $1', [people.secondLine.id, evil('andrelinje')]);
  for (const person of [people.employee, people.agent, people.agent2]) {
    await desk.build.sql('update person set name = $2, title = $3, phone = $4 where id = $1', [
      person.id,
      evil('navn'),
      evil('tittel').slice(0, 90),
      '<b>0</b>',
    ]);
  }
  const [employee, agent] = await Promise.all([desk.as(people.employee), desk.as(people.agent)]);
  const filed = await employee.call('createTicket', {
    body: {
      subject: evil('emne').slice(0, 200),
      description: evil('beskrivelse'),
      serviceKey: people.service.key,
      location: evil('sted').slice(0, 200),
    },
  });
  const params = { id: filed.id };
  ticket = await agent.call('take', { params, body: { version: filed.version } });
  await agent.call('addMessage', { params, body: { text: evil('svar') } });
  await agent.call('addNote', { params, body: { text: evil('notat') } });
  await employee.call('addMessage', { params, body: { text: evil('melding') } });
  ticket = await agent.call('updateTicket', {
    params,
    body: { version: ticket.version, priority: 2, priorityReason: evil('begrunnelse') },
  });
  const second = await employee.call('createTicket', {
    body: { subject: evil('løst').slice(0, 200), description: evil('to'), serviceKey: people.service.key },
  });
  await agent.call('resolve', {
    params: { id: second.id },
    body: { version: second.version, resolution: evil('løsning'), resolutionCode: 'solved' },
  });
  await desk.drain();
});
afterAll(() => world?.stop());

/** Nothing ran, nothing became an element, and the text itself stands there. */
async function expectText(screen: Screen, ...places: readonly string[]): Promise<void> {
  const { page } = screen;
  for (const place of places) await screen.sees(`${place} <img src=x onerror=`);
  expect(await page.locator('img[src="x"], svg[onload], script:not([src])').count()).toBe(0);
  expect(await page.evaluate(() => (window as { broken?: unknown }).broken ?? null)).toBeNull();
  expect(screen.complaints).toEqual([]);
}

describe('markup and scripts in every text field are shown as text', () => {
  it('to agents: queue, ticket, history, dialog and search', async () => {
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/queue/${people.firstLine.key}`);
    await screen.sees('Oppdateres av seg selv');
    await expectText(screen, 'emne', 'navn', 'virksomhet', 'tjeneste', 'team');
    await screen.goTo(`/tickets/${ticket.number}`);
    await expectText(screen, 'emne', 'beskrivelse', 'svar', 'notat', 'melding', 'sted', 'begrunnelse');
    await page.getByRole('button', { name: 'Historikk' }).click();
    await expectText(screen, 'navn');
    await page.getByRole('button', { name: 'Send til andrelinje' }).click();
    await page.getByRole('combobox', { name: 'Hvilket team' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Hva er prøvd?' }).inputValue()).toBe(evil('mal'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Samtale', exact: true }).click();
    // What is told of somebody else's doing: presence, and the word that comes with a new message.
    const other = await world.windowOf(people.agent2);
    await other.goTo(`/tickets/${ticket.number}`);
    await screen.sees(/navn <img src=x .*ser på saken/);
    await (await world.desk.as(people.agent2)).call('addNote', { params: { id: ticket.id }, body: { text: 'Nytt' } });
    await world.desk.drain();
    await screen.sees(/navn <img src=x .*har skrevet i saken/);
    await expectText(screen);
    await expectText(other);
    await screen.goTo(`/search?q=${encodeURIComponent('<img src=x onerror=')}`);
    await expectText(screen);
  });

  it('to employees: home, own tickets, ticket, form and notices', async () => {
    const screen = await world.windowOf(people.employee, PHONE);
    await screen.goTo('/');
    await expectText(screen, 'emne', 'tjeneste');
    await screen.goTo('/my/tickets');
    await expectText(screen, 'emne');
    await screen.goTo(`/tickets/${ticket.number}`);
    await expectText(screen, 'emne', 'beskrivelse', 'svar', 'melding', 'navn');
    expect(await screen.page.getByText('notat <img').count()).toBe(0);
    await screen.goTo(`/tickets/new?subject=${encodeURIComponent(evil('adresse'))}`);
    await expectText(screen, 'tjeneste', 'tjenestetekst');
    await screen.goTo('/notices');
    await expectText(screen, 'emne', 'løst', 'navn');
  });

  it('to contacts and owners: the agency, the report and the tickets behind it', async () => {
    const contact = await world.windowOf(people.contact, LAPTOP);
    await contact.goTo('/agency');
    await expectText(contact, 'virksomhet', 'emne');
    const screen = await world.windowOf(owner);
    await screen.goTo('/reports/sla?by=agency');
    await expectText(screen, 'virksomhet');
    await screen.goTo('/reports/sla?by=team');
    await expectText(screen, 'team');
    await screen.goTo('/reports/sla?by=service');
    await expectText(screen, 'tjeneste');
    await screen.goTo('/reports/sla/tickets?target=first_response&outcome=met');
    await expectText(screen, 'virksomhet', 'tjeneste');
    await screen.goTo(`/reports/tickets/${ticket.number}`);
    await expectText(screen, 'virksomhet');
    for (const hidden of ['navn', 'emne', 'svar', 'notat']) {
      expect(await screen.page.getByText(`${hidden} <img`).count()).toBe(0);
    }
  });
});
