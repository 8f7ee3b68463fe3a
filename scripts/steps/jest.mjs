import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from './root.mjs';
import { run } from './terminal.mjs';

/** Programs, sockets and browsers answer when they can: what fails there is run once more, to say whether it fails by itself too. */
const REAL_TIME = ['test/stories/', 'test/faults/', 'test/browser/'];
const LINES_SHOWN = 12;
const CHARACTERS_SHOWN = 300;
const NOT_OURS = /^\s+at .*(node_modules|node:internal|<anonymous>)/;

/** What all runs of Jest came to. */
export class Outcome {
  passed = 0;
  skipped = 0;
  /** `{title, test, message, passedAlone}` */
  failures = [];
  /** Runs that ended in failure without naming a test. */
  broken = 0;

  get failed() {
    return this.failures.length + this.broken;
  }

  /** The failures once more, where they are found without scrolling, and the one line that CI reads. */
  toString() {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    return [
      ...listed('Failed, and passed when run once more with nothing beside it', (one) => one.passedAlone, this),
      ...listed('Failed', (one) => !one.passedAlone, this),
      `${this.passed} passed, ${this.failed} failed${skipped}`,
    ].join('\n');
  }
}

/** Runs Jest for some projects and adds what came of it to the outcome. */
export async function jest(title, projects, args, env, outcome) {
  if (projects.length === 0) return;
  console.log(`\nTests with ${title}: ${projects.join(', ')}`);
  const first = await once(projects, args, env);
  const again = first.files.filter(({ file, failures }) => failures.length > 0 && isRealTime(file));
  if (again.length > 0) console.log(`\nOnce more: ${again.map(({ file }) => file).join(', ')}`);
  const second =
    again.length === 0
      ? { files: [] }
      : await once(projects, ['--runInBand', '--runTestsByPath', ...again.map(({ file }) => file)], env);
  const alone = new Map(second.files.map(({ file, failures }) => [file, failures.map(({ test }) => test)]));
  for (const { file, passed, skipped, failures } of first.files) {
    outcome.passed += passed;
    outcome.skipped += skipped;
    for (const failure of failures) {
      const passedAlone = alone.has(file) && !alone.get(file).includes(failure.test);
      outcome.failures.push({ title, ...failure, passedAlone });
    }
  }
  outcome.broken += first.broken;
}

async function once(projects, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-results-'));
  const report = join(folder, 'report.json');
  const options =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning --max-semi-space-size=64`.trim();
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      ...(args.includes('--runInBand') ? [] : [`--maxWorkers=${Math.max(2, availableParallelism() - 1)}`]),
      // The modules of each file stay in memory; a worker that is nearly full does little else than collect.
      '--workerIdleMemoryLimit=1GB',
      '--testTimeout=60000',
      '--passWithNoTests',
      '--forceExit',
      '--json',
      `--outputFile=${report}`,
      ...args,
      '--selectProjects',
      ...projects,
    ],
    {
      cwd: root,
      env: { ...env, NODE_OPTIONS: options },
      // Jest prints its JSON on standard output, which the report file has too; people read standard error.
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults.map(ofFile) : [];
  rmSync(folder, { recursive: true, force: true });
  return { files, broken: code !== 0 && files.every(({ failures }) => failures.length === 0) ? 1 : 0 };
}

function ofFile({ name, status, message, assertionResults }) {
  const file = relative(root, name).replaceAll(sep, '/');
  const having = (...states) => assertionResults.filter((one) => states.includes(one.status));
  const failures = having('failed').map(({ fullName, failureMessages }) => ({
    test: `${file} › ${fullName}`,
    message: failureMessages[0] ?? '',
  }));
  // A file that cannot be loaded, or whose preparation fails, has no test that did.
  if (status === 'failed' && failures.length === 0) failures.push({ test: file, message });
  return { file, passed: having('passed').length, skipped: having('pending', 'todo', 'skipped').length, failures };
}

const isRealTime = (file) => REAL_TIME.some((folder) => file.startsWith(folder));

function listed(head, isOf, { failures }) {
  const some = failures.filter(isOf);
  if (some.length === 0) return [];
  return [
    `\n${head}:`,
    ...some.flatMap(({ title, test, message }) => [
      `  ${test} (${title})`,
      ...message
        .split('\n')
        .filter((line) => line.trim() !== '' && !NOT_OURS.test(line))
        .slice(0, LINES_SHOWN)
        .map((line) => `      ${line.slice(0, CHARACTERS_SHOWN)}`),
    ]),
    '',
  ];
}
