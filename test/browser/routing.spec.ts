import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BuiltDesk, BuiltPerson } from '../support/build.js';
import { BrowserDesk, PHONE } from '../support/browser.js';

jest.setTimeout(180_000);

let world: BrowserDesk;
let city: BuiltDesk;
let admin: BuiltPerson;

beforeAll(async () => {
  world = await BrowserDesk.start();
  city = await world.desk.build.desk();
  admin = await world.desk.build.admin(city.agency);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

describe('routing rules', () => {
  it('are made, ordered by keyboard, tried on past tickets and saved on a phone; the ticket says by which it came', async () => {
    const employee = await world.desk.as(city.employee);
    const file = (subject: string) =>
      employee.call('createTicket', { body: { subject, description: 'x', serviceKey: city.service.key } });
    await file('VPN nede');
    // Only what was filed before it was asked for is tried.
    world.desk.advance('PT1S');
    const screen = await world.windowOf(admin, PHONE);
    const { page } = screen;
    await screen.goTo('/admin/routing');
    await screen.sees(`til ${city.firstLine.key}`);
    expect([await screen.violations(), await screen.overflow()]).toEqual([[], 0]);

    await page.getByRole('button', { name: 'Ny regel' }).click();
    await page.getByRole('button', { name: 'Ferdig' }).click();
    await screen.sees('Må fylles ut.');
    await screen.sees('Velg et team, eller noe annet som skal skje med saken.');
    expect([await screen.violations(), await screen.overflow()]).toEqual([[], 0]);
    await page.getByLabel('Navn').fill('VPN');
    await page.getByRole('combobox', { name: 'Tjenester' }).fill(city.service.name.slice(-6));
    await page.getByRole('option', { name: city.service.name }).click();
    await page.getByLabel('Ord i emne eller beskrivelse').fill('"vpn"\nhjemmekontor');
    await page.getByLabel('Team', { exact: false }).selectOption(city.secondLine.key);
    await page.getByLabel('Merkelapper').fill('Fjernarbeid');
    await page.getByRole('button', { name: 'Ferdig' }).click();
    await screen.sees('emne eller beskrivelse har "vpn" eller «hjemmekontor»');
    await page.getByRole('button', { name: 'Flytt «VPN» opp' }).focus();
    await page.keyboard.press('Enter');
    await screen.sees('«VPN» er nå nummer 1 av 2.');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Flytt «VPN» opp');
    // What is not saved yet survives a reload.
    await page.reload();
    await screen.sees('Du har endringer som ikke er lagret.');

    await page.getByRole('button', { name: 'Prøv mot tidligere saker' }).click();
    await world.desk.drain();
    await screen.sees('1 av 1 saker ville gått et annet sted enn den gjorde');
    await screen.sees('Traff 1 sak; 1 ville gått et annet sted.');
    await page.getByRole('button', { name: /^Vis 1 sak fra/ }).click();
    await screen.sees('Regel: VPN');
    expect([await screen.violations(), await screen.overflow()]).toEqual([[], 0]);

    await page.getByRole('button', { name: 'Lagre …' }).click();
    await page.getByLabel('Hvorfor endres reglene?').fill('Andrelinje eier VPN');
    await page.getByRole('dialog').getByRole('button', { name: 'Lagre', exact: true }).click();
    await screen.sees('Reglene er lagret og gjelder nå.');
    await page.getByText('Tidligere versjoner').click();
    await screen.sees('Andrelinje eier VPN');

    const sent = await file('VPN nede igjen');
    const agent = await world.windowOf(city.agent);
    await agent.goTo(`/tickets/${sent.number}`);
    await agent.sees('Sendt av regelen «VPN»');
    await agent.sees('fjernarbeid');
    expect(await agent.violations()).toEqual([]);
    await agent.page.getByLabel('Ny merkelapp').fill('VIP');
    await agent.page.getByRole('button', { name: 'Legg til' }).click();
    await agent.page.getByRole('button', { name: 'Fjern merkelappen vip' }).waitFor();
    await agent.page.getByRole('button', { name: 'Fjern merkelappen fjernarbeid' }).click();
    await agent.page.getByRole('button', { name: 'Fjern merkelappen fjernarbeid' }).waitFor({ state: 'detached' });
    expect([...screen.complaints, ...agent.complaints]).toEqual([]);
  });

  it('warn beside the rule that never matches, and are read but not changed by a team lead', async () => {
    const client = await world.desk.as(admin);
    const { revision, rules } = await client.call('routingRules');
    const [first] = rules;
    const twin = { ...first!, name: 'En til', effects: { ...first!.effects, tags: ['annet'] } };
    await client.call('saveRoutingRules', { body: { revision, rules: [...rules, twin], reason: 'Prøve' } });
    const lead = await world.windowOf(city.lead);
    await lead.goTo('/admin/routing');
    await lead.sees('«VPN» over har de samme vilkårene, men gjør noe annet. Regelen treffer aldri.');
    expect(await lead.page.getByRole('button', { name: 'Ny regel' }).count()).toBe(0);
    expect(await lead.violations()).toEqual([]);
  });
});
