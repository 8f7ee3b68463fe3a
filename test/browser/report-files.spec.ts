import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let screen: Screen;

beforeAll(async () => {
  world = await BrowserDesk.start();
  const agency = await world.desk.build.agency({ name: 'Etat for skog' });
  await world.desk.build.person(agency, { name: 'Kari Uten Tilgang' });
  screen = await world.windowOf(await world.desk.build.serviceOwner(agency), PHONE);
});
afterAll(() => world?.stop());

it('is saved from its page as a file, and set up to come by mail, on a phone', async () => {
  const { page } = screen;
  await screen.goTo('/reports/sla?from=2026-01-01&to=2026-01-31&priority=1');
  await page.getByRole('button', { name: 'Last ned' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('Holder vi fristene 2026-01-01 – 2026-01-31.xlsx');
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('button', { name: 'Last ned' }).click();
  await page.getByRole('link', { name: 'Send meg denne jevnlig' }).click();
  await screen.sees('1 – Kritisk');
  await page.getByLabel('Hvor ofte').selectOption('weekly');
  await page.getByLabel('Dag', { exact: true }).selectOption('5');
  await page.getByLabel('Klokkeslett').selectOption('8');
  await page.getByRole('combobox', { name: 'Mottakere' }).fill('Kari Uten');
  await page.getByRole('option', { name: 'Kari Uten Tilgang' }).click();
  await page.getByRole('button', { name: 'Lagre' }).click();
  await screen.sees('Kari Uten Tilgang: Har ikke tilgang til denne rapporten.');
  await page.getByRole('button', { name: 'Fjern Kari Uten Tilgang' }).click();
  await page.getByRole('button', { name: 'Lagre' }).click();

  await screen.sees('E-post er ikke satt opp');
  const made = page.getByRole('article', { name: 'Holder vi fristene?' });
  await made.getByText('Hver fredag kl. 08:00').waitFor();
  await made.getByRole('button', { name: 'Sett på pause' }).click();
  await made.getByText('Kommer ikke før den startes igjen.').waitFor();
  await made.getByRole('button', { name: 'Slett' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett' }).click();
  await screen.sees('Ingen rapporter på e-post');
  expect(await screen.overflow()).toBe(0);
  expect(screen.complaints).toEqual([]);
});
