import { AgenciesModule } from '@desk/agencies';
import { Contributions, HandlingDays, RebuildMetrics, VerifyMetrics, type VerifyReport } from '@desk/metrics';
import { SlaModule } from '@desk/sla';
import { Command } from 'commander';
import { withDesk } from '../desk-context.js';

const PARTS = {
  imports: [AgenciesModule, SlaModule],
  providers: [VerifyMetrics, RebuildMetrics, Contributions, HandlingDays],
};
const SAID_EVERY = 25_000;

const verify = new Command('verify')
  .description('fold the log of every ticket anew and compare it with the clocks, figures and sums that the desk keeps')
  .action(async () => {
    const report = await withDesk((desk) => desk.get(VerifyMetrics).run(progress()), PARTS);
    print(report);
    process.exitCode = report.differences === 0 ? 0 : 1;
  });

const rebuild = new Command('rebuild')
  .description('make all figures and sums anew from clocks, sessions and log; clocks are mended by "sla replay"')
  .action(async () => {
    const { tickets, agents } = await withDesk((desk) => desk.get(RebuildMetrics).run(progress()), PARTS);
    console.log(`Made anew what ${tickets} tickets and ${agents} agents contribute, and all sums.`);
  });

/** Tells of every so many tickets. */
function progress(): (tickets: number) => void {
  let said = 0;
  return (tickets) => {
    if (tickets - said < SAID_EVERY) return;
    said = tickets;
    console.error(`  ${tickets} tickets …`);
  };
}

function print({ tickets, clocks, beyond, differences, shown }: VerifyReport): void {
  for (const { what, place, stored, expected } of shown) {
    console.log(`${what}: ${place}\n  stored:   ${stored}\n  from log: ${expected}`);
  }
  if (differences > shown.length) console.log(`… and ${differences - shown.length} more.`);
  console.log(`Compared ${tickets} tickets with ${clocks} clocks, and all sums.`);
  if (beyond > 0) console.log(`Left out ${beyond} tickets whose last events are still on their way to the figures.`);
  console.log(differences === 0 ? 'No differences.' : `${differences} differences.`);
}

export const metricsCommand = new Command('metrics')
  .description('the figures that the desk keeps')
  .addCommand(verify)
  .addCommand(rebuild);
