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

/** Seconds by the clock of the desk. */
const at = (): number => world.desk.clock.now().epochMilliseconds / 1000;

const handling = (id: string): Promise<HandlingView> => agent.call('handling', { params: { id } });

async function openAt(number: string): Promise<Screen> {
  const screen = await world.windowOf(people.agent);
  await screen.page.clock.install({ time: world.desk.clock.now().epochMilliseconds });
  await screen.goTo(`/tickets/${number}`);
  await follow(screen);
  return screen;
}

/** Time passes, in the browser and at the desk. */
async function pass(screen: Screen, seconds: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
  for (let gone = 0; gone < seconds; gone += STEP_SECONDS) {
    await meanwhile();
    await screen.page.clock.runFor(STEP_SECONDS * 1000);
    await follow(screen);
  }
  await meanwhile();
}

/** The browser's clock also goes by itself while it is slow. */
async function follow({ page }: Screen): Promise<void> {
  world.desk.clock.moveTo(new Date(await page.evaluate(() => Date.now())).toISOString());
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
  const begun = at();
  await pass(screen, 120, work(screen));
  const left = at();
  await pass(screen, 900);
  const back = at();
  await pass(screen, 60, work(screen));
  await leave(screen);
  await follow(screen);
  await world.desk.drain();

  const view = await handling(id);
  // Of the quarter of an hour of silence half a minute counts, for reading.
  const expected = left - begun + 30 + (at() - back);
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
  const begun = at();
  await pass(screen, 60);
  await page.getByRole('link', { name: /Til køen/ }).click();
  await pass(screen, 240);
  await page.getByRole('link', { name: `Samtale pågår, sak ${number}` }).waitFor();
  const length = at() - begun;
  const told = page.waitForResponse('**/work-signals');
  await page.getByRole('banner').getByRole('button', { name: 'Stopp' }).click();
  await told;
  await world.desk.drain();

  await eventually('the call is counted', async () => (await handling(id)).own.some(({ kind }) => kind === 'call'));
  const [call] = (await handling(id)).own.filter(({ kind }) => kind === 'call');
  expect(Math.abs((call?.seconds ?? 0) - length)).toBeLessThanOrEqual(2 * STEP_SECONDS);
});

/** A day by a script: the clock of the desk follows that of the browser, and what is stated is counted by it. */
class ScriptedDay {
  /** Seconds of work stated, by ticket. */
  readonly stated = new Map<string, number>();
  /** By how much the clock of the browser was set back. */
  private setBackMs = 0;

  constructor(private readonly context: Screen['context']) {}

  async work(page: Screen['page'], ticketId: string, seconds: number): Promise<void> {
    await this.counted(ticketId, async () => {
      for (let gone = 0; gone < seconds; gone += WORK_STEP_SECONDS) {
        await page.keyboard.press('Shift');
        world.desk.clock.advance(`PT${WORK_STEP_SECONDS}S`);
        await this.context.clock.runFor(WORK_STEP_SECONDS * 1000);
        await this.follow(page);
      }
      await page.keyboard.press('Shift');
    });
  }

  /** Work of another kind than acting at the screen. */
  async counted(ticketId: string, work: () => Promise<void>): Promise<void> {
    const before = world.desk.clock.now().epochMilliseconds;
    await work();
    const seconds = (world.desk.clock.now().epochMilliseconds - before) / 1000;
    this.stated.set(ticketId, (this.stated.get(ticketId) ?? 0) + seconds);
  }

  async pass(page: Screen['page'], seconds: number): Promise<void> {
    await this.told(page);
    world.desk.clock.advance(`PT${seconds}S`);
    await this.context.clock.fastForward(seconds * 1000);
    await this.follow(page);
  }

  /** What the page has seen, the server knows: nothing is on its way while time leaps. */
  private async told(page: Screen['page']): Promise<void> {
    await eventually('all is told', () =>
      page.evaluate(() => {
        window.dispatchEvent(new Event('online'));
        const { clientId } = JSON.parse(sessionStorage.getItem('desk.attention.client') ?? '{}') as {
          clientId?: string;
        };
        return !clientId || Object.keys(localStorage).every((key) => !key.endsWith(clientId));
      }),
    );
  }

  async setClockBack(page: Screen['page'], minutes: number): Promise<void> {
    const now = await page.evaluate(() => Date.now());
    this.setBackMs += minutes * 60_000;
    await this.context.clock.setSystemTime(now - minutes * 60_000);
  }

  async follow(page: Screen['page']): Promise<void> {
    const at = (await page.evaluate(() => Date.now())) + this.setBackMs;
    if (at > world.desk.clock.now().epochMilliseconds) world.desk.clock.moveTo(new Date(at).toISOString());
  }
}
const WORK_STEP_SECONDS = 10;

/** A window behind another, or a locked screen. */
const hide = (page: Screen['page']): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => false });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('blur'));
  });
const show = (page: Screen['page']): Promise<void> =>
  page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(document, 'hasFocus');
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
  });

