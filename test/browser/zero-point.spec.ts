import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';
import type { BuiltAgency } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let agency: BuiltAgency;
let other: BuiltAgency;
let screen: Screen;

beforeAll(async () => {
  world = await BrowserDesk.start();
  const { build } = world.desk;
  agency = await build.agency({ name: 'Etat for skog', joinedOn: null });
  other = await build.agency({ name: 'Etat for vann', joinedOn: null });
  screen = await world.windowOf(await build.admin(agency), PHONE);
});
afterAll(() => world?.stop());

const sheet = (fte: string) =>
  `Virksomhet;Årsverk lav;Årsverk sannsynlig;Årsverk høy;Kilde;Dato\n${other.name};1;${fte};3;Kartlegging;1.3.2026`;

it('is written with a decimal comma on a phone, locked, and corrected with its reason', async () => {
  const { page } = screen;
  await screen.goTo('/baselines');
  await page.getByRole('link', { name: agency.name }).click();
  await page.getByLabel('Lavt (5 %)').fill('2');
  await page.getByLabel('Sannsynlig').fill('to og en halv');
  await page.getByLabel('Høyt (95 %)').fill('3,25');
  await page.getByLabel('Hvordan det ble funnet').fill('Timelister');
  await page.getByLabel('Dato for målingen').fill('2026-01-15');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await screen.sees('Skriv et tall, for eksempel 2,5.');
  await page.getByLabel('Sannsynlig').fill('2,5');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await page.getByRole('button', { name: 'Lås nullpunktet' }).click();
  await screen.sees('2,50 (2,00–3,25)');

  await page.getByRole('button', { name: 'Rett nullpunktet' }).click();
  await page.getByLabel('Sannsynlig').fill('2,75');
  await page.getByRole('button', { name: 'Lagre rettelsen' }).click();
  await page.getByLabel('Hvorfor rettes det?').fill('En deltidsstilling var glemt');
  await page.getByRole('button', { name: 'Lagre rettelsen' }).click();
  await screen.sees('Rettet fordi: En deltidsstilling var glemt');
  await screen.sees('2,75 (2,00–3,25)');
  expect(await screen.overflow()).toBe(0);
});

it('comes from a sheet, whose faults are told in words by row and column', async () => {
  const { page } = screen;
  await screen.goTo('/baseline-sheet');
  await page.getByLabel('Eller lim inn arket').fill(sheet('1.250'));
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await screen.sees('Rad 2, kolonne C (Årsverk sannsynlig):');
  await screen.sees(/«1\.250» kan bety 1,25 eller 1\s250\./);
  await page.getByLabel('Eller lim inn arket').fill(sheet('1,25'));
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await page.getByRole('button', { name: 'Ta inn' }).click();
  await screen.sees('Ett nullpunkt er tatt inn.');
  await page.getByRole('link', { name: other.name }).click();
  await page.getByLabel('Sannsynlig').waitFor();
  expect(await page.getByLabel('Sannsynlig').inputValue()).toBe('1,25');
  expect(screen.complaints).toEqual([]);
});
