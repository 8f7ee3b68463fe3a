import { describe, expect, it, jest } from '@jest/globals';
import { LAPTOP, PHONE } from '../support/browser.js';
import { addressOf, everyPage, faults } from './every-page.js';

jest.setTimeout(180_000);

const city = everyPage(['ansatt', 'forstelinje', 'andrelinje', 'oppmote', 'teamleder']);

describe.each([PHONE, LAPTOP])('at a width of $width', (size) => {
  it('so are sign-in, the open bell, the menu of the person and the keys', async () => {
    const screen = await city().window(size);
    await screen.goTo('/sign-in');
    const found = await faults(screen, 'sign-in');
    await screen.goTo('/sign-in/link/en-lenke-som-ikke-finnes');
    found.push(...(await faults(screen, 'link')));
    await screen.chooseDemoUser('forstelinje');
    const header = screen.page.getByRole('banner');
    for (const name of [/^Varsler/, /^(?!Meny|Varsler|Søk).+/]) {
      await header.getByRole('button', { name }).filter({ visible: true }).first().click();
      found.push(...(await faults(screen, `header ${name}`)));
      await screen.page.keyboard.press('Escape');
    }
    await screen.page.keyboard.press('?');
    await screen.page.getByRole('dialog', { name: 'Hurtigtaster' }).waitFor();
    found.push(...(await faults(screen, 'keys')));
    await screen.page.keyboard.press('Escape');
    await screen.page.keyboard.press('Control+k');
    await screen.page.getByRole('dialog', { name: 'Finn og gjør' }).getByRole('option').first().waitFor();
    found.push(...(await faults(screen, 'palette')));
    expect(found).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('leads past the head to the content', async () => {
    const screen = await city().window();
    await screen.chooseDemoUser('ansatt');
    await screen.goTo('/my/tickets');
    const { page } = screen;
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Hopp til innholdet' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
  });

  it('keeps the focus in a dialog, and gives it back', async () => {
    const screen = await city().window();
    await screen.chooseDemoUser('forstelinje');
    await screen.goTo(addressOf('/tickets/:first'));
    const { page } = screen;
    const button = page.getByRole('button', { name: 'Send til andrelinje' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Send til andrelinje' });
    await dialog.getByRole('combobox', { name: 'Hvilket team' }).waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName);
      // Between its last and its first part the focus is in the frame of the browser.
      const isInside = place === 'DIALOG' || (await page.evaluate(() => document.activeElement === document.body));
      expect(isInside).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Send til andrelinje');
  });
});
