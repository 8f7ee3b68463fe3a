import { cityDate } from '@desk/access';
import type { SuggestionFigure } from '@desk/contracts';
import { Database, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { EFFECT_WEEKS, type Week } from '../domain/effect.js';
import { minutesEffect, weeklyEffect } from '../domain/suggestion-effect.js';
import type { Days } from '../queries/gain-facts.js';
import { doneBut, loadDaysDone, loadFirstLineWork } from '../queries/shown-work.js';

interface Chosen {
  readonly id: string;
  readonly figure: SuggestionFigure;
  readonly doneOn: string;
  readonly serviceId: string | null;
}

const SPAN = EFFECT_WEEKS * 7;
/** What comes late comes within a day. */
const LATE_DAYS = 1;

/**
 * Measures what became of suggestions that were done, once, when eight weeks are over. Only the tickets of agencies that were
 * with us all the time: one that joins in between brings its own.
 */
@Injectable()
export class MeasureEffects {
  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const due = await tx.query<Chosen>(
        `select id, effect_figure as figure, done_on::text as "doneOn", service_id as "serviceId" from suggestion
         where effect_figure is not null and effect is null and done_on <= $1::date - ${SPAN + LATE_DAYS}
         order by id for no key update skip locked`,
        [cityDate(tx.now)],
      );
      for (const one of due) {
        await tx.query('update suggestion set effect = $2 where id = $1', [
          one.id,
          JSON.stringify(await measured(tx, one)),
        ]);
      }
    });
  }
}

async function measured(tx: ReadTx, { figure, doneOn, serviceId }: Chosen) {
  const done = Temporal.PlainDate.from(doneOn);
  const days = (from: Temporal.PlainDate): Days => ({
    from: from.toString(),
    to: from.add({ days: SPAN - 1 }).toString(),
  });
  const before = days(done.subtract({ days: SPAN }));
  const after = days(done);
  const agencies = await tx.query<{ id: string }>(
    `select id from agency where joined_on <= $1::date and kind not in ('city', 'history')`,
    [before.from],
  );
  const ids = agencies.map(({ id }) => id);
  if (figure === 'minutes_per_ticket') return minutesEffect(await work(tx, ids, before), await work(tx, ids, after));
  return weeklyEffect(
    figure,
    await weeks(tx, ids, before, figure, serviceId),
    await weeks(tx, ids, after, figure, serviceId),
  );
}

async function work(tx: ReadTx, ids: readonly string[], days: Days) {
  const { cells, hidden } = await loadFirstLineWork(tx, ids, days);
  const { resolved } = doneBut(await loadDaysDone(tx, ids, days), hidden);
  const seconds = cells.reduce((sum, cell) => sum + cell.seconds, 0);
  return { seconds: cells.length === 0 ? null : seconds, tickets: resolved };
}

/** Eight weeks from the first day on, those without tickets too. */
async function weeks(
  tx: ReadTx,
  ids: readonly string[],
  { from, to }: Days,
  figure: Exclude<SuggestionFigure, 'minutes_per_ticket'>,
  serviceId: string | null,
): Promise<Week[]> {
  const [part, whole] =
    figure === 'tickets_per_week' ? ['f.filed', 'f.filed'] : ['f.first_line_resolved', 'f.first_line_eligible'];
  return tx.query<Week>(
    `select coalesce(c.part, 0) as part, coalesce(c.whole, 0) as whole from generate_series(0, ${EFFECT_WEEKS - 1}) as w (week)
     left join (
       select (f.day - $2::date) / 7 as week, sum(${part})::integer as part, sum(${whole})::integer as whole
       from ticket_flow f ${serviceId === null ? '' : 'join ticket t on t.id = f.ticket_id and t.service_id = $4'}
       where f.agency_id = any($1::uuid[]) and f.day between $2::date and $3::date group by 1) c on c.week = w.week
     order by w.week`,
    [ids, from, to, ...(serviceId === null ? [] : [serviceId])],
  );
}
