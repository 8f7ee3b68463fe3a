import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { withContext } from '../desk-context.js';
import { bringUpToDate, withDeskDatabase } from '../desk-database.js';
import { markDesk } from '../desk-kind.js';
import { Progress } from '../terminal.js';
import { seedDemoCity } from './seed.js';

export const seedCommand = new Command('seed')
  .description('fill an empty desk with the demo city, as the first `start` does')
  .action(async () => {
    const progress = new Progress();
    await withDeskDatabase('join', async (database) => {
      await bringUpToDate(database, progress.step);
      const made = await withContext(database, async ({ database: rows }) => {
        const city = await seedDemoCity(rows, progress.step);
        if (city) await rows.transaction(rows.systemScope, (tx) => markDesk(tx, 'demo'));
        return city;
      });
      progress.done();
      if (made === null) {
        throw new OperatorError(
          'This desk is not empty.',
          'The demo city goes into a new one: set DESK_DATA to a new folder, or DATABASE_URL to an empty database.',
        );
      }
      console.log(`The demo city has ${made.people} people and ${made.tickets} tickets.`);
    });
  });
