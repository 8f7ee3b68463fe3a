import pg from 'pg';
import { SteadyPool } from '../database/steady-pool.js';

/** How the adapter announces a message; what it stores of large ones before is a statement of its own. */
const NOTIFY = /^select pg_notify\(\$1, \$2\)$/i;

interface Announcement {
  readonly channel: string;
  readonly payload: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What the socket adapter takes for a pool: one connection to speak, and one to listen that is made anew each time. A real
 * pool would count the listening connection as taken for ever once the database has cut it.
 */
export class AdapterWires {
  private readonly speaking: pg.Pool;
  private readonly listening = new Set<pg.Client>();
  private announced: Announcement[] = [];
  private announcing = false;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly complain: (error: Error) => void,
  ) {
    this.speaking = new SteadyPool({ ...this.settings, max: 1 });
    this.speaking.on('error', complain);
  }

  query(sql: string, values?: unknown[]): Promise<unknown> {
    const [channel, payload] = values ?? [];
    if (!NOTIFY.test(sql) || typeof channel !== 'string' || typeof payload !== 'string') {
      return this.speaking.query(sql, values);
    }
    return new Promise((resolve, reject) => {
      this.announced.push({ channel, payload, resolve, reject });
      if (!this.announcing) void this.announce();
    });
  }

  /** What is said while the wire is busy is said together: commits that notify wait for each other, in the whole database. */
  private async announce(): Promise<void> {
    this.announcing = true;
    while (this.announced.length > 0) {
      const together = this.announced;
      this.announced = [];
      try {
        await this.speaking.query(
          'select pg_notify(n.channel, n.payload) from unnest($1::text[], $2::text[]) n (channel, payload)',
          [together.map(({ channel }) => channel), together.map(({ payload }) => payload)],
        );
        for (const { resolve } of together) resolve(undefined);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.announcing = false;
  }

  async connect(): Promise<pg.Client & { release(): void }> {
    const client = new pg.Client(this.settings);
    client.on('error', this.complain);
    client.once('end', () => this.listening.delete(client));
    await client.connect();
    if (this.closed) {
      await client.end();
      throw new Error('the desk is closing');
    }
    this.listening.add(client);
    return Object.assign(client, { release: () => void client.end() });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.listening].map((client) => client.end().catch(() => undefined)));
    await this.speaking.end();
  }

  private get settings(): pg.ClientConfig {
    return {
      connectionString: this.url,
      application_name: this.name,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    };
  }
}
