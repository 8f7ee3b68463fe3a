import { spawn } from 'node:child_process';

const SHOWN_AFTER_MS = 1500;
const REPEATED_EVERY_MS = 5000;

/** Says on standard error what is being done, keeps saying so while it takes long, and how long it took. Short steps stay silent. */
export async function step(title, work) {
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  let shown = false;
  const show = () => {
    if (process.stderr.isTTY) process.stderr.write(`\r  ${title} … ${seconds()} `);
    else console.error(`  ${title} … ${seconds()}`);
    shown = true;
  };
  const first = setTimeout(show, SHOWN_AFTER_MS);
  const again = setInterval(show, process.stderr.isTTY ? 1000 : REPEATED_EVERY_MS);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
    if (shown) {
      const line = `  ${title}: ${((performance.now() - begun) / 1000).toFixed(1)} s`;
      console.error(process.stderr.isTTY ? `\r${line}        ` : line);
    }
  }
}

/** Something the person at the terminal can put right; told in two lines, without a stack. */
export class Trouble extends Error {
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/** Runs the script and turns its end into an exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0;
  } catch (error) {
    if (error instanceof Trouble) console.error(`\n${error.message}\n${error.advice}`);
    else console.error(error);
    process.exitCode = 1;
  }
}

/** Runs a program to its end. Resolves with its exit code and, unless it is shown, what it wrote. */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

export const lastLines = (text, count = 12) => text.trimEnd().split('\n').slice(-count).join('\n');
