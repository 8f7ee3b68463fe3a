import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BrowserDesk, LAPTOP, PHONE } from '../support/browser.js';
import type { BuiltPerson } from '../support/build.js';

jest.setTimeout(120_000);

let world: BrowserDesk;
let owner: BuiltPerson;
let employee: BuiltPerson;
beforeAll(async () => {
  world = await BrowserDesk.start();
  const people = await world.desk.build.desk();
  owner = await world.desk.build.serviceOwner(people.agency);
  employee = people.employee;
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

describe('opening hours in the browser', () => {
  it('say at each field what is wrong, in the language of the screen, and keep what was typed', async () => {
    const screen = await world.windowOf(owner);
    const { page } = screen;
    await screen.goTo('/calendars/city/change');
    await page.getByLabel('Tidssone', { exact: true }).fill('Oslo');
    await page.getByRole('option', { name: 'Europe/Oslo' }).click();
    expect(await page.getByLabel('Tidssone', { exact: true }).inputValue()).toBe('Europe/Oslo');
    const time = (name: string) => page.getByRole('textbox', { name, exact: true });
    await time('mandag, åpner').fill('25');
    await page.getByRole('button', { name: 'Legg til tid, tirsdag' }).click();
    await time('tirsdag, periode 2, åpner').fill('1530');
    await time('tirsdag, periode 2, stenger').fill('18');
    await page.getByRole('button', { name: 'Legg til en dag' }).click();
    await page.getByLabel('Navn').fill('Julaften');
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    // What is missing is said before the server is asked.
    await screen.sees('Ett felt må rettes. Det du har skrevet, er beholdt.');
    await page.getByLabel('Dato').fill('2030-12-24');
    await page.getByRole('button', { name: 'Lagre endringen' }).click();

    await screen.sees('«25:00» er ikke et klokkeslett. Skriv timer og minutter, som 07:30.');
    await screen.sees('Overlapper 08:00–16:00 (tirsdag).');
    expect(await time('mandag, åpner').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('mandag, åpner');
    expect(await screen.violations()).toEqual([]);

    for (const [language, save, told] of [
      ['nn', 'Lagre endringa', ['«25:00» er ikkje eit klokkeslett', 'Overlappar 08:00–16:00 (tysdag).']],
      ['en', 'Save the change', ['“25:00” is not a time of day', 'Overlaps 08:00–16:00 (Tuesday).']],
    ] as const) {
      await (await world.desk.as(owner)).call('setLocale', { body: { locale: language } });
      await page.reload();
      await screen.settled();
      await page.getByRole('button', { name: save }).click();
      for (const text of told) await page.getByText(text).first().waitFor();
    }
    expect(await time('Monday, opens').inputValue()).toBe('25:00');
    expect(await page.getByLabel('Name').inputValue()).toBe('Julaften');
    await (await world.desk.as(owner)).call('setLocale', { body: { locale: 'nb' } });
    expect(screen.complaints).toEqual([]);
  });

  it.each([
    { ...PHONE, weeks: 2 },
    { ...LAPTOP, weeks: 3 },
  ])('change from a day on at a width of $width, as one has seen before', async ({ weeks, ...size }) => {
    const screen = await world.windowOf(owner, size);
    const { page } = screen;
    await screen.goTo('/calendars/city/change');
    const from = await page.getByLabel('Gjelder fra').inputValue();
    // The Friday of another week, for the preview to have all of its days; of its own for each width.
    const friday = new Date(Date.parse(from) + 86_400_000 * (7 * weeks - ((new Date(from).getUTCDay() + 2) % 7)));
    const date = friday.toISOString().slice(0, 10);
    await page.getByRole('button', { name: 'Legg til en dag' }).click();
    await page.getByLabel('Dato').last().fill(date);
    await page.getByLabel('Navn').last().fill('Planleggingsdag');
    await page.getByRole('button', { name: 'Fjern tiden, mandag' }).click();
    const preview = page.getByRole('list', { name: 'Slik blir de fire første ukene' });
    await preview.getByText('Planleggingsdag').last().waitFor();
    expect(await preview.getByRole('listitem').count()).toBe(28);
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    await screen.sees(/^Åpningstiden endres fra .* Frister som løper, regnes på nytt\.$/);
    await page.getByRole('heading', { name: 'Kontortid' }).waitFor();
    await page.getByText('Kommer', { exact: true }).first().waitFor();
    const rows = await world.desk.build.sql<{ days: object; monday: unknown }>(
      `select v.day_names as days, v.hours -> 0 as monday from calendar_version v join calendar c on c.id = v.calendar_id
       where c.key = 'city' and v.valid_from = $1`,
      [from],
    );
    expect(rows).toEqual([{ days: expect.objectContaining({ [date]: 'Planleggingsdag' }) as unknown, monday: [] }]);
    // Nothing of the draft is left.
    await screen.goTo('/calendars/city/change');
    expect(await page.getByText('Dette er et utkast som ikke er lagret.').count()).toBe(0);
    expect(screen.complaints).toEqual([]);
    // The other width adds a monday anew.
    await page.getByRole('button', { name: 'Legg til tid, mandag' }).click();
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    await page.getByRole('heading', { name: 'Kontortid' }).waitFor();
  });

  it('are made with a name, and read by everybody', async () => {
    const screen = await world.windowOf(owner);
    const { page } = screen;
    await screen.goTo('/calendars/new');
    await page.getByLabel('Navn').fill('Kveldsvakt på Økern');
    expect(await page.getByLabel('Nøkkel').inputValue()).toBe('kveldsvakt-pa-okern');
    await page.getByLabel('Nøkkel').fill('city');
    await page.getByRole('button', { name: 'Opprett' }).click();
    await screen.sees('Nøkkelen er alt i bruk. Velg en annen.');
    await page.getByLabel('Nøkkel').fill('kveldsvakt');
    await page.getByRole('checkbox', { name: /Åpent hele døgnet/ }).check();
    await page.getByRole('button', { name: 'Opprett' }).click();
    await screen.sees('Kveldsvakt på Økern er opprettet.');

    const other = await world.windowOf(employee, PHONE);
    await other.goTo('/calendars');
    await other.page.getByRole('link', { name: 'Kveldsvakt på Økern' }).click();
    await other.sees('Åpent hele døgnet, alle dager');
    expect(await other.page.getByRole('link', { name: 'Endre fra en dato' }).count()).toBe(0);
    await other.page.getByRole('button', { name: 'Neste måned' }).click();
    await other.page.waitForURL(/\?month=\d{4}-\d\d$/);
    await other.goTo('/calendars/kveldsvakt/change');
    await other.sees('Bare administratorer og tjenesteeiere kan endre åpningstider');
    expect([...screen.complaints, ...other.complaints]).toEqual([]);
  });
});
