import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';
import type { BuiltAgency } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let agency: BuiltAgency;

beforeAll(async () => {
  world = await BrowserDesk.start();
  agency = await world.desk.build.agency({ name: 'Etat for skog', joinedOn: '2025-01-01' });
});
afterAll(() => world?.stop());

/** The first day of a month that is closed, whatever day it is. */
const longClosed = (): string =>
  world.desk.clock
    .now()
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDate()
    .with({ day: 1 })
    .subtract({ months: 3 })
    .toString();

const whole = async (screen: Screen) => {
  expect(await screen.overflow()).toBe(0);
  expect(screen.complaints).toEqual([]);
};

it('gets its prices on a phone, closes what is over, and answers who asks about a line', async () => {
  const { build } = world.desk;
  const contact = await world.windowOf(await build.contact(agency), PHONE);
  await contact.goTo('/showback');
  await contact.sees('Ingen måned er lukket ennå');
  const admin = await world.windowOf(await build.admin(agency), PHONE);
  await admin.goTo('/showback');
  await admin.sees('Ingen måned er lukket ennå');
  await admin.page.getByRole('link', { name: 'Gå til prisene' }).click();
  await admin.page.getByRole('link', { name: 'Ny prisliste' }).click();
  await admin.page.getByLabel('Gjelder fra').fill(longClosed());
  await admin.page.getByLabel('Pris per ansatt').fill('mye');
  await admin.page.getByRole('button', { name: 'Publiser …' }).click();
  await admin.sees('Skriv et beløp, for eksempel 49,50.');
  await admin.page.getByLabel('Pris per ansatt').fill('10,50');
  await admin.page.getByRole('button', { name: 'Publiser …' }).click();
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Publiser', exact: true }).click();
  await admin.sees(/10,50\skr i måneden for hver ansatt/);
  await world.desk.drain();
  await admin.goTo('/showback');
  await admin.page.getByRole('button', { name: 'Regn måneden på nytt' }).click();
  await admin.sees('Linjen stemmer til øret.');
  await whole(admin);

  // It came by itself, and the bell tells of it.
  await contact.sees(/10\s500,00\skr/);
  await contact.page.getByRole('button', { name: /Varsler/ }).click();
  await contact.page.getByRole('link', { name: /Kostnadene for måneden er klare: 10\s500,00\skr/ }).click();
  await contact.page.waitForURL(/\/showback\?month=/);
  await contact.page.getByRole('link', { name: 'Pris per ansatt' }).click();
  await contact.sees(/1\s000 ansatte × 10,50\skr i måneden/);
  await contact.page.getByLabel('Hva lurer du på?').fill('Vi er vel færre?');
  await contact.page.getByRole('button', { name: 'Send' }).click();
  await contact.page.getByText('Vi er vel færre?').and(contact.page.locator('.showback__text')).waitFor();

  const owner = await world.windowOf(await build.serviceOwner(agency), PHONE);
  await owner.goTo('/showback');
  await owner.sees('1 spørsmål venter på svar');
  await owner.page.getByRole('link', { name: /Etat for skog: Pris per ansatt/ }).click();
  await owner.page.getByRole('textbox', { name: 'Svar' }).fill('Tallet er fra lønnssystemet.');
  await owner.page.getByRole('button', { name: 'Send' }).click();
  await owner.page.getByText('Tallet er fra lønnssystemet.').and(owner.page.locator('.showback__text')).waitFor();
  await contact.page.reload();
  await contact.sees('Tallet er fra lønnssystemet.');
  await whole(contact);
  await whole(owner);
});
