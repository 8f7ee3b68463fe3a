import { setTimeout as delay } from 'node:timers/promises';
import {
  LIVE_NAMESPACE,
  type Ack,
  type ChangedHint,
  type ClientToServer,
  type PresenceUpdate,
  type QueueChange,
  type QueuePage,
  type QueuePresence,
  type QueueRow,
  type ServerToClient,
} from '@desk/contracts';
import { io, type Socket } from 'socket.io-client';
import type { ApiClient } from './api-client.js';

const PATIENCE_MS = 15_000;

/** A real socket, with everything that came over it. */
export class LiveClient {
  readonly changes: QueueChange[] = [];
  readonly reloads: { teamKey: string; seq: number }[] = [];
  readonly presence: PresenceUpdate[] = [];
  readonly queuePresence: QueuePresence[] = [];
  readonly hints: ChangedHint[] = [];

  private constructor(readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.on('queue.row', (change) => this.changes.push(change));
    socket.on('queue.reload', (reload) => this.reloads.push(reload));
    socket.on('presence', (update) => this.presence.push(update));
    socket.on('queue.presence', (all) => this.queuePresence.push(all));
    socket.on('changed', (hint) => this.hints.push(hint));
  }

  /** Fails with the code of the refusal when the handshake is refused. */
  static async open(origin: string, headers: Readonly<Record<string, string>>): Promise<LiveClient> {
    const socket: Socket<ServerToClient, ClientToServer> = io(origin + LIVE_NAMESPACE, {
      transports: ['websocket'],
      extraHeaders: { ...headers },
      forceNew: true,
      reconnection: false,
    });
    const client = new LiveClient(socket);
    await new Promise<void>((connected, refused) => {
      socket.on('connect', connected);
      socket.on('connect_error', (error) => {
        socket.close();
        refused(error);
      });
    });
    return client;
  }

  static as({ origin, token }: ApiClient): Promise<LiveClient> {
    return LiveClient.open(origin, { authorization: `Bearer ${token}` });
  }

  /** Sends anything at all, as a hostile client may, and waits for the answer. */
  async ask(message: string, ...payload: unknown[]): Promise<Ack> {
    const anySocket = this.socket as unknown as Socket;
    return (await anySocket.timeout(PATIENCE_MS).emitWithAck(message, ...payload)) as Ack;
  }

  close(): void {
    this.socket.close();
  }
}

/** Waits for what is to come; fails with `what` when it does not. */
export async function until(what: string, come: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await come())) {
    if (performance.now() > deadline) throw new Error(`this did not come: ${what}`);
    await delay(5);
  }
}

/** The whole queue, page by page, with the number of the last change that its first page contains. */
export async function wholeQueue(
  client: ApiClient,
  key: string,
  limit = 200,
): Promise<{ rows: QueueRow[]; seq: number }> {
  const rows: QueueRow[] = [];
  let page: QueuePage = await client.call('queue', { params: { key }, query: { limit } });
  const { seq } = page;
  for (;;) {
    rows.push(...page.items);
    if (page.nextCursor === null) return { rows, seq };
    page = await client.call('queue', { params: { key }, query: { limit, cursor: page.nextCursor } });
  }
}

/** The list that a screen holds: pages and changes put together as the web client does it. */
export class QueueScreen {
  private readonly rows = new Map<string, QueueRow>();

  constructor(
    rows: readonly QueueRow[],
    public seq: number,
  ) {
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** Changes it has seen are dropped; a gap is a fault. */
  apply(changes: readonly QueueChange[]): void {
    for (const { seq, ticketId, row } of changes) {
      if (seq <= this.seq) continue;
      if (seq > this.seq + 1) throw new Error(`change ${this.seq + 1} is missing before ${seq}`);
      this.seq = seq;
      if (row) this.rows.set(ticketId, row);
      else this.rows.delete(ticketId);
    }
  }

  get list(): QueueRow[] {
    const key = (row: QueueRow) => [row.priority === 1 ? 0 : 1, row.nextDueAt ?? '9999', row.filedAt, row.id].join(' ');
    return [...this.rows.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}