it('measures a day of switching, idling, two tabs, lunch, a lost network, a crash and a clock set back within a tenth of what was worked', async () => {
  const [a, b, c, d] = await Promise.all(['Alfa', 'Bravo', 'Charlie', 'Delta'].map(file));
  if (!a || !b || !c || !d) throw new Error('four tickets');
  const screen = await openAt(a.number);
  const { context } = screen;
  let { page } = screen;
  const day = new ScriptedDay(context);
  const open = async (tab: Screen['page'], { number }: TicketView) => {
    await tab.goto(`/tickets/${number}`);
    await tab.getByRole('region', { name: 'Behandlingstid' }).waitFor();
    await day.follow(tab);
  };

  // One ticket, then another, with a minute and a half of reading in between.
  await day.work(page, a.id, 360);
  await open(page, b);
  await day.work(page, b.id, 240);
  await day.counted(b.id, () => day.pass(page, 90));
  await day.work(page, b.id, 60);
  // Coffee, with the ticket left open.
  await day.pass(page, 600);
  // A second tab, the first behind it; back to the first.
  const second = await context.newPage();
  await open(second, c);
  await hide(page);
  await day.work(second, c.id, 300);
  await hide(second);
  await show(page);
  await day.work(page, b.id, 120);
  await second.close();
  // Lunch behind a locked screen.
  await hide(page);
  await day.pass(page, 1_800);
  await show(page);
  // The network goes, the work does not.
  await open(page, a);
  await context.setOffline(true);
  await day.work(page, a.id, 300);
  await context.setOffline(false);
  // A call without a hand on the keys.
  const panel = page.getByRole('region', { name: 'Behandlingstid' });
  await panel.getByRole('button', { name: 'Start samtale' }).click();
  await day.counted(a.id, async () => {
    for (let minutes = 0; minutes < 7; minutes += 1) await day.pass(page, 60);
  });
  await panel.getByRole('button', { name: 'Stopp' }).click();
  // The tab goes down in the middle of the work.
  await open(page, d);
  await day.work(page, d.id, 480);
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
  page = await context.newPage();
  await page.goto('/my-time');
  await day.pass(page, 180);
  // Somebody sets the clock right: back by half an hour, in the middle of the work.
  await open(page, c);
  await day.work(page, c.id, 120);
  await day.setClockBack(page, 30);
  await day.work(page, c.id, 120);
  await page.goto('/my-time');
  await page.getByRole('heading', { name: 'Min tid' }).waitFor();

  const tickets = { a, b, c, d };
  const off = async () => {
    const shares: string[] = [];
    for (const [name, { id }] of Object.entries(tickets)) {
      const [measured, stated] = [(await handling(id)).totalSeconds, day.stated.get(id) ?? 0];
      if (Math.abs(measured - stated) > stated / 10) shares.push(`${name}: ${measured} s instead of ${stated} s`);
    }
    return shares;
  };
  let last: string[] = [];
  await eventually('each ticket has its time', async () => (last = await off()).length === 0).catch(() => undefined);
  expect(last).toEqual([]);
  const overlaps = await world.desk.build.sql(
    `select from work_session x join work_session y on x.agent_id = y.agent_id and x.id < y.id
       and tstzrange(x.started_at, x.ended_at) && tstzrange(y.started_at, y.ended_at)`,
  );
  expect(overlaps).toEqual([]);
});

it('lets an agent see and correct their own time, and undo it', async () => {
  // Far from midnight, so that it is all one day.
  const day = world.desk.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 }).toString();
  world.desk.clock.moveTo(`${day}T10:00:00Z`);
  const [one, other] = [await file('Rettes'), await file('Ringt om')];
  const screen = await openAt(one.number);
  const { page } = screen;
  await pass(screen, 120, work(screen));
  await leave(screen);
  await screen.goTo(`/my-time?day=${day}`);
  const group = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: one.number }) });
  await group.getByRole('button', { name: 'Rett økten' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Rett arbeidsøkten' });
  await dialog.getByLabel('Saksnummer').fill(other.number);
  await dialog.getByRole('button', { name: 'Lagre rettingen' }).click();
  await dialog.getByText('Må fylles ut.').waitFor();
  await dialog.getByLabel('Hvorfor retter du?').fill('Gjaldt en annen sak');
  expect(await screen.violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Lagre rettingen' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: other.number }).first().waitFor();
  await page.getByText('Rettet', { exact: true }).first().waitFor();
  expect((await handling(one.id)).totalSeconds).toBe(0);

  // What was missed, over what is there: it says so, and takes it from there when asked to.
  await page.getByRole('button', { name: 'Legg til arbeid' }).click();
  const adding = page.getByRole('dialog', { name: 'Legg til arbeid' });
  const minute = (ago: number) =>
    world.desk.clock
      .now()
      .subtract({ minutes: ago })
      .toZonedDateTimeISO('Europe/Oslo')
      .toPlainDateTime()
      .toString()
      .slice(0, 16);
  await adding.getByLabel('Saksnummer').fill(one.number);
  await adding.getByLabel('Start').fill(minute(3));
  await adding.getByLabel('Slutt').fill(minute(1));
  await adding.getByLabel('Hvorfor retter du?').fill('Ringte fra gangen');
  await adding.getByRole('button', { name: 'Lagre rettingen' }).click();
  await adding.getByText(`Overlapper arbeidet ditt på ${other.number}`).waitFor();
  await adding.getByRole('button', { name: 'Ta tiden fra de andre øktene' }).click();
  await adding.waitFor({ state: 'hidden' });
  expect((await handling(one.id)).totalSeconds).toBeGreaterThanOrEqual(60);

  const corrections = page.getByRole('region', { name: 'Rettinger' });
  for (let left = 2; left > 0; left -= 1) {
    await corrections.getByRole('button', { name: 'Angre rettingen' }).first().click();
    await eventually('it is undone', async () => (await corrections.getByText('Angret').count()) === 3 - left);
  }
  expect((await handling(other.id)).totalSeconds).toBe(0);
  await page.getByText('Hva lagres, hvor lenge, og hvem ser det?').click();
  await page.getByText('Slettes etter 30 dager.').waitFor();
  expect(await screen.violations()).toEqual([]);
  expect(screen.complaints).toEqual([]);
});
