import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BrowserDesk, PHONE } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let city: BuiltDesk;

beforeAll(async () => {
  world = await BrowserDesk.start();
  city = await world.desk.build.desk();
});
afterAll(() => world?.stop());

it('is filled by the administrator on a phone, by names of the whole city, and the log says so', async () => {
  const { build } = world.desk;
  const admin = await build.admin(city.agency);
  const screen = await world.windowOf(admin, PHONE);
  const { page } = screen;
  const person = await build.person(await build.agency({ name: 'Etat B' }));
  await screen.goTo('/admin');
  await page.getByRole('link', { name: 'Brukerrådet' }).click();
  await screen.sees('Ingen sitter i brukerrådet ennå.');
  await page.getByRole('combobox', { name: 'Navn' }).fill(person.name.slice(0, 12));
  await page.getByRole('option', { name: person.name }).click();
  const confirm = page.getByRole('button', { name: `Legg til ${person.name}` });
  expect(await confirm.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await screen.violations()).toEqual([]);
  await confirm.click();
  await screen.sees('Medlemmer (1)');
  await screen.sees(`${admin.name} la til ${person.name}`);
  expect(await screen.overflow()).toBe(0);

  await page.getByRole('button', { name: `Ta ut ${person.name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ta ut' }).click();
  await screen.sees('Medlemmer (0)');
  await screen.sees(`${admin.name} tok ut ${person.name}`);
  // What had the focus is gone, and it goes on from where that was.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('council-members');
  expect(screen.complaints).toEqual([]);
});
