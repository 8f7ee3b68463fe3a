import { issueApiToken, revokeApiToken } from '@desk/access';
import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { withDesk } from '../desk-context.js';
import { personNamed } from '../person-named.js';

interface CreateOptions {
  readonly username: string;
  readonly label: string;
  readonly days?: string;
}

const create = new Command('create')
  .description('make a token with which a program acts as a person, and print it; it is not shown again')
  .requiredOption('--username <name>', 'the person')
  .option('--label <text>', 'what it is for', 'program')
  .option('--days <n>', 'ends after so many days (default: never)')
  .action(async ({ username, label, days }: CreateOptions) => {
    const lifetime = days === undefined ? null : Number(days);
    if (lifetime !== null && !(Number.isInteger(lifetime) && lifetime > 0)) {
      throw new OperatorError(`"${days}" is not a number of days.`, 'Give a whole number, for example --days 90.');
    }
    const issued = await withDesk((desk) =>
      desk.database.transaction(desk.database.systemScope, async (tx) => {
        const person = await personNamed(desk, tx, username);
        return issueApiToken(tx, person.id, label, lifetime === null ? null : tx.now.add({ hours: 24 * lifetime }));
      }),
    );
    console.error(`Token ${issued.id} for ${username}:`);
    console.log(issued.token);
  });

const revoke = new Command('revoke')
  .description('end a token')
  .argument('<id>', 'the id that `token create` has told')
  .action(async (id: string) => {
    const ended = await withDesk(({ database }) =>
      database.transaction(database.systemScope, (tx) => revokeApiToken(tx, id)),
    );
    if (!ended) throw new OperatorError(`There is no token ${id} that is in force.`, 'Check the id.');
    console.log(`Token ${id} has ended.`);
  });

export const tokenCommand = new Command('token')
  .description('tokens for programs')
  .addCommand(create)
  .addCommand(revoke);
