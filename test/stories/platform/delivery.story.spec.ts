import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID, type DomainEvent } from '@desk/contracts';
import { Background, Database, Jobs, newId, OnEvent, OnLiveEvent, type Tx } from '@desk/platform';
import { Injectable, Module } from '@nestjs/common';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { until } from '../../support/live-client.js';

type News = DomainEvent<'notice.created'>;

/** Leaves a row for each event it sees: a second delivery of one would break on the key. */
@Injectable()
class Collector {
  failures = 0;
  poison: string | null = null;
  readonly live: string[] = [];

  @OnEvent('story-collector', ['notice.created'])
  async collect(tx: Tx, events: News[]): Promise<void> {
    for (const event of events) {
      await tx.query(`insert into city_setting (key, value) values ($1, '1')`, [`seen ${event.id}`]);
    }
    if (events.some((event) => event.payload.subjectId === this.poison)) throw new Error('this one cannot be handled');
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('only this time');
    }
  }

  @OnLiveEvent('story-live', ['notice.created'])
  async watch(tx: Tx, events: News[]): Promise<void> {
    await tx.query('select 1');
    if (events.some((event) => event.payload.subjectId === this.poison)) throw new Error('not to be shown');
    tx.afterCommit(() => this.live.push(...events.map((event) => event.payload.subjectId)));
  }
}

@Module({ providers: [Collector] })
class CollectorModule {}

let desk: TestDesk;
let collector: Collector;
let database: Database;
beforeAll(async () => {
  desk = await startTestDesk({ alongside: [CollectorModule] });
  collector = desk.app.get(Collector);
  database = desk.app.get(Database);
}, 60_000);
afterAll(() => desk?.stop());

const announce = async (count: number): Promise<string[]> => {
  const subjects = Array.from({ length: count }, newId);
  await database.transaction(database.systemScope, async (tx) => {
    for (const subjectId of subjects) {
      tx.emit('notice.created', { agencyId: CITY_AGENCY_ID, subjectId, personId: newId() }, subjectId);
    }
  });
  return subjects;
};
const seen = async (subjects: readonly string[]) => {
  const rows = await desk.build.sql<{ key: string }>('select key from city_setting where key = any($1)', [
    subjects.map((subject) => `seen ${subject}`),
  ]);
  return rows.length;
};
const waiting = () =>
  desk.build.sql<{ event_id: string; attempts: number; last_error: string | null }>(
    `select event_id, attempts, last_error from event_delivery where handler = 'story-collector'`,
  );
const redeliver = async () => {
  await desk.app.get(Jobs).add('events.redeliver', [{ payload: {} }]);
  await desk.drain();
};

describe('an event', () => {
  it('reaches its handler once, and the live handlers after the commit', async () => {
    const subjects = await announce(1_200);
    await desk.drain();
    expect(await seen(subjects)).toBe(1_200);
    expect(await waiting()).toEqual([]);
    expect(collector.live).toEqual(subjects);
  });

  it('of a transaction that is undone never happened', async () => {
    const subjectId = newId();
    await expect(
      database.transaction(database.systemScope, async (tx) => {
        tx.emit('notice.created', { agencyId: CITY_AGENCY_ID, subjectId, personId: newId() }, subjectId);
        tx.afterCommit(() => collector.live.push('never'));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await desk.drain();
    expect(await seen([subjectId])).toBe(0);
    expect(collector.live).not.toContain('never');
  });

  it('whose handler fails once has its effect all the same, and no second one', async () => {
    collector.failures = 1;
    const subjects = await announce(20);
    await desk.drain();
    expect(await seen(subjects)).toBe(20);
    expect(await waiting()).toEqual([]);
  });

  it('that cannot be handled stands alone, stays visible, and is tried again later', async () => {
    const bad = newId();
    const ids = [bad, newId()];
    collector.poison = bad;
    await database.transaction(database.systemScope, async (tx) => {
      for (const id of ids)
        tx.emit('notice.created', { agencyId: CITY_AGENCY_ID, subjectId: id, personId: newId() }, id);
    });
    await desk.drain();
    expect(await waiting()).toEqual([{ event_id: bad, attempts: 1, last_error: 'this one cannot be handled' }]);
    expect(await seen(ids)).toBe(1);
    expect((await desk.anonymous.raw('GET', '/metrics')).text).toMatch(
      /desk_event_deliveries\{handler="story-collector",state="failing"\} 1/,
    );

    collector.poison = null;
    await redeliver();
    expect(await seen([bad])).toBe(0);
    desk.advance('PT2M');
    await redeliver();
    expect(await seen([bad])).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  it('is not lost with the queue, and not handled twice when it comes back', async () => {
    const background = desk.app.get(Background);
    await background.pauseJobs();
    const subjects = await announce(50);
    await background.relay.run();
    expect(await waiting()).toHaveLength(50);
    await desk.app.get(Jobs).wipe();
    background.resumeJobs();
    await desk.drain();
    expect(await seen(subjects)).toBe(0);
    desk.advance('PT31S');
    await redeliver();
    await redeliver();
    expect(await seen(subjects)).toBe(50);
    expect(await waiting()).toEqual([]);
  });
});

describe('what runs by the clock', () => {
  it('goes on after the queue has lost everything, and comes once however many ask', async () => {
    const jobs = desk.app.get(Jobs);
    const background = desk.app.get(Background);
    await background.pauseJobs();
    for (let asked = 0; asked < 5; asked += 1) jobs.remind('events.redeliver', {}, 200);
    await jobs.asked();
    expect((await jobs.depth()).timed).toBe(1);
    // However long nobody takes them, two wait at most.
    for (let turn = 0; turn < 5; turn += 1) {
      await delay(220);
      jobs.remind('events.redeliver', {}, 200);
      await jobs.asked();
    }
    expect((await jobs.depth()).timed).toBe(2);
    background.resumeJobs();
    await desk.drain();

    const scheduled = await startTestDesk({
      alongside: [CollectorModule],
      schedule: true,
      env: { REDELIVER_SECONDS: '1' },
    });
    try {
      const { app, build, clock } = scheduled;
      await app.get(Background).pauseJobs();
      await delay(1_500);
      const subject = newId();
      await app.get(Database).transaction(app.get(Database).systemScope, async (tx) => {
        tx.emit('notice.created', { agencyId: CITY_AGENCY_ID, subjectId: subject, personId: newId() }, subject);
      });
      await app.get(Background).relay.run();
      await app.get(Jobs).wipe();
      clock.advance('PT1M');
      app.get(Background).resumeJobs();
      await until('the delivery', async () => (await build.sql('select from event_delivery')).length === 0);
      expect(await build.sql('select from city_setting where key = $1', [`seen ${subject}`])).toHaveLength(1);
    } finally {
      await scheduled.stop();
    }
  });
});
