import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One address before several programs: passes bytes on, in turn, to whichever takes the connection. Knows nothing of HTTP. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private next = 0;

  private constructor(
    private readonly server: Server,
    private readonly targets: readonly string[],
  ) {}

  /** `targets`: origins, such as `http://127.0.0.1:3000`. */
  static async before(targets: readonly string[]): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, targets);
    server.on('connection', (client) => proxy.pass(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    this.keep(client);
    // What comes before the other side is there waits in the kernel.
    client.pause();
    const first = this.next++ % this.targets.length;
    this.dial(client, [...this.targets.slice(first), ...this.targets.slice(0, first)]);
  }

  /** Tries one target after the other. */
  private dial(client: Socket, [target, ...others]: readonly string[]): void {
    if (target === undefined) return void client.destroy();
    const { hostname, port } = new URL(target);
    const server = connect(Number(port), hostname);
    const refused = () => this.dial(client, others);
    server.once('error', refused);
    server.once('connect', () => {
      server.off('error', refused);
      this.keep(server);
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        one.pipe(other);
        one.once('close', () => other.destroy());
      }
    });
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
  }
}
