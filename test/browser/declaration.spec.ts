import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DeclarationContent, DeclarationDraft } from '@desk/contracts';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, eventually, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk, BuiltPerson } from '../support/build.js';

jest.setTimeout(180_000);

let world: BrowserDesk;
let people: BuiltDesk;
let owner: BuiltPerson;
let me: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await BrowserDesk.start();
  people = await world.desk.build.desk();
  owner = await world.desk.build.serviceOwner(people.agency);
  const colleague = await world.desk.build.serviceOwner(people.agency);
  [me, other] = await Promise.all([world.desk.as(owner), world.desk.as(colleague)]);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

const begin = () => me.call('createDraft', { body: {} });
const read = ({ id }: { id: string }): Promise<DeclarationDraft> => me.call('draft', { params: { id } });
const change = async (draft: DeclarationDraft, changes: Partial<DeclarationContent>) => {
  const { id, revision, content } = await read(draft);
  await other.call('saveDraft', { params: { id }, body: { revision, content: { ...content, ...changes } } });
};
const field = ({ page }: Screen, name: string | RegExp) => page.getByRole('textbox', { name });
const saved = (screen: Screen) => screen.sees('Alt er lagret');
const promised = ({ content }: DeclarationDraft, target: string, priority: number) =>
  content.promises.find((one) => one.target === target && one.priority === priority);

async function open(draft: DeclarationDraft): Promise<Screen> {
  const screen = await world.windowOf(owner);
  await screen.goTo(`/declaration/drafts/${draft.id}`);
  await screen.page.getByRole('heading', { name: 'Frister for alle tjenester' }).waitFor();
  return screen;
}

