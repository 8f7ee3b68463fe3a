import type { Actor } from '@desk/access';
import { Injectable } from '@nestjs/common';
import { ReadableQueues } from './readable-queues.js';

/** The counters of every queue, for who may read them all. */
export const ALL_COUNTERS = 'counters';
/** The counters of one queue, for everybody else. */
export const countersRoom = (teamId: string): string => `counters:${teamId}`;

/** In which rooms an actor hears the counters of the queues that they may read. */
@Injectable()
export class CounterRooms {
  constructor(private readonly queues: ReadableQueues) {}

  /** Most agents serve everything: one room for all of them is one message a second, whatever the number of queues. */
  async of(actor: Actor): Promise<readonly string[]> {
    const [readable, all] = await Promise.all([this.queues.of(actor), this.queues.all()]);
    return readable.length === all.length ? [ALL_COUNTERS] : readable.map(({ id }) => countersRoom(id));
  }
}
