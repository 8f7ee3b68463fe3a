import { Command } from 'commander';
import { ensureDatabase, ensureRoles, generatePasswords, OperatorError, roleUrls } from '@desk/schema';

interface Options {
  readonly superuserUrl?: string;
  readonly database: string;
}

export const setupDatabaseCommand = new Command('setup-database')
  .description('make the roles and the database on a PostgreSQL server of your own, and print the URLs')
  .option('--superuser-url <url>', 'a superuser of the server (or SUPERUSER_URL); used now and never again')
  .option('--database <name>', 'name of the database', 'desk')
  .action(async (options: Options) => {
    const superuserUrl = options.superuserUrl ?? process.env.SUPERUSER_URL;
    if (!superuserUrl) {
      throw new OperatorError(
        'No superuser of the server is named.',
        'Add --superuser-url postgres://postgres:…@host:5432/postgres, or set SUPERUSER_URL.',
      );
    }
    const passwords = generatePasswords();
    await ensureRoles(superuserUrl, passwords);
    await ensureDatabase(superuserUrl, options.database);
    const urls = roleUrls(superuserUrl, options.database, passwords);
    console.error(
      'Roles and database are ready. Passwords are new each time; put these into the environment of the desk:\n',
    );
    console.log(`DATABASE_URL=${urls.appUrl}`);
    console.log(`DATABASE_ADMIN_URL=${urls.adminUrl}`);
    console.log(`DATABASE_BACKUP_URL=${urls.backupUrl}`);
    console.log(`JOBS_DATABASE_URL=${urls.jobsUrl}`);
  });
