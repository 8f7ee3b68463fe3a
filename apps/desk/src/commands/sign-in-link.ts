import { Command } from 'commander';
import { withDesk } from '../desk-context.js';
import { personNamed } from '../person-named.js';
import { signInLink } from '../sign-in-link.js';

export const signInLinkCommand = new Command('sign-in-link')
  .description('make a link that signs a person in once, within 24 hours')
  .requiredOption('--username <name>', 'the person')
  .action(async ({ username }: { readonly username: string }) => {
    const link = await withDesk((desk) =>
      desk.database.transaction(desk.database.systemScope, async (tx) =>
        signInLink(desk.config, tx, (await personNamed(desk, tx, username)).id),
      ),
    );
    console.error(`Signs ${username} in once, within 24 hours:`);
    console.log(link);
  });
