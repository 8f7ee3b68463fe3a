import { rmSync, statSync } from 'node:fs';
import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { backup } from '../backup/backup.js';
import { withDeskDatabase } from '../desk-database.js';
import { filesFolder, namedFile } from '../paths.js';
import { Progress } from '../terminal.js';

export const backupCommand = new Command('backup')
  .description('write the whole desk, as it stands at one moment, into one file; the desk may go on working')
  .argument('<file>', 'a file that does not exist yet')
  .action(async (name: string) => {
    const file = namedFile(name);
    const progress = new Progress();
    const result = await withDeskDatabase('join', ({ urls }) =>
      backup(urls, file, filesFolder(), (table) => progress.detail(`Saving ${table}`)),
    );
    progress.done();
    if (result.tables === 0) {
      rmSync(file, { force: true });
      throw new OperatorError(
        'There is no desk in this database.',
        'Check DATABASE_URL and its companions, or DESK_DATA.',
      );
    }
    const megabytes = (statSync(file).size / 1024 / 1024).toFixed(1);
    console.log(
      `${result.rows} rows of ${result.tables} tables and ${result.files} files are in ${file} (${megabytes} MB). Keep it safe: it holds everything.`,
    );
  });
