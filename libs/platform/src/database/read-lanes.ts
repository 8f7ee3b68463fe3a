import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Duplex } from 'node:stream';
import { Config } from '../config/config.js';
import { Program } from '../config/program.js';
import type { Packet } from './packet.js';
import { CONNECTION } from './connection-options.js';

/** Reads under way on one lane; whoever comes when all lanes are so full goes another way. */
const DEEPEST = 32;

interface Lane {
  client: pg.Client | null;
  opening: Promise<pg.Client> | null;
  underway: number;
  gathering: boolean;
}

/**
 * Connections that short reads share: each read is a transaction of its own, and is sent without waiting for those before
 * it. What is read at the same moment travels together, and many readers need few connections.
 */
@Injectable()
export class ReadLanes implements OnApplicationShutdown {
  private readonly lanes: readonly Lane[];

  constructor(
    private readonly config: Config,
    private readonly program: Program,
  ) {
    const lane = (): Lane => ({ client: null, opening: null, underway: 0, gathering: false });
    this.lanes = Array.from({ length: program.lanes }, lane);
  }

  /** The answered packet; null: every lane is full, and it was not sent. */
  async send(packet: Packet): Promise<Packet | null> {
    const lane = this.lanes.reduce((best, next) => (next.underway < best.underway ? next : best));
    if (lane.underway >= DEEPEST) return null;
    lane.underway += 1;
    try {
      const client = lane.client ?? (await (lane.opening ??= this.open(lane)));
      this.gather(lane, client);
      return await packet.over(client);
    } finally {
      lane.underway -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lanes.map(({ client }) => client?.end().catch(() => undefined)));
  }

  /** What is sent before the process looks for news again goes out in one piece. */
  private gather(lane: Lane, client: pg.Client): void {
    if (lane.gathering) return;
    const stream: Duplex = client.connection.stream;
    lane.gathering = true;
    stream.cork();
    setImmediate(() => {
      lane.gathering = false;
      stream.uncork();
    });
  }

  private async open(lane: Lane): Promise<pg.Client> {
    const client = new pg.Client({
      ...CONNECTION,
      connectionString: this.config.databaseUrl,
      application_name: `desk ${this.program.name}`,
    });
    const lost = () => void (lane.client === client && (lane.client = null));
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      lane.client = client;
      return client;
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    } finally {
      lane.opening = null;
    }
  }
}
