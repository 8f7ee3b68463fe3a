import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, eventually, type Screen } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let people: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
beforeAll(async () => {
  world = await BrowserDesk.start();
  people = await world.desk.build.desk();
  [employee, agent] = await Promise.all([world.desk.as(people.employee), world.desk.as(people.agent)]);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

const file = (subject: string): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject, description: 'Det virker ikke.', serviceKey: people.service.key },
  });
const link = (screen: Screen, subject: string) => screen.page.getByRole('link', { name: subject, exact: true });
/** How many tickets a view says that it holds. */
const counted = async (screen: Screen, name: string): Promise<string> =>
  (
    await screen.page
      .getByRole('link', { name: new RegExp(`^${name} `) })
      .locator('.views__count > [aria-hidden]')
      .innerText()
  ).trim();

describe('views', () => {
  it('follow what happens elsewhere, in the list and in the counts', async () => {
    const first = await file('Den første');
    await world.desk.drain();
    const screen = await world.windowOf(people.agent);
    await screen.goTo('/views/unassigned');
    await link(screen, 'Den første').waitFor();
    await eventually('the count', async () => (await counted(screen, 'Ikke tatt')) === '1');
    await file('Den andre');
    await link(screen, 'Den andre').waitFor();
    await eventually('the next count', async () => (await counted(screen, 'Ikke tatt')) === '2');
    await agent.call('take', { params: { id: first.id }, body: { version: first.version } });
    await eventually('it leaves', async () => (await link(screen, 'Den første').count()) === 0);
    await eventually('my work', async () => (await counted(screen, 'Mitt arbeid')) === '1');
    expect(screen.complaints).toEqual([]);
  });

  it('are saved, changed and deleted', async () => {
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo('/views/my_teams');
    await page.getByRole('button', { name: 'Ny visning' }).click();
    await page.getByRole('textbox', { name: 'Navn' }).fill('Skrivere');
    await page.getByRole('textbox', { name: 'Ord i emnet' }).fill('skriver');
    await page.getByRole('button', { name: 'Lagre visningen' }).click();
    await page.getByRole('heading', { name: 'Skrivere' }).waitFor();
    await screen.sees('Ingen saker her');
    await file('Skriver uten papir');
    await link(screen, 'Skriver uten papir').waitFor();
    await page.getByRole('button', { name: 'Slett', exact: true }).click();
    await page.getByRole('button', { name: 'Slett visningen' }).click();
    await page.getByRole('heading', { name: 'Mitt arbeid' }).waitFor();
    await eventually('it is gone', async () => (await page.getByRole('link', { name: /^Skrivere/ }).count()) === 0);
    expect(screen.complaints).toEqual([]);
  });
});

describe('a selection', () => {
  it('is changed after one has seen the effect, and put back', async () => {
    for (const n of [1, 2, 3]) await file(`Tavle ${n}`);
    await world.desk.drain();
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo('/views/unassigned');
    await link(screen, 'Tavle 3').waitFor();
    const before = Number(await counted(screen, 'Ikke tatt'));
    await page.getByRole('checkbox', { name: 'Velg alle i lista' }).check();
    await page.getByRole('button', { name: 'Tildel', exact: true }).click();
    await page.getByLabel('Hvem skal ha sakene').selectOption({ label: people.agent2.name });
    await page.getByRole('button', { name: 'Se hva som skjer' }).click();
    await page.getByRole('heading', { name: 'Dette skjer' }).waitFor();
    expect(await screen.violations()).toEqual([]);
    await page.getByRole('button', { name: `Endre ${before} saker` }).click();
    await screen.sees(/^Ferdig/);
    await eventually('the list is empty', async () => (await counted(screen, 'Ikke tatt')) === '0');
    await page.getByRole('button', { name: 'Angre' }).click();
    await screen.sees(/^Angret/);
    await page.getByRole('dialog').getByRole('button', { name: 'Lukk' }).last().click();
    await link(screen, 'Tavle 3').waitFor();
    await eventually('all are back', async () => (await counted(screen, 'Ikke tatt')) === String(before));
    expect(screen.complaints).toEqual([]);
  });
});
