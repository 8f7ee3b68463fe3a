import { createHash, randomBytes } from 'node:crypto';
import { SESSION_COOKIE } from '@desk/access';
import { withClient } from '@desk/schema';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumProgram, CHROMIUM_FLAGS } from '../support/chromium.js';

/** High enough for a queue's page to be drawn whole: what is out of sight is not in the document. */
const WINDOW = { width: 1280, height: 9_000 };

/** One agent's queue in a real browser, which notes when a row was drawn anew. */
export class BrowserScreen {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  /** null where there is no Chromium. */
  static async open(
    adminUrl: string,
    origin: string,
    teamKey: string,
    agentToken: string,
  ): Promise<BrowserScreen | null> {
    const executablePath = chromiumProgram();
    if (executablePath === undefined) return null;
    const session = randomBytes(32).toString('base64url');
    await withClient(adminUrl, (client) =>
      client.query(
        `insert into session (token_hash, person_id, created_at, expires_at)
         select $1, person_id, now(), now() + interval '1 hour' from api_token where token_hash = $2`,
        [createHash('sha256').update(session).digest(), createHash('sha256').update(agentToken).digest()],
      ),
    );
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const context = await browser.newContext({ viewport: WINDOW, locale: 'nb-NO', reducedMotion: 'reduce' });
    await context.addCookies([{ name: SESSION_COOKIE, value: session, url: origin, httpOnly: true, sameSite: 'Lax' }]);
    const page = await context.newPage();
    await page.goto(`${origin}/queue/${teamKey}`);
    await page.locator('tr[data-row]').first().waitFor();
    await page.evaluate(note);
    return new BrowserScreen(browser, page);
  }

  /** When each row was drawn anew, by its ticket, in milliseconds of the wall clock. */
  seen(): Promise<Readonly<Record<string, readonly number[]>>> {
    return this.page.evaluate(() => (window as unknown as { drawn: Record<string, number[]> }).drawn);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Runs in the page. A change is on the screen with the frame that follows it. */
function note(): void {
  const drawn: Record<string, number[]> = {};
  Object.assign(window, { drawn });
  const observer = new MutationObserver((mutations) => {
    // What changed within a row, and rows that came, or went to a place further down than what is shown.
    const places = mutations.flatMap(({ target, addedNodes, removedNodes }) => [
      target,
      ...addedNodes,
      ...removedNodes,
    ]);
    const changed = new Set(
      places.flatMap((place) => {
        const row = (place instanceof Element ? place : place.parentElement)?.closest<HTMLElement>('tr[data-row]');
        return row?.dataset['row'] ?? [];
      }),
    );
    requestAnimationFrame(() => {
      const at = performance.timeOrigin + performance.now();
      for (const id of changed) (drawn[id] ??= []).push(at);
    });
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}
