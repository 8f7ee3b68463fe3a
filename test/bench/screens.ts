import { LIVE_NAMESPACE, type Ack, type ClientToServer, type ServerToClient } from '@desk/contracts';
import { io, type Socket } from 'socket.io-client';

export interface ScreensSetUp {
  readonly port: number;
  readonly sockets: number;
  readonly tokens: readonly string[];
  readonly teamKey: string;
}

/** What the sockets saw: the delay of every row at every socket, in milliseconds since the ticket was filed. */
export type ScreensResult = readonly number[];

type Screen = Socket<ServerToClient, ClientToServer>;

async function open({ port, tokens, teamKey }: ScreensSetUp, n: number, delays: number[]): Promise<Screen> {
  const socket: Screen = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    extraHeaders: { authorization: `Bearer ${tokens[n % tokens.length]}` },
    forceNew: true,
    reconnection: false,
  });
  socket.on('queue.row', ({ row }) => {
    // Both clocks are this machine's.
    if (row) delays.push(performance.timeOrigin + performance.now() - Date.parse(row.filedAt));
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  const answer = await new Promise<Ack>((resolve) => socket.emit('queue.join', { teamKey }, resolve));
  if (!answer.ok) throw new Error(`a socket may not watch the queue: ${answer.detail}`);
  return socket;
}

/** A process of its own: sockets that watch a queue until they are asked what they saw. */
process.once('message', (setUp: ScreensSetUp) => {
  const delays: number[] = [];
  void (async () => {
    for (let n = 0; n < setUp.sockets; n += 1) await open(setUp, n, delays);
    process.send?.({ ready: true });
  })().catch((error: unknown) => process.send?.({ fault: (error as Error).stack }));
  process.on('message', () => process.send?.({ result: delays }));
});
process.once('disconnect', () => process.exit(0));
