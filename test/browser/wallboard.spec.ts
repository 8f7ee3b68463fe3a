import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BuiltDesk } from '../support/build.js';
import { BrowserDesk, eventually, PHONE } from '../support/browser.js';

jest.setTimeout(180_000);

let world: BrowserDesk;
let city: BuiltDesk;

beforeAll(async () => {
  world = await BrowserDesk.start();
  world.followTime();
  city = await world.desk.build.desk();
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

async function file(subject: string): Promise<string> {
  const body = { subject, description: 'Hjelp', serviceKey: city.service.key };
  return (await (await world.desk.as(city.employee)).call('createTicket', { body })).id;
}
const holderOf = async (id: string) =>
  (await (await world.desk.as(city.lead)).call('ticket', { params: { id } })).assignee?.id ?? null;

describe('presence and staffing', () => {
  it('are said in the header, seen by the lead within seconds, and what one holds goes back after being asked', async () => {
    const id = await file('Uten lyd');
    const agent = await world.desk.as(city.agent);
    await agent.call('take', { params: { id }, body: { version: 1 } });
    const lead = await world.windowOf(city.lead);
    await lead.goTo(`/team/${city.firstLine.key}/staffing`);
    const me = await world.windowOf(city.agent, PHONE);
    await me.goTo(`/queue/${city.firstLine.key}`);
    await lead.page.getByRole('listitem', { name: city.agent.name }).getByText('Tilgjengelig').first().waitFor();

    await me.page.getByRole('button', { name: /^Din status/ }).click();
    await me.page.getByRole('button', { name: /^Av for dagen/ }).click();
    await me.sees('1 sak du har, går tilbake til køen.');
    expect([await me.violations(), await me.overflow()]).toEqual([[], 0]);
    await me.page.getByRole('button', { name: 'Gå av for dagen' }).click();
    await me.page.getByRole('button', { name: 'Din status: Av for dagen' }).waitFor();
    await lead.page.getByRole('listitem', { name: city.agent.name }).getByText('Av for dagen').first().waitFor();

    await lead.page.getByLabel(`Status for ${city.agent.name}`).selectOption('available');
    await me.page.getByRole('button', { name: 'Din status: Tilgjengelig' }).waitFor();
    expect([lead.complaints, me.complaints]).toEqual([[], []]);
  });

  it('lets the lead say capacity by keyboard, and hours with what is wrong at its field', async () => {
    const { page, ...screen } = await world.windowOf(city.lead);
    await page.goto(`/team/${city.firstLine.key}/staffing`);
    const member = page.getByRole('listitem', { name: city.agent.name });
    await member.getByRole('slider').focus();
    for (let n = 0; n < 10; n++) await page.keyboard.press('ArrowLeft');
    await eventually('the capacity is kept', async () => {
      const { members } = await (
        await world.desk.as(city.lead)
      ).call('staffing', { params: { key: city.firstLine.key } });
      return members.find(({ id }) => id === city.agent.id)?.today === 0.5;
    });
    await member.getByRole('button', { name: `Arbeidstid for ${city.agent.name}` }).click();
    const opens = page.getByRole('textbox', { name: 'Fra, mandag' });
    const { width } = (await opens.boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThan(120);
    await opens.fill('kl 8');
    await page.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('«kl 8» er ikke et klokkeslett.').first().waitFor();
    await opens.fill('08:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
    await member.getByText('Arbeider 5 dager i uken').waitFor();
    expect(screen.complaints).toEqual([]);
  });
});

describe('the wallboard', () => {
  it('takes a ticket to somebody by mouse and by keyboard, and back to the queue, and follows the queue', async () => {
    for (const person of [city.agent, city.agent2]) {
      await (
        await world.desk.as(person)
      ).call('setPresence', { params: { id: person.id }, body: { presence: 'busy' } });
    }
    const first = await file('Skriveren står');
    const screen = await world.windowOf(city.lead, { width: 1920, height: 1080 });
    const { page } = screen;
    await screen.goTo(`/team/${city.firstLine.key}/wallboard`);
    await screen.sees('Skriveren står');
    // Large enough to be read from five metres: some four centimetres on a screen of a metre.
    const size = await page.evaluate(() => getComputedStyle(document.querySelector('.figures dd') as Element).fontSize);
    expect(parseFloat(size)).toBeGreaterThan(70);
    expect([await screen.violations(), await screen.overflow()]).toEqual([[], 0]);

    const person = page
      .locator('.board-person')
      .filter({ has: page.locator('.board-person__name', { hasText: city.agent.name }) });
    await page.locator('.board-ticket', { hasText: 'Skriveren står' }).dragTo(person);
    await eventually('it was given by hand', async () => (await holderOf(first)) === city.agent.id);

    const second = await file('Mus borte');
    await screen.sees('Mus borte');
    const next = page.locator('.board__next .board-ticket', { hasText: 'Mus borte' });
    await next.getByRole('combobox').selectOption({ label: city.agent2.name });
    await eventually('it was given by the list', async () => (await holderOf(second)) === city.agent2.id);
    await screen.sees(/er gitt til/);

    await person.locator('summary').click();
    await person.locator('.board-ticket', { hasText: 'Skriveren står' }).getByRole('combobox').selectOption('queue');
    await eventually('it was put back', async () => (await holderOf(first)) === null);
    expect(screen.complaints).toEqual([]);
  });
});
