import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Trouble, lastLines, run, step } from './terminal.mjs';

const stamp = join(root, 'node_modules', '.desk-packages');
const lock = join(root, 'package-lock.json');

/** Installs the packages of the lock file when they are missing or those of another lock file. */
export async function ensurePackages() {
  assertNode();
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) ? readFileSync(stamp, 'utf8') === wanted : installedByHand()) {
    if (!existsSync(stamp)) writeFileSync(stamp, wanted);
    return;
  }
  console.error('Installing packages');
  const { code, output } = await step('npm ci', () => npm(['ci', '--include=dev', '--no-audit', '--no-fund']));
  if (code !== 0) {
    throw new Trouble(
      `The packages could not be installed:\n${lastLines(output)}`,
      /ENOSPC/.test(output)
        ? 'The disk is full: free some space and start again.'
        : 'Check the network connection (or the npm registry in use) and start again.',
    );
  }
  writeFileSync(stamp, wanted);
}

function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  throw new Trouble(
    `This is Node ${process.versions.node}; the desk needs 20.19 or newer (22.12 or newer of the 22 series).`,
    'Install a newer Node from https://nodejs.org and start again.',
  );
}

/** npm writes this file at the end of every installation. */
function installedByHand() {
  const written = join(root, 'node_modules', '.package-lock.json');
  return existsSync(written) && statSync(written).mtimeMs >= statSync(lock).mtimeMs;
}

function npm(args) {
  const npmScript = process.env.npm_execpath;
  const options = { cwd: root, env: { ...process.env, NODE_ENV: undefined } };
  if (npmScript?.endsWith('.js')) return run(process.execPath, [npmScript, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
