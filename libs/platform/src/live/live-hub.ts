import type { Server as HttpServer } from 'node:http';
import { LIVE_NAMESPACE, type ServerToClient } from '@desk/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import type pg from 'pg';
import { Server, type ServerOptions } from 'socket.io';
import { Config } from '../config/config.js';
import { Program } from '../config/program.js';
import type { Tx } from '../database/tx.js';
import { Log } from '../log/log.js';
import { AdapterRedis } from './adapter-redis.js';
import { AdapterWires } from './adapter-wires.js';

const LARGEST_MESSAGE_BYTES = 16 * 1024;

/** The room of everything that concerns one person. */
export const personRoom = (personId: string) => `person ${personId}`;

/**
 * The sockets of the whole desk. Every process may speak to a room; an adapter over the database (or Redis) carries it to
 * the processes in which the room's sockets are. Processes without HTTP speak through a server that nobody connects to.
 */
@Injectable()
export class LiveHub implements OnApplicationShutdown {
  private server: Server | null = null;
  private isClosed = false;
  private wires: AdapterWires | null = null;
  private redis: AdapterRedis | null = null;

  constructor(
    private readonly config: Config,
    private readonly program: Program,
    private readonly log: Log,
  ) {}

  /** Says it to the rooms after the commit, and not at all when there is none. */
  emit<N extends keyof ServerToClient>(
    tx: Tx,
    rooms: readonly string[],
    name: N,
    ...payload: Parameters<ServerToClient[N]>
  ): void {
    tx.afterCommit(() => this.emitNow(rooms, name, ...payload));
  }

  emitNow<N extends keyof ServerToClient>(
    rooms: readonly string[],
    name: N,
    ...payload: Parameters<ServerToClient[N]>
  ): void {
    // Late news would open another server, which nobody closes.
    if (this.isClosed) return;
    try {
      this.open()
        .of(LIVE_NAMESPACE)
        .to([...rooms])
        .emit(name, ...payload);
    } catch (error) {
      this.log.warn({ reason: String(error) }, 'the sockets were not told');
    }
  }

  /** The server of this process; with `http` it takes connections there. */
  open(http?: HttpServer, options: Partial<ServerOptions> = {}): Server {
    const settings: Partial<ServerOptions> = {
      ...options,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    };
    this.server ??= new Server({ ...settings, adapter: this.adapter() });
    if (http) this.server.attach(http, settings);
    return this.server;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    // A server that never took connections closes its adapters, and then fails for want of an engine to close.
    await this.server?.close().catch(() => undefined);
    this.server = null;
    this.redis?.close();
    await this.wires?.close();
  }

  private adapter(): NonNullable<ServerOptions['adapter']> {
    const complain = (error: Error) =>
      this.log.warn({ reason: error.message }, 'sockets of other processes cannot be reached');
    if (this.config.redisUrl !== null) {
      this.redis = new AdapterRedis(this.config.redisUrl, complain);
      return createRedisAdapter(this.redis) as unknown as NonNullable<ServerOptions['adapter']>;
    }
    this.wires = new AdapterWires(this.config.databaseUrl, `desk ${this.program.name} live`, complain);
    return createPostgresAdapter(this.wires as unknown as pg.Pool, {
      errorHandler: complain,
    }) as unknown as NonNullable<ServerOptions['adapter']>;
  }
}
