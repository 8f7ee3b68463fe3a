import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import { LEAST_TICKETS_SHOWN, type OpenResults } from '@desk/contracts';
import { Database, OnJob, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { EXPECTED_BAND } from '../domain/band.js';
import { automaticWeaknesses, openMonth, type OpenMonth } from '../domain/open-month.js';
import { lastClosedMonth, monthsBetween } from '../domain/published-months.js';
import { MeasureEffects } from '../suggestions/measure-effects.js';
import { ReadOpenResults } from './read-open-results.js';
import type { Standing } from './standing.js';
import {
  firstMonth,
  gainUntil,
  monthFacts,
  standingWeaknesses,
  suggestionFacts,
  waitFacts,
  type WaitFacts,
} from './result-facts.js';

/** Months of the past that are published when nothing was before. */
const MOST_MONTHS = 12;

/**
 * Publishes each month that is over, once and for ever, and all the rest as it stands. Run twice or by two at once it comes
 * to the same: of a month the first writing stays.
 */
@Injectable()
export class PublishResults {
  constructor(
    private readonly database: Database,
    private readonly results: ReadOpenResults,
    private readonly effects: MeasureEffects,
  ) {}

  async run(actor: Actor): Promise<OpenResults> {
    authoriseDesk(actor, 'editOpenResults');
    await this.publish(actor.id);
    return this.results.run(actor, {});
  }

  @OnJob('results.publish')
  async everyHour(): Promise<void> {
    await this.effects.run();
    await this.publish(null);
  }

  private async publish(by: string | null): Promise<void> {
    await this.database.transaction(this.database.systemScope, (tx) => publishAll(tx, by));
  }
}

/** Every month that is over and not published yet, and what stands beside the last of them. For all agencies. */
export async function publishAll(tx: Tx, by: string | null): Promise<void> {
  const last = lastClosedMonth(tx.now);
  const first = await firstMonth(tx);
  if (first === null || Temporal.PlainYearMonth.compare(first, last) > 0) return;
  for (const month of monthsBetween(first, last, MOST_MONTHS)) await publishMonth(tx, month, by);
  await publishStanding(tx, last, by);
}

const firstDay = (month: Temporal.PlainYearMonth): string => month.toPlainDate({ day: 1 }).toString();

async function publishMonth(tx: Tx, month: Temporal.PlainYearMonth, by: string | null): Promise<void> {
  const [known] = await tx.query(`select from published_result where month = $1 and part = 'month'`, [firstDay(month)]);
  if (known) return;
  await tx.query(
    `insert into published_result (month, part, content, published_at, published_by_id) values ($1, 'month', $2, $3, $4)
     on conflict do nothing`,
    [firstDay(month), JSON.stringify(openMonth(await monthFacts(tx, month))), toIso(tx.now), by],
  );
}

async function publishStanding(tx: Tx, month: Temporal.PlainYearMonth, by: string | null): Promise<void> {
  const [stored] = await tx.query<{ content: OpenMonth }>(
    `select content from published_result where month = $1 and part = 'month'`,
    [firstDay(month)],
  );
  if (!stored) throw new Error(`${month.toString()} was published, and is not there`);
  const today = cityDate(tx.now);
  const gain = await gainUntil(tx, month);
  const standing: Standing = {
    waiting: await waiting(tx, today),
    gain,
    band: { ...EXPECTED_BAND },
    weaknesses: await standingWeaknesses(tx, today),
    automatic: automaticWeaknesses(stored.content, gain.interval),
    suggestions: await suggestionFacts(tx),
  };
  await tx.query(
    `insert into published_result (month, part, content, published_at, published_by_id) values ($1, 'standing', $2, $3, $4)
     on conflict (agency_id, month, part) do update set (content, published_at, published_by_id) =
       (excluded.content, excluded.published_at, excluded.published_by_id)`,
    [firstDay(month), JSON.stringify(standing), toIso(tx.now), by],
  );
}

/** Of today where enough was answered; early in the day and on days off, of the last seven days. */
async function waiting(tx: Tx, today: string): Promise<OpenResults['waiting']> {
  const now = await waitFacts(tx, { today, since: today });
  const weekAgo = Temporal.PlainDate.from(today).subtract({ days: 6 }).toString();
  const week = now.answered < LEAST_TICKETS_SHOWN ? await waitFacts(tx, { today, since: weekAgo }) : null;
  const typical: WaitFacts = week ?? now;
  return {
    tickets: now.tickets < LEAST_TICKETS_SHOWN ? null : now.tickets,
    typicalSeconds: typical.answered < LEAST_TICKETS_SHOWN ? null : typical.typicalSeconds,
    over: week === null ? 'today' : 'week',
  };
}
