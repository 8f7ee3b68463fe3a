import { Command } from 'commander';
import { restore } from '../backup/restore.js';
import { withDeskDatabase } from '../desk-database.js';
import { filesFolder, namedFile } from '../paths.js';
import { Progress } from '../terminal.js';

export const restoreCommand = new Command('restore')
  .description('bring a backup into an empty desk, all of it or nothing, and verify every table')
  .argument('<file>', 'what `backup` has written')
  .action(async (name: string) => {
    const progress = new Progress();
    const result = await withDeskDatabase('own', ({ urls }) =>
      restore(urls, namedFile(name), filesFolder(), (table) => progress.detail(`Restoring ${table}`)),
    );
    progress.done();
    console.log(
      `${result.rows} rows of ${result.tables} tables and ${result.files} files are back and verified, as they stood at ${result.takenAt}.`,
    );
  });
