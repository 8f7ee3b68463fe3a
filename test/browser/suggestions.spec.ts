import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let city: BuiltDesk;
let proposer: Screen;
let owner: Screen;

beforeAll(async () => {
  world = await BrowserDesk.start();
  const { build } = world.desk;
  city = await build.desk();
  proposer = await world.windowOf(city.employee, PHONE);
  owner = await world.windowOf(await build.serviceOwner(city.agency));
});
afterAll(() => world?.stop());

it('is proposed on a phone, found by who would propose the same, supported, decided and told', async () => {
  const { page } = proposer;
  await proposer.goTo('/');
  await page.getByRole('link', { name: 'Foreslå noe som kan bli bedre' }).click();
  await page.getByRole('link', { name: 'Nytt forslag' }).click();
  await page.getByLabel('Hva foreslår du?').fill('Kortere kø på telefonen');
  await page.getByLabel('Hva er plagsomt i dag?').fill('Vi venter lenge mandag morgen.');
  await page.getByLabel('Hva ville hjelpe?').fill('Flere på vakt.');
  await page.getByRole('button', { name: 'Send forslaget' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kortere kø på telefonen' }).waitFor();
  expect(await page.getByRole('button', { name: 'Støtt forslaget' }).count()).toBe(0);
  expect(await proposer.overflow()).toBe(0);

  const other = await world.windowOf(city.colleague, PHONE);
  await other.goTo('/suggestions/new');
  await other.page.getByLabel('Hva foreslår du?').fill('kø på telefon');
  await other.page.getByRole('link', { name: 'Kortere kø på telefonen' }).click();
  await other.page.getByRole('button', { name: 'Støtt forslaget' }).click();
  await other.sees('1 støtter');
  await other.page.getByRole('button', { name: 'Du støtter det', pressed: true }).waitFor();

  await owner.goTo('/suggestions?order=newest');
  await owner.page.getByRole('link', { name: 'Kortere kø på telefonen' }).click();
  await owner.page.getByLabel('Ansatte det gjelder').fill('2000');
  await owner.page.getByLabel('Minutter spart for hver i måneden').fill('2,5');
  await owner.page.getByRole('button', { name: 'Lagre prioritet' }).click();
  await owner.sees('Skriv et tall, for eksempel 2,5.');
  await owner.page.getByLabel('Dagsverk det koster').fill('10');
  await owner.page.getByRole('button', { name: 'Lagre prioritet' }).click();
  await owner.sees('2 000 ansatte × 2,5 minutter i måneden ÷ 10 dagsverk = 500');
  await owner.page.getByLabel('Hvor står saken?').selectOption('Planlagt');
  await owner.page.getByLabel('Hvorfor?').fill('  ');
  await owner.page.getByRole('button', { name: 'Lagre status' }).click();
  await owner.sees('Må fylles ut.');
  await owner.page.getByLabel('Hvorfor?').fill('Vi ansetter to til.');
  await owner.page.getByRole('button', { name: 'Lagre status' }).click();
  await owner.sees('Vi ansetter to til.');

  await world.desk.drain();
  await proposer.goTo('/notices');
  await page.getByRole('link', { name: 'Forslaget ditt er planlagt' }).click();
  await proposer.sees('Vi ansetter to til.');
  expect([...proposer.complaints, ...other.complaints, ...owner.complaints]).toEqual([]);
});
