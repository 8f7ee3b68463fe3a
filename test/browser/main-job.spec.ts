import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { BrowserDesk, PHONE, type Screen } from '../support/browser.js';

jest.setTimeout(180_000);

const SUBJECT = 'Outlook åpner ikke delt postkasse';
/** Where pictures for the README go; set when they are to be taken anew. */
const pictures = process.env.DESK_SCREENSHOTS;

let world: BrowserDesk;
let employee: Screen;
let first: Screen;
let second: Screen;
let number: string;

/** The whole main job, each with a window of their own, in the demo city. The tests are its steps and need each other. */
beforeAll(async () => {
  world = await BrowserDesk.startDemo();
  world.followTime();
  employee = await world.window(PHONE);
  first = await world.window();
  second = await world.window();
});
afterAll(() => world?.stop());

let failed: string | null = null;
/** One step of the job; those after one that failed have nothing to stand on. */
function step(name: string, work: () => Promise<void>): void {
  it(name, async () => {
    if (failed !== null) throw new Error(`not tried, because this failed before: ${failed}`);
    failed = name;
    await work();
    failed = null;
  });
}

const subjectLink = (screen: Screen) => screen.page.getByRole('link', { name: SUBJECT, exact: true });

/** One more ticket that the agent's search finds, filed by the door itself. */
async function delayOfAnother(count: number): Promise<number> {
  const [person] = await world.desk.build.sql<{ id: string }>(`select id from person where username = 'ansatt'`);
  const subject = `${SUBJECT} (${count})`;
  const shown = first.page
    .getByRole('link', { name: subject, exact: true })
    .waitFor()
    .then(() => performance.now());
  const client = await world.desk.as({ id: person?.id ?? '' });
  await client.call('createTicket', { body: { subject, description: 'Likedan.', serviceKey: 'microsoft-365' } });
  const answered = performance.now();
  return (await shown) - answered;
}

const bell = (screen: Screen, text: RegExp) => screen.page.getByRole('banner').getByRole('button', { name: text });

step('lets an employee sign in on a phone and start a ticket', async () => {
  await employee.chooseDemoUser('ansatt');
  const { page } = employee;
  await page.getByRole('heading', { level: 1, name: /^Hei, / }).waitFor();
  await page.getByRole('link', { name: 'Meld en sak' }).click();
  await page.getByRole('radio', { name: /Microsoft 365/ }).check();
  await page.getByRole('textbox', { name: 'Skriv kort hva det gjelder' }).fill(SUBJECT);
  await page
    .getByRole('textbox', { name: 'Fortell mer' })
    .fill('Siden i går får jeg beskjed om at jeg ikke har tilgang. De andre i seksjonen har det.');
  await page.getByRole('radio', { name: 'Jeg får ikke jobbet' }).check();
});

step('shows the new ticket in the live queue of an agent within a second', async () => {
  await first.chooseDemoUser('forstelinje');
  await first.page.waitForURL('**/queue/forstelinje');
  await first.sees('Oppdateres av seg selv');
  // The queue is longer than the window; this keeps the new row in sight wherever its due time puts it.
  await first.page.getByRole('searchbox', { name: 'Søk i køen' }).fill(SUBJECT);
  await first.sees('Ingen saker passer med utvalget');

  const shown = subjectLink(first)
    .waitFor()
    .then(() => performance.now());
  const answered = employee.page
    .waitForResponse((response) => response.url().endsWith('/api/v1/tickets') && response.request().method() === 'POST')
    .then(() => performance.now());
  await employee.page.getByRole('button', { name: 'Send inn saken' }).click();
  const delays = [(await shown) - (await answered)];
  // A machine that also does other things may miss it once; a desk that is too slow misses it each time.
  for (let more = 1; more <= 2 && Math.min(...delays) >= 1_000; more += 1) delays.push(await delayOfAnother(more));
  process.stderr.write(`from the answer to the row on the agent's screen: ${Math.round(Math.min(...delays))} ms\n`);
  expect(Math.min(...delays)).toBeLessThan(1_000);
});

