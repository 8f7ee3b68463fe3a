import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main } from './steps/terminal.mjs';

const SAID_EVERY_MS = 10_000;

/**
 * `npm run test:deep [-- --cases=1000000] [--seed=1] [--processes=2]`: what the judge in `test/judge` says of the clocks, on
 * a million generated cases instead of a thousand. The seed is printed; with the same seed, number of cases and
 * processes the same cases are generated.
 */
await main(async () => {
  await ensurePackages();
  const processes = number('processes', Math.max(1, availableParallelism()));
  const cases = number('cases', 1_000_000);
  const seed = number('seed', Math.floor(Math.random() * 1_000_000_000));
  const begun = performance.now();
  console.log(`At least ${cases} cases in ${processes} processes, seed ${seed}`);
  const done = new Map();
  const sum = () => [...done.values()].reduce((total, some) => total + some, 0);
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const told = setInterval(() => console.log(`  ${sum()} cases in ${seconds()} s`), SAID_EVERY_MS);
  const codes = await Promise.all(
    Array.from({ length: processes }, (_, index) =>
      judge(Math.ceil(cases / processes), seed + index * 100_000_000, ({ name, cases: some }) =>
        done.set(name, (done.get(name) ?? 0) + some),
      ),
    ),
  );
  clearInterval(told);
  for (const [name, some] of done) console.log(`  ${name}: ${some}`);
  const failed = codes.some((code) => code !== 0);
  console.log(
    failed
      ? `A property does not hold (seed ${seed}).`
      : `${sum()} cases held in ${seconds()} s (seed ${seed}, ${processes} processes).`,
  );
  return failed ? 1 : 0;
});

function number(name, otherwise) {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  return given === undefined ? otherwise : Number(given);
}

/** A Jest of its own; its properties tell on standard output how far they are. */
function judge(cases, seed, onProgress) {
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      'judge',
      '--runInBand',
    ],
    {
      cwd: root,
      env: { ...process.env, DESK_CASES: String(cases), DESK_SEED: String(seed), DESK_PROGRESS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) onProgress(JSON.parse(line));
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
