import type { Person } from '@desk/access';
import type { ReadTx } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import type { DeskContext } from './desk-context.js';

/** The person of a username, or words that say what to do. */
export async function personNamed({ people }: DeskContext, tx: ReadTx, username: string): Promise<Person> {
  const person = await people.find(tx, username);
  if (person) return person;
  throw new OperatorError(
    `Nobody active has the username "${username}".`,
    'Check the spelling; people come in with `setup --people`.',
  );
}
