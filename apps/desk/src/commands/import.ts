import { AgenciesModule } from '@desk/agencies';
import { Contributions } from '@desk/metrics';
import { SlaModule } from '@desk/sla';
import { OperatorError } from '@desk/schema';
import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { withContext } from '../desk-context.js';
import { bringUpToDate, withDeskDatabase } from '../desk-database.js';
import { BadRows } from '../event-log/bad-rows.js';
import { ImportLog, type ImportReport } from '../event-log/import-log.js';
import type { Mapping } from '../event-log/mapping.js';
import { readMapping } from '../event-log/mapping-file.js';
import { namedFile } from '../paths.js';
import { Progress } from '../terminal.js';

interface Options {
  readonly mapping: string;
  readonly agency?: string;
  readonly report?: string;
}

const PARTS = { imports: [AgenciesModule, SlaModule], providers: [ImportLog, Contributions] };
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

const eventLog = new Command('event-log')
  .description('replay an incident log of another system, one row per event, as history outside the gain')
  .argument('<file>', 'CSV or CSV.gz with a heading; the rows of a case stand together and in order')
  .requiredOption(
    '--mapping <map>',
    'how the log is read: a JSON file, or the name of one that comes with the desk (bpi2013)',
  )
  .option(
    '--agency <key>',
    'agency of kind history that holds it; made when there is none (default: the one of the mapping)',
  )
  .option('--report <file>', 'CSV file for the rows that could not be used: line,case,reason')
  .action(async (file: string, options: Options) => {
    const mapping = into(readMapping(options.mapping), options.agency);
    const bad = new BadRows(options.report === undefined ? null : namedFile(options.report));
    await bad.ready();
    const progress = new Progress();
    await withDeskDatabase('join', async (database) => {
      await bringUpToDate(database, progress.step);
      progress.done();
      const begun = performance.now();
      const report = await untilInterrupted(() =>
        withContext(database, (desk) => importWithBar(desk.get(ImportLog), namedFile(file), mapping, bad), PARTS),
      );
      await bad.close();
      print(report, (performance.now() - begun) / 1000);
    });
  });

/** An interrupt ends the database's connections under the work; that is no fault to be told at length. */
async function untilInterrupted<T>(work: () => Promise<T>): Promise<T> {
  let interrupted = false;
  const note = () => void (interrupted = true);
  for (const signal of SIGNALS) process.on(signal, note);
  try {
    return await work();
  } catch (error) {
    if (!interrupted) throw error;
    throw new OperatorError(
      'The import was interrupted; the cases that are in stay in.',
      'Run the same command again: it goes on with the others.',
    );
  } finally {
    for (const signal of SIGNALS) process.off(signal, note);
  }
}

async function importWithBar(log: ImportLog, file: string, mapping: Mapping, bad: BadRows): Promise<ImportReport> {
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} % | {value} of {total} events | {cases} cases | {eta_formatted} left',
      clearOnComplete: false,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
    },
    Presets.shades_classic,
  );
  console.error('  Reading the log');
  try {
    return await log.run(file, mapping, {
      onBad: bad.add,
      onSurvey: ({ rows }) => bar.start(rows, 0, { cases: 0 }),
      onProgress: (rows, cases) => bar.update(rows, { cases }),
    });
  } finally {
    bar.stop();
  }
}

function into(mapping: Mapping, key: string | undefined): Mapping {
  if (key === undefined || key === mapping.agency.key) return mapping;
  if (!KEY.test(key)) {
    throw new OperatorError(`"${key}" cannot be the key of an agency.`, 'Use small letters, digits and hyphens.');
  }
  return { ...mapping, agency: { key, name: `${mapping.agency.name} (${key})` } };
}

function print({ agencyKey, cases, imported, rows, badRows }: ImportReport, seconds: number): void {
  const time = seconds.toFixed(1);
  console.log(`${imported} of ${cases} cases have become tickets in the history agency ${agencyKey} (${time} s).`);
  if (imported < cases) console.log(`${cases - imported} were there already.`);
  console.log(`${rows} events were read${badRows > 0 ? `, and ${badRows} rows could not be used` : ''}.`);
}

export const importCommand = new Command('import').description('bring in data of other systems').addCommand(eventLog);
