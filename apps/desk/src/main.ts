import 'reflect-metadata';
import { Command } from 'commander';
import { backupCommand } from './commands/backup.js';
import { importCommand } from './commands/import.js';
import { metricsCommand } from './commands/metrics.js';
import { migrateCommand } from './commands/migrate.js';
import { reportReaderCommand } from './commands/report-reader.js';
import { restoreCommand } from './commands/restore.js';
import { seedCommand } from './commands/seed-demo.js';
import { setupCommand } from './commands/setup.js';
import { setupDatabaseCommand } from './commands/setup-database.js';
import { signInLinkCommand } from './commands/sign-in-link.js';
import { slaCommand } from './commands/sla.js';
import { startCommand } from './commands/start.js';
import { tokenCommand } from './commands/token.js';
import { reportingTrouble } from './terminal.js';

const program = new Command('desk').description('The command line of Førstelinje');
for (const command of [
  startCommand,
  migrateCommand,
  setupDatabaseCommand,
  setupCommand,
  seedCommand,
  backupCommand,
  restoreCommand,
  tokenCommand,
  signInLinkCommand,
  metricsCommand,
  importCommand,
  slaCommand,
  reportReaderCommand,
]) {
  program.addCommand(command);
}

await reportingTrouble(() => program.parseAsync());
