import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { BuiltDesk } from '../support/build.js';
import { BrowserDesk, eventually, PHONE } from '../support/browser.js';

jest.setTimeout(180_000);

let world: BrowserDesk;
let city: BuiltDesk;

beforeAll(async () => {
  world = await BrowserDesk.start();
  world.followTime();
  city = await world.desk.build.desk();
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

it('is agreed on beside the ticket, and made with a phone whose network comes and goes', async () => {
  const body = { subject: 'Skjermen er svart', description: 'Hjelp', serviceKey: city.service.key, location: 'Rom 7' };
  const ticket = await (await world.desk.as(city.employee)).call('createTicket', { body });
  const agent = await world.desk.as(city.agent);
  await agent.call('take', { params: { id: ticket.id }, body: { version: 1 } });
  const visits = async () => (await agent.call('visitsOf', { params: { id: ticket.id } })).items;

  const desk = await world.windowOf(city.agent);
  await desk.goTo(`/tickets/${ticket.number}`);
  await desk.page.getByRole('button', { name: 'Avtal besøk' }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Avtal besøk' });
  await dialog.getByRole('button', { name: 'Avtal', exact: true }).click();
  await dialog.getByText('Må fylles ut.').first().waitFor();
  const soon = new Date(Date.now() + 3_600_000).toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' });
  await dialog.getByLabel('Fra').fill(soon.slice(0, 16).replace(' ', 'T'));
  await dialog.getByLabel('La saken vente til besøket').check();
  expect(await desk.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Avtal', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.page.getByRole('heading', { name: 'Rom 7' }).waitFor();
  expect(await visits()).toMatchObject([{ state: 'planned', place: 'Rom 7' }]);

  // Who waits for it sees when and where, and hears of it.
  const own = await world.windowOf(city.employee, PHONE);
  await own.goTo(`/tickets/${ticket.number}`);
  const agreed = own.page.getByRole('region', { name: 'Besøk' });
  await agreed.getByText('Rom 7').waitFor();
  await agreed.getByText('En fra brukerstøtten kommer.').waitFor();
  expect([await own.violations(), await own.overflow()]).toEqual([[], 0]);

  const phone = await world.windowOf(city.visitor, PHONE);
  const { page, context } = phone;
  await phone.goTo(`/onsite?day=${soon.slice(0, 10)}`);
  await page.getByRole('heading', { name: 'Rom 7' }).waitFor();
  expect([await phone.violations(), await phone.overflow()]).toEqual([[], 0]);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Start besøket Rom 7' }).click();
  await page.getByText('Venter på nettet.', { exact: false }).waitFor();
  await page.getByRole('timer').waitFor();
  expect(await visits()).toMatchObject([{ state: 'planned' }]);
  await context.setOffline(false);
  const stands = async (state: string) => (await visits())[0]?.state === state;
  await eventually('the start is told', () => stands('under_way'));
  await world.desk.drain();
  await agreed.getByText(`${city.visitor.name.split(' ')[0]} er der nå.`).waitFor();
  await page.getByText('Venter på nettet.', { exact: false }).waitFor({ state: 'hidden' });

  await page.getByLabel('Hva ble gjort?').fill('Byttet kabel');
  await page.reload();
  expect(await page.getByLabel('Hva ble gjort?').inputValue()).toBe('Byttet kabel');
  expect([await phone.violations(), await phone.overflow()]).toEqual([[], 0]);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ferdig', exact: true }).click();
  await page.getByText('Venter på nettet.', { exact: false }).waitFor();
  await context.setOffline(false);
  await eventually('the stop is told', () => stands('done'));
  expect(await visits()).toMatchObject([{ result: 'Byttet kabel' }]);
  await world.desk.drain();
  await agreed.getByText('Ferdig', { exact: true }).waitFor();
  await own.goTo('/notices');
  await own.sees(/Vi kommer på besøk/);
  expect(await own.page.content()).not.toContain('Byttet kabel');
  expect([desk.complaints, phone.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))]).toEqual([
    [],
    [],
  ]);
});