step('tells the employee the number, and what happens next', async () => {
  const { page } = employee;
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  const receipt = await page
    .getByRole('status')
    .filter({ hasText: /OSL-\d/ })
    .innerText();
  number = /[A-ZÆØÅ]+-\d+/.exec(receipt)?.[0] ?? '';
  expect(number).toMatch(/^OSL-\d{7}$/);
  await employee.sees(/Du får svar senest/);
  await employee.sees(/Målet er å løse saken senest/);
});

step('lets the agent take it by keys and answer, and the employee sees it at once', async () => {
  const { page } = first;
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('t');
  await first.sees(`Du har tatt ${number}.`);
  await employee.sees('Vi jobber med saken');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: /^Svar til/ }).fill('Hei! Hvilken postkasse gjelder det?');
  await page.keyboard.press('Control+Enter');
  await first.sees(/sendes om \d+ s|sendes nå/);
  await page.getByRole('button', { name: 'Send nå' }).click();
  await first.sees('Svaret er sendt.');
  await employee.sees('Hei! Hvilken postkasse gjelder det?');
  await bell(employee, /Varsler: \d+ ulest/).waitFor();
});

step('brings the answer of the employee to the agent, and the note to no employee', async () => {
  await employee.page.getByRole('textbox', { name: 'Skriv til oss' }).fill('Det gjelder post@bydelen.');
  await employee.page.getByRole('button', { name: 'Send', exact: true }).click();
  await first.sees('Det gjelder post@bydelen.');
  const { page } = first;
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Internt notat', exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Internt notat til kollegaer' })
    .fill('Mulig feil i gruppen, ikke si noe ennå');
  await page.getByRole('button', { name: 'Lagre internt notat' }).click();
  await first.sees('Notatet er lagret.');
  await world.desk.drain();
  await employee.page.reload();
  await employee.sees('Det gjelder post@bydelen.');
  expect(await employee.page.getByText('Mulig feil i gruppen').count()).toBe(0);
});

