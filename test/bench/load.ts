import pg from 'pg';
import type { Facts } from './city.js';
import { HttpConnection } from './http-connection.js';
import { works, type Work } from './works.js';

/** Who is measured. */
export const SYSTEMS = ['desk', 'bareHttp', 'database'] as const;
export type System = (typeof SYSTEMS)[number];

export interface LoadOrder {
  readonly work: Work;
  readonly system: System;
  readonly clients: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Of each operation, in milliseconds. */
  readonly latencies: readonly number[];
}

export interface LoadSetUp {
  readonly facts: Facts;
  readonly deskPort: number;
  readonly barePort: number;
  readonly databaseUrl: string;
}

type Client = { readonly run: (turn: number) => Promise<void>; readonly close: () => Promise<void> };

async function open({ facts, deskPort, barePort, databaseUrl }: LoadSetUp, order: LoadOrder): Promise<Client> {
  const plan = works[order.work];
  if (order.system === 'database') {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return {
      run: async (turn) => {
        for (const statement of plan.database(facts, turn))
          await client.query({ ...statement, values: [...statement.values] });
      },
      close: () => client.end(),
    };
  }
  const requests = order.system === 'desk' ? plan.desk : plan.bareHttp;
  const connection = await HttpConnection.open(order.system === 'desk' ? deskPort : barePort);
  return {
    run: async (turn) => {
      for (const request of requests(facts, turn)) {
        const status = await connection.ask(request);
        if (status >= 300) throw new Error(`${order.system} answered ${status} to ${order.work}`);
      }
    },
    close: async () => connection.close(),
  };
}

let turn = 0;

/** So many clients that each ask again as soon as they are answered. */
async function carryOut(setUp: LoadSetUp, order: LoadOrder): Promise<LoadResult> {
  const clients = await Promise.all(Array.from({ length: order.clients }, () => open(setUp, order)));
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + order.seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      for (let started = performance.now(); started < end;) {
        await client.run((turn += 1));
        const finished = performance.now();
        latencies.push(finished - started);
        started = finished;
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { perSecond: latencies.length / seconds, latencies };
}

/** A process of its own: it is set up once, then carries out one order after the other. */
process.once('message', (setUp: LoadSetUp) => {
  process.on('message', (order: LoadOrder) => {
    carryOut(setUp, order).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ fault: (error as Error).stack }),
    );
  });
  process.send?.({ ready: true });
});
process.once('disconnect', () => process.exit(0));
