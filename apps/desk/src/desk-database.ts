import { join } from 'node:path';
import {
  ensureDatabase,
  ensureRoles,
  migrate,
  migrateJobs,
  migrations,
  OperatorError,
  roleUrls,
  startEmbedded,
  type DatabaseUrls,
  type EmbeddedServer,
} from '@desk/schema';
import { dataFolder, filesFolder } from './paths.js';

/** Name of the desk's database in the local server. */
const LOCAL_DATABASE = 'desk';

export interface DeskDatabase {
  readonly urls: DatabaseUrls;
  /** The local server, when there is no DATABASE_URL. */
  readonly local: EmbeddedServer | null;
  close(): Promise<void>;
}

/**
 * The database that this desk is set up with: the one of DATABASE_URL and its companions, or else the local one, started
 * when it does not run. `own` is for whoever runs the desk, `join` for a command beside it.
 */
export async function openDatabase(
  as: 'own' | 'join',
  onProgress: (step: string) => void = () => undefined,
): Promise<DeskDatabase> {
  const urls = givenUrls(process.env);
  if (urls) return { urls, local: null, close: () => Promise.resolve() };
  const local = await startEmbedded({ folder: join(dataFolder(), 'postgres'), as, onProgress });
  try {
    await ensureRoles(local.superuserUrl(), local.rolePasswords);
    await ensureDatabase(local.superuserUrl(), LOCAL_DATABASE);
  } catch (error) {
    await local.stop();
    throw error;
  }
  return {
    urls: roleUrls(local.superuserUrl(), LOCAL_DATABASE, local.rolePasswords),
    local,
    close: () => local.stop(),
  };
}

/** Opens the database for the length of one command. */
export async function withDeskDatabase<T>(
  as: 'own' | 'join',
  work: (database: DeskDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(as);
  const interrupt = () => void database.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await work(database);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await database.close();
  }
}

/** Brings tables and queue up to date; says each step. */
export async function bringUpToDate(
  { urls }: DeskDatabase,
  onProgress: (step: string) => void = () => undefined,
): Promise<void> {
  await migrate(urls.adminUrl, migrations, ({ id, name }) => onProgress(`Migrating the database: ${id} ${name}`));
  if (!process.env.REDIS_URL) await migrateJobs(urls.adminUrl, urls.jobsUrl);
}

/** What the server programs read, for this database. */
export function environmentFor({ urls }: DeskDatabase): Record<string, string | undefined> {
  return {
    ...process.env,
    FILES_DIR: filesFolder(),
    DATABASE_URL: urls.appUrl,
    ...(urls.jobsUrl !== '' && { JOBS_DATABASE_URL: urls.jobsUrl }),
  };
}

function givenUrls(env: NodeJS.ProcessEnv): DatabaseUrls | null {
  if (!env.DATABASE_URL) return null;
  const missing = [
    ...(env.DATABASE_ADMIN_URL ? [] : ['DATABASE_ADMIN_URL']),
    ...(env.JOBS_DATABASE_URL || env.REDIS_URL ? [] : ['JOBS_DATABASE_URL']),
  ];
  if (missing.length > 0) {
    throw new OperatorError(
      `DATABASE_URL is set, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
      'Run `npm run desk -- setup-database --superuser-url URL`: it makes the roles and prints all the URLs.',
    );
  }
  return {
    appUrl: env.DATABASE_URL,
    adminUrl: env.DATABASE_ADMIN_URL ?? '',
    backupUrl: env.DATABASE_BACKUP_URL ?? env.DATABASE_ADMIN_URL ?? '',
    jobsUrl: env.JOBS_DATABASE_URL ?? '',
  };
}