describe('a draft on the screen', () => {
  it('is saved while it is typed, in the unit in which it is typed', async () => {
    const draft = await begin();
    const screen = await open(draft);
    const { page } = screen;
    expect(await field(screen, 'Første svar, prioritet 2: Tid').inputValue()).toBe('1');
    await field(screen, 'Første svar, prioritet 2: Tid').fill('1,5');
    await page.getByRole('combobox', { name: 'Løsning, prioritet 4: Enhet' }).selectOption('businessDays');
    await field(screen, 'Løsning, prioritet 4: Tid').fill('5');
    await page.getByRole('checkbox', { name: 'Løsning: Venter på leverandør' }).check();
    await field(screen, /Løst av førstelinjen selv/).fill('72,5');
    await field(screen, 'Vi skal (nynorsk)').fill('Vi svarar.\n\n  Vi seier frå. ');
    await eventually('all of it is saved', async () => (await read(draft)).content.duties.nn.desk.length === 2);
    await saved(screen);
    const now = await read(draft);
    expect(promised(now, 'first_response', 2)).toMatchObject({ seconds: 5400, businessDays: null });
    expect(promised(now, 'resolution', 4)).toMatchObject({ seconds: null, businessDays: 5, calendarKey: 'city' });
    expect(now.content).toMatchObject({
      pauseReasons: { resolution: ['user', 'vendor', 'agreed_time'] },
      quality: { firstLineResolution: 0.725 },
      duties: { nn: { desk: ['Vi svarar.', 'Vi seier frå.'] } },
    });
    await screen.goTo(`/declaration/drafts/${draft.id}`);
    expect(await field(screen, 'Første svar, prioritet 2: Tid').inputValue()).toBe('1,5');
    expect(screen.complaints).toEqual([]);
  });

  it('says at the field what is wrong, in the language of the screen, and leads there from publishing', async () => {
    const draft = await begin();
    const screen = await open(draft);
    const { page } = screen;
    await field(screen, 'Løsning, prioritet 1: Tid').fill('0');
    await field(screen, 'Løsning, prioritet 2: Tid').fill('snart');
    await field(screen, 'Løsning, prioritet 3: Tid').fill('');
    await field(screen, 'Løsning, prioritet 4: Tid').fill('99999');
    for (const text of ['Må være mer enn null.', 'Skriv et tall.', 'Prioritet 3 mangler.', 'Høyst to år.']) {
      await screen.sees(text);
    }
    await page.getByRole('button', { name: 'Publiser …' }).click();
    await page.getByText('4 ting må rettes').waitFor();
    await page.getByRole('button', { name: /Løsning, prioritet 4/ }).click();
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Løsning, prioritet 4: Tid',
    );
    await me.call('setLocale', { body: { locale: 'en' } });
    await screen.goTo(`/declaration/drafts/${draft.id}`);
    for (const text of ['Must be more than zero.', 'Priority 3 is missing.', 'Two years at most.'])
      await screen.sees(text);
    await me.call('setLocale', { body: { locale: 'nb' } });
  });

  it('that two type into at once holds what both typed, and tells what both changed', async () => {
    const draft = await begin();
    const screen = await open(draft);
    await change(draft, { name: 'Deres navn', nextRevisionOn: '2031-01-01' });
    await field(screen, 'Navn').fill('Mitt navn');
    await field(screen, 'Nytt om saken, prioritet 4: Tid').fill('90');
    await screen.sees('Noen andre har endret det samme som deg');
    await screen.sees('Navn: Deres navn');
    await eventually('both are saved', async () => (await read(draft)).content.name === 'Mitt navn');
    await saved(screen);
    const now = await read(draft);
    expect(now.content).toMatchObject({ name: 'Mitt navn', nextRevisionOn: '2031-01-01' });
    expect(promised(now, 'next_update', 4)).toMatchObject({ seconds: 90 * 8 * 3600 });
    expect(await screen.page.getByLabel(/Revideres innen/).inputValue()).toBe('2031-01-01');
    const typed = field(screen, 'Nytt om saken, prioritet 4: Tid');
    expect(await typed.inputValue()).toBe('90');
    expect(await typed.evaluate((input) => input === document.activeElement)).toBe(true);
    await screen.page.getByRole('button', { name: 'Behold mitt' }).click();
    expect(await screen.page.getByText('Navn: Deres navn').count()).toBe(0);
  });

  it('keeps what is typed without a network, over a reload, and saves it when there is one', async () => {
    const draft = await begin();
    const screen = await open(draft);
    await screen.context.setOffline(true);
    await field(screen, 'Navn').fill('Skrevet uten nett');
    await screen.sees('Ikke lagret. Det du har skrevet, er tatt vare på i dette vinduet.');
    await screen.context.setOffline(false);
    await saved(screen);
    expect((await read(draft)).content.name).toBe('Skrevet uten nett');
  });

  it('that somebody else has published meanwhile is kept as a new draft', async () => {
    const draft = await begin();
    const screen = await open(draft);
    const { page } = screen;
    const validFrom = world.desk.clock
      .now()
      .add({ hours: 24 * 30 })
      .toString()
      .slice(0, 10);
    const published = await other.call('publishDraft', { params: { id: draft.id }, body: { revision: 1, validFrom } });
    await field(screen, 'Navn').fill('For sent');
    await screen.sees(`Utkastet er publisert som versjon ${published.version} av noen andre.`);
    await page.getByRole('button', { name: 'Lagre som nytt utkast' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/declaration/drafts/') && !url.pathname.endsWith(draft.id));
    await saved(screen);
    const { drafts } = await me.call('declarations');
    expect(drafts.map(({ name, basedOn }) => [name, basedOn])).toContainEqual(['For sent', published.version]);
  });
});

describe('a preview on the screen', () => {
  it('says for each clock what was and what would have been, of what is on the screen', async () => {
    const employee = await world.desk.as(people.employee);
    const agent = await world.desk.as(people.agent);
    const body = { subject: 'Skriver', description: 'Tom', serviceKey: people.service.key };
    const { id } = await employee.call('createTicket', { body });
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    world.desk.advance('PT1M');
    const screen = await open(await begin());
    const { page } = screen;
    const today = world.desk.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();
    await page.getByLabel('Fra og med').fill(today);
    await page.getByLabel('Til og med').fill(today);
    await page.getByRole('button', { name: 'Regn ut' }).click();
    const row = page.getByRole('row', { name: /Første svar Alle prioriteter/ });
    await eventually('the tickets are replayed', async () => {
      await world.desk.drain();
      return (await row.count()) > 0;
    });
    expect(await row.innerText()).toMatch(/100,0\s%\s+1 av 1\s+100,0\s%\s+1 av 1\s+Ingen forskjell/);
    await field(screen, 'Navn').fill('Endret etterpå');
    await screen.sees('Utkastet er endret etter dette.');
  });
});

describe('publishing on the screen', () => {
  it('shows what changes, refuses a day that is too early at its field, and tells everybody', async () => {
    const draft = await begin();
    const screen = await open(draft);
    const { page } = screen;
    // Not yet saved when the dialog opens: what is published is what the screen shows.
    await field(screen, 'Første svar, prioritet 4: Tid').fill('3');
    await page.getByRole('button', { name: 'Publiser …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publiser erklæringen' });
    await dialog.getByRole('row', { name: /Første svar, prioritet 4.*innen 4 timer.*innen 3 timer/ }).waitFor();
    const earliest = await dialog.getByLabel('Gjelder fra').inputValue();
    await dialog.getByLabel('Gjelder fra').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Publiser', exact: true }).click();
    await dialog.getByText(/Velg \d.* eller en senere dag/).waitFor();
    await dialog.getByLabel('Gjelder fra').fill(earliest);
    await dialog.getByRole('button', { name: 'Publiser', exact: true }).click();
    await screen.sees(/er publisert og gjelder fra/);

    const phone = await world.windowOf(people.employee, PHONE);
    await phone.goTo('/declaration');
    await phone.sees(/Fra .* gjelder en ny versjon/);
    await phone.page.getByRole('link', { name: 'Se hva som endres' }).click();
    await phone.sees('Hva er forskjellen?');
    expect(await phone.overflow()).toBeLessThanOrEqual(0);
    expect(phone.complaints).toEqual([]);
  });
});

describe('the declaration', () => {
  it('is read by anybody in words, in the language of the screen', async () => {
    const screen = await world.windowOf(people.employee, PHONE);
    await screen.goTo('/declaration');
    const critical = screen.page.getByRole('article').filter({ hasText: '1 – Kritisk' });
    await critical.waitFor();
    expect(await critical.innerText()).toMatch(/innen 15 minutter\s+hele døgnet, alle dager/);
    const ordinary = screen.page.getByRole('article').filter({ hasText: '3 – Vanlig' });
    expect(await ordinary.innerText()).toMatch(/Første svar\s+innen 2 timer\s+i åpningstiden/);
    expect(await ordinary.innerText()).toMatch(/Løsning\s+innen 3 arbeidsdager\s+i åpningstiden/);
    await screen.sees('Mandag–fredag');
    await screen.sees('Første svar står aldri stille.');
    await (await world.desk.as(people.employee)).call('setLocale', { body: { locale: 'nn' } });
    await screen.goTo('/declaration');
    expect(await screen.page.getByRole('article').filter({ hasText: '3 – Vanleg' }).innerText()).toMatch(
      /innan 2 timar\s+i opningstida/,
    );
  });
});
