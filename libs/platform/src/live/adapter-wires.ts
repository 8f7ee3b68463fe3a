import pg from 'pg';
import { SteadyPool } from '../database/steady-pool.js';

/**
 * What the socket adapter takes for a pool: one connection to speak, and one to listen that is made anew each time. A real
 * pool would count the listening connection as taken for ever once the database has cut it.
 */
export class AdapterWires {
  private readonly speaking: pg.Pool;
  private readonly listening = new Set<pg.Client>();
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly complain: (error: Error) => void,
  ) {
    this.speaking = new SteadyPool({ ...this.settings, max: 1 });
    this.speaking.on('error', complain);
  }

  query(sql: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.speaking.query(sql, values);
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
