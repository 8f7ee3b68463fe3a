import { randomBytes } from 'node:crypto';
import { grantConnect, roleUrls, withClient, type DatabaseUrls } from '@desk/schema';
import type { SharedServer } from './global-setup.js';

export interface TestDatabase extends DatabaseUrls {
  readonly name: string;
  /** For what only a superuser may: looking at roles, cutting connections. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** The server that the whole run shares; started by Jest's global setup. */
export function sharedServer(): SharedServer {
  const text = process.env.DESK_TEST_SERVER;
  if (text === undefined) throw new Error('No test server: run the tests with Jest, whose global setup starts it');
  return JSON.parse(text) as SharedServer;
}

/** A database of one's own with the newest schema and no rows beyond what the migrations put there. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return copyOf(sharedServer().template);
}

/** A database without a single table: for what prepares one. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template0');
}

async function copyOf(template: string): Promise<TestDatabase> {
  const server = sharedServer();
  const name = `desk_${randomBytes(6).toString('hex')}`;
  await withClient(server.superuserUrl, async (client) => {
    await client.query(`create database ${name} template ${template} owner desk_owner`);
    await grantConnect(client, name);
  });
  const inside = new URL(server.superuserUrl);
  inside.pathname = `/${name}`;
  return {
    name,
    superuserUrl: inside.href,
    ...roleUrls(server.superuserUrl, name, server.rolePasswords),
    drop: () =>
      withClient(server.superuserUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
