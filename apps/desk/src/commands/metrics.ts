import { AgenciesModule } from '@desk/agencies';
import { VerifyMetrics, type VerifyReport } from '@desk/metrics';
import { SlaModule } from '@desk/sla';
import { Command } from 'commander';
import { withDesk } from '../desk-context.js';

const PARTS = { imports: [AgenciesModule, SlaModule], providers: [VerifyMetrics] };
const SAID_EVERY = 25_000;

const verify = new Command('verify')
  .description('fold the log of every ticket anew and compare it with the clocks, figures and sums that the desk keeps')
  .action(async () => {
    let said = 0;
    const report = await withDesk(
      (desk) =>
        desk.get(VerifyMetrics).run((tickets) => {
          if (tickets - said < SAID_EVERY) return;
          said = tickets;
          console.error(`  ${tickets} tickets …`);
        }),
      PARTS,
    );
    print(report);
    process.exitCode = report.differences === 0 ? 0 : 1;
  });

function print({ tickets, clocks, beyond, differences, shown }: VerifyReport): void {
  for (const { what, place, stored, expected } of shown) {
    console.log(`${what}: ${place}\n  stored:   ${stored}\n  from log: ${expected}`);
  }
  if (differences > shown.length) console.log(`… and ${differences - shown.length} more.`);
  console.log(`Compared ${tickets} tickets with ${clocks} clocks, and all sums.`);
  if (beyond > 0) console.log(`Left out ${beyond} tickets whose last events are still on their way to the figures.`);
  console.log(differences === 0 ? 'No differences.' : `${differences} differences.`);
}

export const metricsCommand = new Command('metrics').description('the figures that the desk keeps').addCommand(verify);
