import { LIVE_NAMESPACE, type Ack, type ClientToServer, type ServerToClient } from '@desk/contracts';
import { io, type Socket } from 'socket.io-client';

export interface CrewSetUp {
  readonly port: number;
  readonly agents: readonly { readonly token: string; readonly teamKey: string }[];
}

/** When each screen of a queue got a change, by ticket and version, in milliseconds of the wall clock. */
export type Seen = Readonly<Record<string, readonly number[]>>;

const OPENING_AT_ONCE = 20;

/** One agent's socket with their queue open. */
async function open(port: number, token: string, teamKey: string, seen: Map<string, number[]>): Promise<void> {
  const socket: Socket<ServerToClient, ClientToServer> = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    extraHeaders: { authorization: `Bearer ${token}` },
    forceNew: true,
    reconnection: false,
  });
  socket.on('queue.row', ({ ticketId, version }) => {
    const key = `${ticketId} ${version}`;
    const at = performance.timeOrigin + performance.now();
    const known = seen.get(key);
    if (known) known.push(at);
    else seen.set(key, [at]);
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  const answer = await new Promise<Ack>((resolve) => socket.emit('queue.join', { teamKey }, resolve));
  if (!answer.ok) throw new Error(`a socket may not watch the queue: ${answer.detail}`);
}

/** A process of its own: the screens of all agents, until they are asked what they saw. */
process.once('message', ({ port, agents }: CrewSetUp) => {
  const seen = new Map<string, number[]>();
  void (async () => {
    for (let n = 0; n < agents.length; n += OPENING_AT_ONCE)
      await Promise.all(
        agents.slice(n, n + OPENING_AT_ONCE).map(({ token, teamKey }) => open(port, token, teamKey, seen)),
      );
    process.send?.({ result: null });
  })().catch((error: unknown) => process.send?.({ fault: (error as Error).stack }));
  process.on('message', () => process.send?.({ result: Object.fromEntries(seen) satisfies Seen }));
});
process.once('disconnect', () => process.exit(0));
