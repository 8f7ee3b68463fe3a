import { existsSync } from 'node:fs';

const PROGRAMS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where the browser is on this machine; nothing where there is none. */
export function chromiumProgram(): string | undefined {
  return PROGRAMS.find((path) => path !== undefined && existsSync(path));
}

/** Without sandbox, since tests may run as root; without the calls home that a browser makes of its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
