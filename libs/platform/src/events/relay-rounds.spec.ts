import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RelayRounds } from './relay-rounds.js';

/** An outbox that only counts: what is in it, and how many events went in each round. */
class Outbox {
  readonly taken: number[] = [];
  readonly told: unknown[] = [];
  isAway = false;
  private waiting = 0;
  readonly rounds = new RelayRounds(
    () => this.take(),
    (error) => this.told.push(error),
  );

  async commit(count: number): Promise<void> {
    this.waiting += count;
    this.rounds.wake();
    await later(0);
  }

  async take(): Promise<number> {
    if (this.isAway) throw new Error('the database is away');
    const count = this.waiting;
    this.waiting = 0;
    if (count > 0) this.taken.push(count);
    await Promise.resolve();
    return count;
  }
}

const REST_MS = 200;
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

let outbox: Outbox;
beforeEach(async () => {
  jest.useFakeTimers();
  outbox = new Outbox();
  outbox.rounds.start();
  await later(0);
});
afterEach(async () => {
  await outbox.rounds.stop();
  jest.useRealTimers();
});

describe('the relay', () => {
  it('takes a lone event at once, and what comes right after it', async () => {
    await outbox.commit(1);
    await outbox.commit(9);
    await outbox.commit(1);
    expect(outbox.taken).toEqual([1, 9, 1]);
  });

  it('rests after ten, and takes together what comes meanwhile', async () => {
    await outbox.commit(10);
    await outbox.commit(1);
    await outbox.commit(1);
    await later(REST_MS - 1);
    expect(outbox.taken).toEqual([10]);
    await later(1);
    expect(outbox.taken).toEqual([10, 2]);
  });

  it('takes a lone event at once when it has rested, and when the round after the rest was none of ten', async () => {
    await outbox.commit(10);
    await later(REST_MS);
    await outbox.commit(1);
    expect(outbox.taken).toEqual([10, 1]);
    await outbox.commit(10);
    await outbox.commit(3);
    await later(REST_MS);
    await outbox.commit(1);
    expect(outbox.taken).toEqual([10, 1, 10, 3, 1]);
  });

  it('rests again after each ten', async () => {
    await outbox.commit(10);
    await outbox.commit(30);
    await later(REST_MS);
    await outbox.commit(1);
    expect(outbox.taken).toEqual([10, 30]);
    await later(REST_MS);
    expect(outbox.taken).toEqual([10, 30, 1]);
  });

  it('takes in one more round what comes while it is in one', async () => {
    await Promise.all([outbox.commit(1), outbox.commit(1), outbox.commit(1)]);
    expect(outbox.taken).toEqual([1, 2]);
  });

  it('tells of a round that failed, and goes on when it is woken again', async () => {
    outbox.isAway = true;
    await outbox.commit(10);
    expect(outbox.told).toEqual([new Error('the database is away')]);
    outbox.isAway = false;
    await outbox.commit(1);
    expect(outbox.taken).toEqual([11]);
  });

  it('does not let who empties the outbox wait for its rest', async () => {
    await outbox.commit(10);
    await outbox.commit(1);
    expect(await outbox.rounds.alone(() => outbox.take())).toBe(1);
    expect(outbox.taken).toEqual([10, 1]);
  });

  it('goes into no round more once it has stopped', async () => {
    await outbox.commit(10);
    await outbox.commit(1);
    await outbox.rounds.stop();
    await later(2 * REST_MS);
    expect(outbox.taken).toEqual([10]);
  });
});
