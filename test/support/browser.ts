import { createHash, randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { SESSION_COOKIE } from '@desk/access';
import { Database } from '@desk/platform';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { seedDemoCity } from '../../apps/desk/src/commands/seed.js';
import { clearGroundwork } from '../stories/demo/support.js';
import type { WindowsAtFailure } from './browser-environment.js';
import type { BuiltPerson } from './build.js';
import { chromiumProgram, CHROMIUM_FLAGS } from './chromium.js';
import { startTestDesk, type TestDesk } from './harness.js';

export const PHONE = { width: 375, height: 812 };
export const LAPTOP = { width: 1280, height: 800 };
export type Size = typeof PHONE;

/** A machine that also does other things takes its time. */
export const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = 20;
const FOLLOW_EVERY_MS = 20;
/** Of a test that failed: how long its windows have to say what they show, and how much of it is told, from both ends. */
const LOOK_MS = 2_000;
const LETTERS_SHOWN = 120;

/** The web client as it is built, or as it lies in the folder that DESK_TEST_WEB names. */
const webFolder = process.env.DESK_TEST_WEB ?? 'dist/web';

/** A desk with its web client, a browser, and a clock that goes. */
export class BrowserDesk {
  private readonly contexts: BrowserContext[] = [];
  private readonly sockets = new Set<Duplex>();
  private following: NodeJS.Timeout | undefined;

  private constructor(
    readonly desk: TestDesk,
    private readonly browser: Browser,
  ) {
    desk.app.getHttpServer().on('upgrade', (_: unknown, socket: Duplex) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async start(): Promise<BrowserDesk> {
    const executablePath = chromiumProgram();
    if (executablePath === undefined) throw new Error('No Chromium: install it, or set CHROMIUM_PATH to the program');
    const [desk, browser] = await Promise.all([
      startTestDesk({ web: webFolder }),
      chromium.launch({ executablePath, args: CHROMIUM_FLAGS }),
    ]);
    desk.clock.moveTo(Temporal.Now.instant().toString());
    const world = new BrowserDesk(desk, browser);
    Object.assign(globalThis, { windowsAtFailure: (() => world.shown()) satisfies WindowsAtFailure });
    return world;
  }

  /** With the demo city, as it is at this moment. */
  static async startDemo(): Promise<BrowserDesk> {
    const world = await BrowserDesk.start();
    await clearGroundwork(world.desk.build);
    await seedDemoCity(world.desk.app.get(Database));
    return world;
  }

  /** The desk's clock follows the real one, as the browser's does. */
  followTime(): void {
    this.following = setInterval(() => this.desk.clock.moveTo(Temporal.Now.instant().toString()), FOLLOW_EVERY_MS);
  }

  /** A window of its own, as of somebody at a device of their own. */
  async window(size: Size = LAPTOP): Promise<Screen> {
    const context = await this.browser.newContext({
      viewport: size,
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      baseURL: this.desk.origin,
      reducedMotion: 'reduce',
    });
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    return Screen.open(context, this.desk.origin);
  }

  /** The same for somebody who is signed in. */
  async windowOf(person: Pick<BuiltPerson, 'id'>, size: Size = LAPTOP): Promise<Screen> {
    const screen = await this.window(size);
    await this.signIn(screen, person);
    return screen;
  }

  /** Without the page for it, which only knows the users of the demo. */
  async signIn({ context }: Screen, person: Pick<BuiltPerson, 'id'>): Promise<void> {
    const value = await this.session(person);
    await context.addCookies([{ name: SESSION_COOKIE, value, url: this.desk.origin, httpOnly: true, sameSite: 'Lax' }]);
  }

  /** As when the network breaks: the sockets that are open end without a word. */
  cutSockets(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Closes the windows that are open. */
  async closeWindows(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async stop(): Promise<void> {
    clearInterval(this.following);
    await this.browser.close();
    await this.desk.stop();
  }

  /** A line for each window, of where it stands and what can be read there. */
  private async shown(): Promise<string[]> {
    const pages = this.contexts.flatMap((context) => context.pages());
    const looks = pages.map(async (page) => {
      const text = await page
        .locator('main, body')
        .last()
        .innerText({ timeout: LOOK_MS })
        .catch(() => '(does not answer)');
      const words = text.replace(/\s+/g, ' ');
      const isShort = words.length <= 2 * LETTERS_SHOWN;
      const told = isShort ? words : `${words.slice(0, LETTERS_SHOWN)} … ${words.slice(-LETTERS_SHOWN)}`;
      const { pathname, search } = new URL(page.url());
      return `at ${pathname}${search}: ${told}`;
    });
    return Promise.all(looks);
  }

  private async session({ id }: Pick<BuiltPerson, 'id'>): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.desk.clock.now();
    await this.desk.build.sql(
      'insert into session (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)',
      [createHash('sha256').update(token).digest(), id, now.toString(), now.add({ hours: 12 }).toString()],
    );
    return token;
  }
}

/** One page in a window, with what went wrong in it. */
export class Screen {
  /** Errors of the console and of scripts, and requests to other hosts. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(context: BrowserContext, origin: string): Promise<Screen> {
    const page = await context.newPage();
    const screen = new Screen(context, page);
    const host = new URL(origin).host;
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.host !== host && url.protocol !== 'data:' && url.protocol !== 'blob:')
        screen.complaints.push(`asked another host: ${request.url()}`);
    });
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== host) screen.complaints.push(`asked another host: ${socket.url()}`);
    });
    // A refusal of the server is no error of the page: pages say it in words. What the content security policy refuses
    // comes as an error of the console.
    page.on('console', (message) => {
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal) screen.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => screen.complaints.push(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      screen.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return screen;
  }

  /** Signs in as one of the users of the demo, by the page for it. */
  async chooseDemoUser(username: string): Promise<void> {
    await this.page.goto('/');
    await this.page
      .getByRole('button')
      .filter({ has: this.page.getByText(username, { exact: true }) })
      .click();
    await this.page.locator('#main').waitFor();
    await this.settled();
  }

  /** Opens an address and waits until its page stands. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** The page has its heading, and nothing on it is being fetched. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await eventually(
      'the page is loaded and its charts drawn',
      async () => (await this.page.locator('.loading, .chart__picture:not(:has(svg))').count()) === 0,
    );
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Violations of WCAG 2.1 A and AA that axe finds, in words that lead to them. */
  async violations(): Promise<string[]> {
    // Its program is as long as all of the desk's: each document gets it once.
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(axe.source);
    return this.page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        // To describe what passes as well takes as long as to look for what does not.
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    });
  }

  /** By how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** The tables that go on beyond the edge of their place without showing it, and why. */
  async unseenEdges(): Promise<string[]> {
    const look = (): Promise<string[]> =>
      this.page.evaluate(async () => {
        // How far a place has been scrolled is found out once a frame, and none comes by itself where nothing moves.
        for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
        const isOpaque = (part: Element): boolean =>
          !/^rgba|\/|transparent/.test(getComputedStyle(part).backgroundColor);
        return [...document.querySelectorAll('[role="region"][tabindex="0"]')]
          .filter((place) => place.scrollWidth > place.clientWidth + 1 && place.checkVisibility())
          .flatMap((place) => {
            const name = place.getAttribute('aria-label') ?? '';
            if (getComputedStyle(place).boxShadow === 'none') return [`${name} (no shadow)`];
            if ([...place.querySelectorAll('table, thead, tbody, tfoot, tr')].some(isOpaque))
              return [`${name} (a ground of its own lies over the shadow)`];
            const edge = place.getBoundingClientRect().right - 4;
            const atEdge = [...place.querySelectorAll('th, td')].filter((cell) => {
              const { left, right } = cell.getBoundingClientRect();
              return left < edge && edge < right;
            });
            const covering = atEdge.filter(isOpaque).length;
            return covering * 2 > atEdge.length ? [`${name} (${covering} of ${atEdge.length} cells lie over it)`] : [];
          });
      });
    let unseen = await look();
    for (let again = 0; unseen.length > 0 && again < 100; again += 1) {
      await delay(ASK_EVERY_MS);
      unseen = await look();
    }
    return unseen;
  }

  /** The elements that reach beyond the right edge of the window. */
  tooWide(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 5)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`),
    );
  }
}

/** Asks until it is so; fails with `what` when it does not become so. */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`this did not come: ${what}`);
    await delay(ASK_EVERY_MS);
  }
}