step('hands the ticket to second line with the reason and what was tried', async () => {
  await second.chooseDemoUser('andrelinje');
  await second.page.waitForURL('**/queue/arbeidsflate');
  await second.page.getByRole('searchbox', { name: 'Søk i køen' }).fill(SUBJECT);
  const { page } = first;
  await page.getByRole('button', { name: 'Send til andrelinje' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send til andrelinje' });
  await dialog.getByRole('combobox', { name: 'Hvilket team' }).selectOption({ label: 'Andrelinje arbeidsflate' });
  await dialog.getByRole('combobox', { name: 'Hovedgrunn' }).selectOption('needs_access');
  await dialog.getByRole('textbox', { name: 'Hvorfor trengs andrelinje?' }).fill('Rettighetene ligger hos dere.');
  await dialog
    .getByRole('textbox', { name: 'Hva er prøvd?' })
    .fill('Program og versjon: Outlook 365\nBerørt postkasse: post@bydelen\nSkjer det også i nettleseren: ja');
  await dialog.getByRole('button', { name: 'Send til andrelinje' }).click();
  await first.sees(`${number} er sendt til Andrelinje arbeidsflate.`);
  await subjectLink(second).waitFor();
});

step('lets second line read why, take it and solve it', async () => {
  const { page } = second;
  await subjectLink(second).click();
  await page.getByRole('button', { name: 'Ta saken' }).click();
  await second.sees(`Du har tatt ${number}.`);
  await page.getByRole('button', { name: 'Historikk' }).click();
  await second.sees(/Rettighetene ligger hos dere/);
  await second.sees(/Berørt postkasse: post@bydelen/);
  await page.getByRole('button', { name: 'Løs saken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Løs saken' });
  await dialog.getByRole('textbox', { name: 'Hva løste saken?' }).fill('Vi har gitt deg tilgang til postkassen igjen.');
  await dialog.getByRole('combobox', { name: 'Hvordan ble den løst?' }).selectOption({ label: 'Løst' });
  await dialog.getByRole('radio', { name: /Ja, med en veiledning/ }).check();
  await dialog.getByRole('button', { name: 'Løs saken' }).click();
  await second.sees(`${number} er løst. Innmelderen får beskjed.`);
});

step('lets the employee say that it is not solved, and later that it is', async () => {
  const { page } = employee;
  await page.getByRole('heading', { name: 'Saken er løst' }).waitFor();
  await employee.sees('Vi har gitt deg tilgang til postkassen igjen.');
  if (pictures) await page.screenshot({ path: join(pictures, 'ticket-phone.png') });
  await page.getByRole('button', { name: 'Nei, den er ikke løst' }).click();
  const dialog = page.getByRole('dialog', { name: 'Saken er ikke løst' });
  await dialog
    .getByRole('textbox', { name: 'Hva er det som ikke virker?' })
    .fill('Jeg må logge inn på nytt hver gang.');
  await dialog.getByRole('button', { name: 'Åpne saken igjen' }).click();
  await employee.sees('Vi jobber med saken');

  const agent = second.page;
  await agent.getByRole('button', { name: 'Løs saken' }).click();
  const again = agent.getByRole('dialog', { name: 'Løs saken' });
  await again.getByRole('textbox', { name: 'Hva løste saken?' }).fill('Innloggingen huskes nå.');
  await again.getByRole('combobox', { name: 'Hvordan ble den løst?' }).selectOption({ label: 'Løst' });
  await again.getByRole('radio', { name: /Nei, den trengte andrelinje/ }).check();
  await again.getByRole('button', { name: 'Løs saken' }).click();
  await page.getByRole('button', { name: 'Ja, den er løst' }).click();
  await page.getByRole('heading', { name: 'Saken er avsluttet' }).waitFor();
});

step('shows the owner the ticket behind the number of the report, without names and texts', async () => {
  await world.desk.drain();
  const owner = await world.window();
  await owner.chooseDemoUser('tjenesteeier');
  const { page } = owner;
  await page.getByRole('heading', { level: 1, name: 'Holder vi fristene?' }).waitFor();
  await owner.goTo('/reports/sla?by=team&service=microsoft-365');
  const takeovers = page.getByRole('table', { name: /^Andrelinjen tar over/ });
  const row = takeovers.getByRole('row').filter({ hasText: 'Andrelinje arbeidsflate' });
  const met = row.getByRole('link', { name: /innen/i }).first();
  const count = Number((await met.innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  await met.click();
  await owner.settled();
  await page.getByRole('link', { name: number }).waitFor();
  expect(await page.getByText(SUBJECT).count()).toBe(0);
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
  await owner.settled();
  expect(await page.getByText(/Outlook åpner|Hvilken postkasse|Mulig feil|Rettighetene ligger/).count()).toBe(0);
  expect(owner.complaints).toEqual([]);
});

step('shows the owner where the gain is', async () => {
  const owner = await world.window();
  await owner.chooseDemoUser('tjenesteeier');
  const { page } = owner;
  await page.getByRole('button', { name: 'Gevinst', exact: true }).press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Gevinst av felles førstelinje' }).waitFor();
  const headline = page.getByRole('region', { name: 'Gevinsten', exact: true });
  await headline.getByText(/\d.*%/).first().waitFor();
  expect(owner.complaints).toEqual([]);
});

step('asked no other host and complained of nothing on the way', async () => {
  expect([employee, first, second].flatMap(({ complaints }) => complaints)).toEqual([]);
  if (pictures) {
    await first.goTo('/queue/forstelinje');
    await first.sees('Oppdateres av seg selv');
    await first.page.screenshot({ path: join(pictures, 'queue.png') });
  }
});
