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
    await page.getByRole('combobox', { name: 'Merkelapp' }).fill('Papir');
    await page.getByRole('option', { name: /^papir/ }).click();
    await page.getByRole('button', { name: 'Fjern papir' }).click();
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

describe('a search', () => {
  it('stands in the frame of the lists: rows that follow, a ticket beside them, and the way back', async () => {
    const [first, second] = [await file('Projektor uten lyd'), await file('Projektor uten bilde')];
    await world.desk.drain();
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo('/search');
    await screen.sees('Hva leter du etter?');
    await page.getByRole('main').getByRole('searchbox').fill('projektor');
    await page.keyboard.press('Enter');
    await screen.sees('2 saker funnet, nyeste først');
    const row = page.getByRole('row').filter({ has: link(screen, 'Projektor uten lyd') });
    await agent.call('take', { params: { id: first.id }, body: { version: first.version } });
    await row.getByText(people.agent.name).waitFor();
    expect(await screen.violations()).toEqual([]);

    await link(screen, 'Projektor uten bilde').click();
    await page.getByRole('heading', { level: 1, name: 'Projektor uten bilde' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/search/${second.number}`);
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: 'Projektor uten lyd' }).waitFor();
    await page.goBack();
    await page.goBack();
    await screen.sees('2 saker funnet, nyeste først');
    expect(new URL(page.url()).search).toBe('?q=projektor');

    await page.getByRole('main').getByRole('searchbox').fill('finnesikke');
    await page.keyboard.press('Enter');
    await screen.sees('Ingen saker funnet for «finnesikke»');
    await page.getByRole('main').getByRole('searchbox').fill(second.number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Projektor uten bilde' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tickets/${second.number}`);
    expect(screen.complaints).toEqual([]);
  });
});

describe('the parts of the frame', () => {
  it('are resized by keys and by pulling, and stay so', async () => {
    const { number } = await file('Skillelinje');
    await world.desk.drain();
    const screen = await world.windowOf(people.agent);
    const { page } = screen;
    await screen.goTo(`/queue/${people.firstLine.key}/${number}`);
    const divider = page.getByRole('separator', { name: 'Bredden på lista' });
    const share = async () => Number(await divider.getAttribute('aria-valuenow'));
    const width = async () => (await page.locator('.work__list').boundingBox())?.width ?? 0;
    const [before, narrow] = [await share(), await width()];
    await divider.focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await share()).toBe(before + 10);
    expect(await width()).toBeGreaterThan(narrow + 50);
    const box = await divider.boundingBox();
    if (!box) throw new Error('no divider');
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 100, { steps: 4 });
    await page.mouse.up();
    const pulled = await share();
    expect(pulled).toBeGreaterThan(before + 12);
    await page.reload();
    await divider.waitFor();
    expect(await share()).toBe(pulled);
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
