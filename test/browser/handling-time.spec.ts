import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { HandlingView, TicketView } from '@desk/contracts';
import type { ApiClient } from '../support/api-client.js';
import { BrowserDesk, eventually, type Screen } from '../support/browser.js';
import type { BuiltDesk } from '../support/build.js';

jest.setTimeout(120_000);

/** The page and the desk are moved by turns; so far apart they may be. */
const STEP_SECONDS = 5;

let world: BrowserDesk;
let people: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
beforeAll(async () => {
  world = await BrowserDesk.start();
  people = await world.desk.build.desk();
  [employee, agent] = await Promise.all([world.desk.as(people.employee), world.desk.as(people.agent)]);
});
afterEach(() => world.closeWindows());
afterAll(() => world?.stop());

const file = (subject: string): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject, description: 'Det virker ikke.', serviceKey: people.service.key },
  });

const handling = (id: string): Promise<HandlingView> => agent.call('handling', { params: { id } });

async function openAt(number: string): Promise<Screen> {
  const screen = await world.windowOf(people.agent);
  await screen.page.clock.install({ time: world.desk.clock.now().epochMilliseconds });
  await screen.goTo(`/tickets/${number}`);
  return screen;
}

/** Time passes, in the browser and at the desk. */
async function pass(screen: Screen, seconds: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
  for (let gone = 0; gone < seconds; gone += STEP_SECONDS) {
    await meanwhile();
    await screen.page.clock.runFor(STEP_SECONDS * 1000);
    world.desk.advance(`PT${STEP_SECONDS}S`);
  }
}

const work =
  ({ page }: Screen) =>
  () =>
    page.keyboard.press('Shift');

/** Leaving says so to the server in a last request. */
async function leave(screen: Screen): Promise<void> {
  const told = screen.page.waitForResponse('**/work-signals');
  await screen.page.getByRole('link', { name: /Til køen/ }).click();
  await told;
}

it('counts the time in which one works on a ticket, and not the time in which nobody is there', async () => {
  const { id, number } = await file('To minutter arbeid');
  const screen = await openAt(number);
  await pass(screen, 120, work(screen));
  await pass(screen, 900);
  await pass(screen, 60, work(screen));
  await leave(screen);
  await world.desk.drain();

  const view = await handling(id);
  // Of the quarter of an hour of silence half a minute counts, for reading.
  const expected = 120 + 30 + 60;
  expect(Math.abs(view.totalSeconds - expected)).toBeLessThanOrEqual(4 * STEP_SECONDS);
  expect(view.own.map(({ kind }) => kind)).toEqual(['attention', 'attention']);

  await screen.goTo(`/tickets/${number}`);
  const panel = screen.page.getByRole('region', { name: 'Behandlingstid' });
  await panel.getByText('Dine 2 arbeidsøkter på saken').waitFor();
  await panel.getByText('Måler arbeid på saker, ikke personer.').waitFor();
  expect(await panel.innerText()).toMatch(/Til sammen\s+[34] min/);
  expect(screen.complaints).toEqual([]);
});

it('counts a call from its start to its stop, whatever is on the screen', async () => {
  const { id, number } = await file('En samtale');
  const screen = await openAt(number);
  const { page } = screen;
  const panel = page.getByRole('region', { name: 'Behandlingstid' });
  await panel.getByRole('button', { name: 'Start samtale' }).click();
  await pass(screen, 60);
  await page.getByRole('link', { name: /Til køen/ }).click();
  await pass(screen, 240);
  await page.getByRole('link', { name: `Samtale pågår, sak ${number}` }).waitFor();
  const told = page.waitForResponse('**/work-signals');
  await page.getByRole('banner').getByRole('button', { name: 'Stopp' }).click();
  await told;
  await world.desk.drain();

  await eventually('the call is counted', async () => (await handling(id)).own.some(({ kind }) => kind === 'call'));
  const [call] = (await handling(id)).own.filter(({ kind }) => kind === 'call');
  expect(Math.abs((call?.seconds ?? 0) - 300)).toBeLessThanOrEqual(2 * STEP_SECONDS);
});
