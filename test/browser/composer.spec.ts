import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { HeldSending } from '@desk/tickets';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, eventually, PHONE, type Screen } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

const SECRET = 'Innmelder virker uerfaren';
/** One red point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

let world: BrowserDesk;
let people: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let ticket: TicketView;
let screen: Screen;

beforeAll(async () => {
  world = await BrowserDesk.start();
  const { desk } = world;
  people = await desk.build.desk();
  [employee, agent] = [await desk.as(people.employee), await desk.as(people.agent)];
  const filed = await employee.call('createTicket', {
    body: { subject: 'Skjermen er svart', description: 'Siden i morges', serviceKey: people.service.key },
  });
  ticket = await agent.call('take', { params: { id: filed.id }, body: { version: filed.version } });
  const reply = { name: 'Nytt passord', shortcut: 'passord', personal: true, textNb: 'Hei, {{requester.firstName}}! ' };
  await agent.call('createCannedReply', { body: reply });
  world.followTime();
  screen = await world.windowOf(people.agent);
  await screen.goTo(`/tickets/${ticket.number}`);
}, 120_000);
afterAll(() => world.stop());

const message = () => screen.page.locator('textarea[name="text"]');
const note = () => screen.page.locator('textarea[name="note"]');
const button = (name: string) => screen.page.getByRole('button', { name, exact: true });
const said = async () => (await employee.call('messages', { params: { id: ticket.id } })).items.map(({ text }) => text);
const drafts = async () => (await agent.call('myDrafts')).items.map(({ kind, text }) => [kind, text]);

describe('the composer', () => {
  it('keeps what is typed through a reload, and fills in what is prepared', async () => {
    await message().pressSequentially('/pass');
    await screen.page.getByRole('option', { name: /Nytt passord/ }).waitFor();
    expect(await screen.violations()).toEqual([]);
    await message().press('Enter');
    const first = people.employee.name.split(' ')[0] ?? '';
    await eventually('the text is filled in', async () => (await message().inputValue()) === `Hei, ${first}! `);
    await message().pressSequentially('Prøv en omstart.');
    await screen.sees('Utkastet er lagret');
    await screen.page.reload();
    await screen.settled();
    const text = `Hei, ${first}! Prøv en omstart.`;
    await eventually('the draft is back', async () => (await message().inputValue()) === text);
  });

  it('takes a picture that is pasted, holds the message, and gives both back', async () => {
    await message().evaluate((field, data) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'skjermbilde.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, PNG);
    // Its name stands there before it has come.
    await screen.page.getByText('1 fil er lagt ved.').waitFor({ state: 'attached' });
    await button('Send svaret').click();
    await screen.sees(/sendes om \d+ s/);
    expect(await message().inputValue()).toBe('');
    expect(await screen.violations()).toEqual([]);
    await screen.page.getByRole('button', { name: /^Angre/ }).click();
    await eventually('text and picture are back', async () => {
      const isBack = (await message().inputValue()).endsWith('Prøv en omstart.');
      return isBack && (await screen.page.getByText('skjermbilde.png').count()) > 0;
    });
    expect(await said()).toEqual([]);

    await button('Send svaret').click();
    await screen.sees(/sendes om \d+ s/);
    await eventually('it has left', async () => {
      await world.desk.app.get(HeldSending).run();
      return (await said()).length === 1;
    });
    // The requester has the picture too.
    const { items } = await employee.call('attachments', { params: { id: ticket.id } });
    expect(items).toMatchObject([{ name: 'skjermbilde.png', isImage: true }]);
    await screen.page.locator('.message--agent .file-list__image').waitFor();
  });

  it('holds a macro with all that it does, and has done nothing when it is called back', async () => {
    const actions = { messageNb: 'Vi venter på deg.', pend: 'user' as const, priority: 2 as const };
    await agent.call('createMacro', { body: { name: 'Vent på svar', shortcut: 'vent', personal: true, actions } });
    await screen.page.reload();
    await screen.settled();
    await message().pressSequentially('/vent');
    await screen.page.getByRole('option', { name: /Vent på svar/ }).waitFor();
    await message().press('Enter');
    const dialog = screen.page.getByRole('dialog', { name: 'Vent på svar' });
    await dialog.getByText('Til da kan du angre alt den gjør.', { exact: false }).waitFor();
    expect(await screen.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Kjør makroen' }).click();
    await screen.sees(/kjøres på .* om \d+ s/);
    await screen.page.getByRole('button', { name: /^Angre/ }).click();
    await eventually('its text is back', async () => (await message().inputValue()) === 'Vi venter på deg.');
    expect(await agent.call('ticket', { params: { id: ticket.id } })).toMatchObject({ state: 'open', priority: 3 });
    expect(await said()).toHaveLength(1);
    await message().fill('');
    await eventually('no draft is left', async () => (await drafts()).length === 0);
  });

  it('of a note can reach no requester, by whichever key or way', async () => {
    await screen.page.locator('h1').click();
    await screen.page.keyboard.press('i');
    await note().waitFor();
    await note().fill(SECRET);
    await screen.sees('Utkastet er lagret');
    // Over to the message and back: neither has the other's text.
    await button('Svar til innmelder').click();
    expect(await message().inputValue()).toBe('');
    await message().press('Control+Enter');
    await screen.sees('Skriv noe først');
    await button('Internt notat').click();
    await eventually('the note is there', async () => (await note().inputValue()) === SECRET);
    expect(await button('Send svaret').count()).toBe(0);
    expect(await screen.violations()).toEqual([]);
    await note().press('Control+Enter');
    await screen.sees('Notatet er lagret.');
    await world.desk.drain();
    expect(await said()).toHaveLength(1);
    expect((await agent.call('notes', { params: { id: ticket.id } })).items.map(({ text }) => text)).toEqual([SECRET]);
    expect(await drafts()).toEqual([]);
    const own = await world.windowOf(people.employee, PHONE);
    await own.goTo(`/tickets/${ticket.number}`);
    await own.sees('skjermbilde.png');
    expect(await own.page.content()).not.toContain(SECRET);
    expect(await own.overflow()).toBe(0);
    expect(await own.violations()).toEqual([]);
  });

  it('resolves, takes the next by one key and one form, and keeps the resolution when nobody waits', async () => {
    const next = await employee.call('createTicket', {
      body: { subject: 'Neste i køen', description: 'Haster', serviceKey: people.service.key },
    });
    for (const [{ number, id }, after] of [
      [ticket, next.subject],
      [next, next.subject],
    ] as const) {
      await screen.goTo(`/tickets/${number}`);
      await screen.page.keyboard.press('S');
      const dialog = screen.page.getByRole('dialog', { name: 'Løs saken' });
      await dialog.getByRole('textbox', { name: 'Hva løste saken?' }).fill('Ny kabel');
      await dialog.getByRole('combobox', { name: 'Hvordan ble den løst?' }).selectOption('solved');
      if (number === ticket.number) {
        const plan = { name: 'kabel.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };
        await dialog.locator('input[type="file"]').setInputFiles(plan);
        await dialog.getByText('1 fil er lagt ved.').waitFor({ state: 'attached' });
        expect(await screen.violations()).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Løs og ta neste sak' }).click();
      if (number === next.number) await screen.sees('Ingen saker venter på noen akkurat nå. Fint jobbet!');
      else await screen.page.getByRole('heading', { level: 1, name: after }).waitFor();
      expect(await agent.call('ticket', { params: { id } })).toMatchObject({ state: 'resolved' });
    }
    const { items } = await employee.call('attachments', { params: { id: ticket.id } });
    expect(items.map(({ name }) => name)).toEqual(['skjermbilde.png', 'kabel.png']);
  });

  it('complains of nothing on the way', () => expect(screen.complaints).toEqual([]));
});
