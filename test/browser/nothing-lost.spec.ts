import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let people: BuiltDesk;
let employee: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await BrowserDesk.start();
  people = await world.desk.build.desk();
  [employee, other] = await Promise.all([world.desk.as(people.employee), world.desk.as(people.agent2)]);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

const file = (subject: string): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject, description: 'Det virker ikke.', serviceKey: people.service.key },
  });
const ofMine = async (subject: string) =>
  (await employee.call('myTickets', { query: { limit: 100 } })).items.filter((row) => row.subject === subject);

const REASON = 'Nettverket er nede i hele bygget, og feilen ligger hos oss.';
const TRIED = 'Startet på nytt, byttet kabel og prøvd en annen maskin.';

describe('two agents at one ticket', () => {
  it('shows what the other changed, keeps what was typed, and goes on at the second press', async () => {
    const ticket = await file('To om samme sak');
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/tickets/${ticket.number}`);
    await page.getByRole('button', { name: 'Send til andrelinje' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send til andrelinje' });
    await dialog.getByRole('combobox', { name: 'Hvilket team' }).selectOption({ label: people.secondLine.name });
    await dialog.getByRole('combobox', { name: 'Hovedgrunn' }).selectOption('needs_access');
    await dialog.getByRole('textbox', { name: 'Hvorfor trengs andrelinje?' }).fill(REASON);
    await dialog.getByRole('textbox', { name: 'Hva er prøvd?' }).fill(TRIED);

    await other.call('updateTicket', {
      params: { id: ticket.id },
      body: { version: ticket.version, priority: 2, priorityReason: 'Mange er rammet' },
    });
    await dialog.getByRole('button', { name: 'Send til andrelinje' }).click();

    await dialog.getByRole('alert').getByText('Saken er endret mens du holdt på').waitFor();
    await dialog
      .getByRole('alert')
      .getByText(/Prioritet: .* → 2 – Høy/)
      .waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Hvorfor trengs andrelinje?' }).inputValue()).toBe(REASON);
    expect(await dialog.getByRole('textbox', { name: 'Hva er prøvd?' }).inputValue()).toBe(TRIED);

    await dialog.getByRole('button', { name: 'Send til andrelinje likevel' }).click();
    await screen.sees(`${ticket.number} er sendt til ${people.secondLine.name}.`);
    const after = await other.call('ticket', { params: { id: ticket.id } });
    expect(after).toMatchObject({ priority: 2, line: 'second', team: { key: people.secondLine.key } });
    expect(screen.complaints).toEqual([]);
  });

  it('says what is possible when the ticket was resolved meanwhile', async () => {
    const { id, version } = await file('Løst i mellomtiden');
    const agent = await world.desk.as(people.agent);
    const ticket = await agent.call('take', { params: { id }, body: { version } });
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/tickets/${ticket.number}`);
    await page.getByRole('button', { name: 'Sett på vent' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sett saken på vent' });
    await dialog.getByRole('radio', { name: /Leverandør/ }).check();
    await other.call('resolve', {
      params: { id: ticket.id },
      body: { version: ticket.version, resolution: 'Ordnet', resolutionCode: 'solved' },
    });
    await dialog.getByRole('button', { name: 'Sett på vent' }).click();
    await dialog.getByRole('alert').waitFor();
    expect((await other.call('ticket', { params: { id: ticket.id } })).state).toBe('resolved');
  });
});

describe('what an agent writes', () => {
  it('is still there when the page is loaded anew, a note as a note and a reply as a reply', async () => {
    const { number } = await file('Kladden');
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/tickets/${number}`);
    const reply = page.getByRole('textbox', { name: `Svar til ${people.employee.name}` });
    const note = page.getByRole('textbox', { name: 'Internt notat til kollegaer' });
    const noteMode = page.getByRole('button', { name: 'Internt notat', exact: true });
    await reply.fill('Halvferdig svar');
    await noteMode.click();
    await note.fill('Halvferdig notat');
    await page.reload();
    await screen.settled();
    expect(await reply.inputValue()).toBe('Halvferdig svar');
    await noteMode.click();
    expect(await note.inputValue()).toBe('Halvferdig notat');
  });

  it('is sent once, also when the first answer never came', async () => {
    const { id, number } = await file('Svaret som ble borte');
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/tickets/${number}`);
    await loseAnswerOnce(screen, '**/tickets/*/held-messages');
    const reply = page.getByRole('textbox', { name: /Svar til/ });
    await reply.fill('Vi ser på det nå.');
    await page.getByRole('button', { name: 'Send svaret' }).click();
    // The live connection tells what the lost answer would have said.
    await screen.sees(/sendes om \d+ s|sendes nå/);
    await page.getByRole('button', { name: 'Send nå' }).click();
    await screen.sees('Svaret er sendt.');
    expect(await reply.inputValue()).toBe('');
    const { items } = await employee.call('messages', { params: { id } });
    expect(items.map(({ text }) => text)).toEqual(['Vi ser på det nå.']);
  });
});

