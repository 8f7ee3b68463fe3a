import { Command } from 'commander';
import { bringUpToDate, withDeskDatabase } from '../desk-database.js';

export const migrateCommand = new Command('migrate')
  .description('bring the tables of the desk and of its queue up to date')
  .action(async () => {
    await withDeskDatabase('join', (database) => bringUpToDate(database, (step) => console.log(step)));
    console.log('The database is up to date.');
  });
