import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { Log } from '../log/log.js';
import { Program } from '../config/program.js';

const RECONNECT_MS = 500;

/**
 * The one connection of this process for LISTEN and NOTIFY, apart from the pool. It mends itself; what is said while it
 * is broken is lost, so whoever listens also looks by itself from time to time.
 */
@Injectable()
export class Wire implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Map<string, ((payload: string) => void)[]>();
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly config: Config,
    private readonly program: Program,
    private readonly log: Log,
  ) {}

  /** Calls `listener` with every payload sent on the channel by any process, this one included. */
  listen(channel: string, listener: (payload: string) => void): void {
    const others = this.listeners.get(channel);
    if (others) {
      others.push(listener);
      return;
    }
    this.listeners.set(channel, [listener]);
    this.say(`listen ${pg.escapeIdentifier(channel)}`);
  }

  notify(channel: string, payload = ''): void {
    this.say(`notify ${pg.escapeIdentifier(channel)}, ${pg.escapeLiteral(payload)}`);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private say(sql: string): void {
    this.client?.query(sql).catch((error: unknown) => this.log.warn({ reason: String(error) }, 'the wire is broken'));
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: this.program.statement,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload ?? '');
    });
    try {
      await client.connect();
      if (this.closed) return void (await client.end());
      for (const channel of this.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.client = client;
    } catch {
      client.end().catch(() => undefined);
      this.later();
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.later();
  }

  private later(): void {
    if (this.closed || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, RECONNECT_MS);
  }
}
