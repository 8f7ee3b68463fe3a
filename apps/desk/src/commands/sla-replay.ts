import { AgenciesModule } from '@desk/agencies';
import { SlaModule } from '@desk/sla';
import { OperatorError } from '@desk/schema';
import { ReplayTickets } from '@desk/tickets';
import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { withDesk } from '../desk-context.js';
import { namedFile } from '../paths.js';
import { ReplayProgressFile, type ReplaySettings, type ReplayState } from '../sla/replay-progress.js';
import { ReplayRun, type ReplayOrder } from '../sla/replay-run.js';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly service?: readonly string[];
  readonly agency?: readonly string[];
  readonly report: string;
  readonly commit?: boolean;
  readonly continue?: boolean;
}

const PARTS = { imports: [AgenciesModule, SlaModule], providers: [ReplayTickets, ReplayRun] };
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export const replayCommand = new Command('replay')
  .description('make the clocks of tickets anew from their logs and report what is stored otherwise')
  .option('--from <date>', 'tickets filed on this day of the city or later')
  .option('--to <date>', 'tickets filed on this day or earlier')
  .option('--service <keys...>', 'only these services')
  .option('--agency <keys...>', 'only these agencies')
  .option(
    '--report <file>',
    'CSV file for the differences: ticket,target,cycle,field,stored,replayed',
    'sla-replay.csv',
  )
  .option('--commit', 'write the clocks that differ as the log makes them; without it nothing is changed')
  .option('--continue', 'go on with the replay that was interrupted, with the same options')
  .action(async (options: Options) => {
    const settings = settingsOf(options);
    const report = namedFile(options.report);
    const begun = performance.now();
    const order = {
      settings,
      report,
      progress: new ReplayProgressFile(`${report}.progress`),
      resume: options.continue === true,
    };
    const { state, here } = await tellingOfInterrupts(() =>
      withDesk((desk) => replayWithBar(desk.get(ReplayRun), order), PARTS),
    );
    print(settings, state, report, here, (performance.now() - begun) / 1000);
    process.exitCode = state.differing > (settings.commit ? state.mendable : 0) ? 1 : 0;
  });

/** The signal itself ends the program: what is done so far is in the progress file. */
async function tellingOfInterrupts<T>(work: () => Promise<T>): Promise<T> {
  const tell = () => console.error('\nThe replay was interrupted. Run the same command with --continue to go on.');
  for (const signal of SIGNALS) process.once(signal, tell);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, tell);
  }
}

async function replayWithBar(
  replay: ReplayRun,
  order: Omit<ReplayOrder, 'onProgress'>,
): Promise<{ state: ReplayState; here: number }> {
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} % | {value} of {total} tickets | {differing} differ | {eta_formatted} left',
      clearOnComplete: false,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  let before: number | null = null;
  try {
    const state = await replay.run({
      ...order,
      onProgress: ({ tickets, differing }, total) => {
        if (before === null) bar.start(total, (before = tickets), { differing });
        else bar.update(tickets, { differing });
      },
    });
    return { state, here: state.tickets - (before ?? 0) };
  } finally {
    bar.stop();
  }
}

function settingsOf({ from, to, service = [], agency = [], commit = false }: Options): ReplaySettings {
  const settings = {
    from: from === undefined ? null : date(from),
    to: to === undefined ? null : date(to),
    services: [...service].sort(),
    agencies: [...agency].sort(),
    commit,
  };
  if (settings.from !== null && settings.to !== null && settings.to < settings.from) {
    throw new OperatorError('--to is before --from.', 'Give the first day with --from and the last with --to.');
  }
  return settings;
}

function date(text: string): string {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return Temporal.PlainDate.from(text).toString();
  } catch {
    // Such as 2027-02-30.
  }
  throw new OperatorError(`"${text}" is no date.`, 'Give a day such as 2027-01-31.');
}

function print(settings: ReplaySettings, state: ReplayState, report: string, here: number, seconds: number): void {
  const { tickets, clocks, differing, mendable, kinds } = state;
  const rate = Math.round(here / seconds);
  console.log(`Replayed ${tickets} tickets with ${clocks} clocks (${seconds.toFixed(1)} s, ${rate} tickets a second).`);
  if (differing === 0) {
    console.log('Every clock is as its log makes it.');
    return;
  }
  console.log(`${differing} tickets differ; each difference stands in ${report}:`);
  for (const [kind, count] of Object.entries(kinds).sort(([, a], [, b]) => b - a)) console.log(`  ${count} × ${kind}`);
  console.log(
    settings.commit
      ? `The clocks of ${mendable} tickets have been written as their logs make them; the worker lets queues and figures follow.`
      : 'Nothing was changed. With --commit the clocks are written as the logs make them.',
  );
  if (differing > mendable) console.log(`${differing - mendable} tickets cannot be replayed: see "log" in the report.`);
}
