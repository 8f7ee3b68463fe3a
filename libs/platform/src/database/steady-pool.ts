import pg from 'pg';

/**
 * A pool whose connections may be cut at any moment. The pool itself drops a broken one; but between its hands and ours
 * there are moments without a listener, and an error that nobody listens to would end the process.
 */
export class SteadyPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super(config);
    this.on('connect', (client) => client.on('error', () => undefined));
  }
}
