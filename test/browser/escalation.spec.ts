import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BuiltDesk, BuiltPerson } from '../support/build.js';
import { BrowserDesk, PHONE } from '../support/browser.js';

jest.setTimeout(180_000);

let world: BrowserDesk;
let city: BuiltDesk;
let owner: BuiltPerson;

beforeAll(async () => {
  world = await BrowserDesk.start();
  city = await world.desk.build.desk();
  owner = await world.desk.build.serviceOwner(city.agency);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

describe('escalation rules', () => {
  it('are made, corrected where the desk says so, ordered by keyboard and taken away on a phone', async () => {
    const screen = await world.windowOf(owner, PHONE);
    const { page } = screen;
    await screen.goTo('/declaration/escalation');
    expect(await screen.violations()).toEqual([]);

    await page.getByRole('button', { name: 'Ny regel' }).click();
    await page.getByLabel('Teamlederen').uncheck();
    await page.getByRole('button', { name: 'Lagre' }).click();
    await screen.sees('Må fylles ut.');
    await screen.sees('Velg hvem som varsles, eller hva som skal skje med saken.');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'name');
    expect(await screen.violations()).toEqual([]);

    await page.getByLabel('Navn').fill('Haster');
    await page.getByLabel('Punkt').selectOption('90');
    await page.getByLabel('Prioritet', { exact: false }).first().selectOption('1');
    await page.getByLabel('Tjenesteeierne').check();
    await page.getByRole('combobox', { name: 'Personer' }).fill(city.agent2.name.slice(0, 12));
    await page.getByRole('option', { name: new RegExp(city.agent2.name) }).click();
    await page.getByLabel('Flytt til team').selectOption(city.firstLine.key);
    await page.getByRole('button', { name: 'Lagre' }).click();
    await screen.sees('Når 90 % av løsningsfristen er brukt på en sak med prioritet 1:');
    await screen.sees(`Varsle tjenesteeierne og ${city.agent2.name}`);
    await screen.sees(`Flytt saken til ${city.firstLine.name}`);

    await page.getByRole('button', { name: 'Ny regel' }).click();
    await page.getByLabel('Navn').fill('Brutt');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await screen.sees('Når løsningsfristen er brutt på en sak:');
    await page.getByRole('button', { name: 'Flytt «Brutt» opp' }).focus();
    await page.keyboard.press('Enter');
    await screen.sees('«Brutt» er nå nummer 1 av 2.');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Flytt «Brutt» opp');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Brutt', 'Haster']);
    expect([await screen.violations(), await screen.overflow()]).toEqual([[], 0]);

    await page.getByRole('button', { name: 'Slett regelen «Brutt»' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Slett', exact: true }).click();
    await screen.sees('Regelen «Brutt» er slettet.');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Haster']);
    expect(screen.complaints).toEqual([]);
  });

  it('are not overwritten: who was second sees it, keeps what was typed and saves on top', async () => {
    const [first, second] = [await world.windowOf(owner), await world.windowOf(owner)];
    for (const { page, goTo } of [first, second].map((screen) => ({
      page: screen.page,
      goTo: screen.goTo.bind(screen),
    }))) {
      await goTo('/declaration/escalation');
      await page.getByRole('button', { name: 'Ny regel' }).click();
    }
    await first.page.getByLabel('Navn').fill('Den ene');
    await first.page.getByRole('button', { name: 'Lagre' }).click();
    await first.sees('Regelen «Den ene» er lagret.');
    await second.page.getByLabel('Navn').fill('Den andre');
    await second.page.getByRole('button', { name: 'Lagre' }).click();
    await second.sees('Noen andre har endret reglene mens du skrev.');
    await second.page.getByRole('button', { name: 'Lagre' }).click();
    await second.sees('Regelen «Den andre» er lagret.');
    const names = await second.page.getByRole('heading', { level: 2 }).allTextContents();
    expect(names.slice(-2)).toEqual(['Den ene', 'Den andre']);
  });

  it('are read by a team lead, and by no agent', async () => {
    const lead = await world.windowOf(city.lead);
    await lead.goTo('/declaration');
    await lead.page.getByRole('link', { name: 'Eskaleringsregler' }).click();
    await lead.sees('Eskaleringsregler');
    expect(await lead.page.getByRole('button', { name: 'Ny regel' }).count()).toBe(0);
    const agent = await world.windowOf(city.agent);
    await agent.goTo('/declaration');
    expect(await agent.page.getByRole('link', { name: 'Eskaleringsregler' }).count()).toBe(0);
  });
});
