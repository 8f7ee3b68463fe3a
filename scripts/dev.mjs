import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './steps/builds.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main } from './steps/terminal.mjs';

const QUIET_MS = 200;
const watched = ['libs', 'apps/api', 'apps/worker', 'apps/desk'];

/** `npm run dev`: the desk, built again and restarted when a source of the server changes, and Vite's server for the web client. */
await main(async () => {
  await ensurePackages();
  await ensureBuilt();
  let desk = startDesk();
  const vite = start(['node_modules/vite/bin/vite.js', 'apps/web', '--config', 'apps/web/vite.config.ts']);
  let timer;
  let turn = Promise.resolve();
  const restart = async () => {
    try {
      await ensureBuilt(['server']);
    } catch (error) {
      console.error(error.message); // the running desk goes on until the source can be built again
      return;
    }
    await stop(desk);
    desk = startDesk();
  };
  for (const room of watched) {
    watch(join(root, room), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => (turn = turn.then(restart)), QUIET_MS);
    });
  }
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await Promise.all([stop(desk), stop(vite)]);
  process.exit(0);
});

function startDesk() {
  return start(['--enable-source-maps', 'dist/apps/desk/src/main.js', 'start']);
}

function start(args) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