describe('the form of an employee', () => {
  const openForm = async (size = PHONE): Promise<Screen> => {
    const screen = await world.windowOf(people.employee, size);
    await screen.goTo('/tickets/new');
    return screen;
  };
  const fill = async ({ page }: Screen, subject: string): Promise<void> => {
    await page.getByRole('radio', { name: people.service.name }).check();
    await page.getByRole('textbox', { name: 'Skriv kort hva det gjelder' }).fill(subject);
    await page.getByRole('textbox', { name: 'Fortell mer' }).fill('Skjermen er svart siden i dag tidlig.');
  };
  const submit = ({ page }: Screen) => page.getByRole('button', { name: 'Send inn saken' }).click();

  it('gathers what is missing, takes the focus there and leads to each field', async () => {
    const screen = await openForm();
    const { page } = screen;
    await submit(screen);
    const summary = page.getByRole('group', { name: /Dette må du se over/ });
    await summary.waitFor();
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    const subject = page.getByRole('textbox', { name: 'Skriv kort hva det gjelder' });
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    const errorId = (await subject.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
    expect(await page.locator(`[id="${errorId}"]`).innerText()).toBe('Skriv kort hva det gjelder');
    await summary.getByRole('button', { name: 'Skriv kort hva det gjelder' }).click();
    expect(await subject.evaluate((field) => field === document.activeElement)).toBe(true);
    await subject.fill('Svart skjerm');
    expect(await subject.getAttribute('aria-invalid')).toBeNull();
    expect(await screen.violations()).toEqual([]);
  });

  it('keeps everything without a network, over a reload, and files it once', async () => {
    const subject = 'Meldt uten nett';
    const screen = await openForm();
    const { page } = screen;
    await fill(screen, subject);
    await screen.context.setOffline(true);
    await submit(screen);
    await screen.sees('Vi får ikke kontakt med tjenesten. Sjekk nettet og prøv igjen.');
    await screen.sees(/Det du har skrevet, er lagret på denne enheten/);
    await screen.context.setOffline(false);
    await page.reload();
    await screen.sees(/Vi har tatt vare på det du skrev/);
    expect(await page.getByRole('textbox', { name: 'Skriv kort hva det gjelder' }).inputValue()).toBe(subject);
    expect(await page.getByRole('radio', { name: people.service.name }).isChecked()).toBe(true);
    await submit(screen);
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
    expect(await ofMine(subject)).toHaveLength(1);
  });

  it('files once when the answer was lost on its way', async () => {
    const subject = 'Svaret kom ikke fram';
    const screen = await openForm();
    await fill(screen, subject);
    await loseAnswerOnce(screen, '**/api/v1/tickets');
    await submit(screen);
    await screen.sees('Vi får ikke kontakt med tjenesten. Sjekk nettet og prøv igjen.');
    expect(await ofMine(subject)).toHaveLength(1);
    await submit(screen);
    await screen.page.getByRole('heading', { level: 1, name: subject }).waitFor();
    expect(await ofMine(subject)).toHaveLength(1);
  });

  it('has the text again after a session that ended in the middle of it', async () => {
    const subject = 'Logget ut underveis';
    const screen = await openForm();
    const { page } = screen;
    await fill(screen, subject);
    const { clock, build } = world.desk;
    await build.sql('update session set revoked_at = $1 where person_id = $2', [
      clock.now().toString(),
      people.employee.id,
    ]);
    await submit(screen);
    await screen.sees(/Du er logget ut|Logg inn som/);
    await world.signIn(screen, people.employee);
    await screen.goTo('/tickets/new');
    expect(await page.getByRole('textbox', { name: 'Skriv kort hva det gjelder' }).inputValue()).toBe(subject);
    expect(await ofMine(subject)).toEqual([]);
  });
});

/** The server does what it is asked, but its answer does not come through. */
async function loseAnswerOnce({ page }: Screen, address: string): Promise<void> {
  let isLost = false;
  await page.route(address, async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
}
