import { CLOCK_TARGETS, PRIORITIES, type ClockTarget, type Priority, type PromiseView } from '@desk/contracts';
import { DEFAULT_PAUSE_REASONS } from '@desk/sla';
import { newId } from '@desk/platform';
import type { JudgeCalendar } from './judge-calendar.js';
import type { JudgePromises } from './judge-life.js';

type Sql = (sql: string, values: readonly unknown[]) => Promise<unknown>;
export type Promised = Pick<PromiseView, 'seconds' | 'businessDays' | 'calendarKey'>;

/** Puts a newer declaration into force, by SQL, and says it to the judge as well. */
export async function declare(
  sql: Sql,
  calendars: ReadonlyMap<string, JudgeCalendar>,
  promise: (target: ClockTarget, priority: Priority) => Promised,
): Promise<JudgePromises> {
  const id = newId();
  await sql(
    `insert into service_declaration (id, version, name, valid_from)
     select $1, max(version) + 1, 'Til prøve', max(valid_from) + interval '1 day' from service_declaration`,
    [id],
  );
  const promises: PromiseView[] = [];
  for (const target of CLOCK_TARGETS) {
    for (const priority of PRIORITIES) {
      const { seconds, businessDays, calendarKey } = promise(target, priority);
      promises.push({ target, serviceKey: null, priority, seconds, businessDays, calendarKey });
      await sql(
        `insert into declaration_target (id, declaration_id, priority, target, seconds, business_days, calendar_id, pause_reasons)
         select $1, $2, $3, $4, $5, $6, id, $8 from calendar where key = $7`,
        [newId(), id, priority, target, seconds, businessDays, calendarKey, DEFAULT_PAUSE_REASONS[target]],
      );
    }
  }
  return { promises, pauseReasons: DEFAULT_PAUSE_REASONS, warnPercents: [75, 90], calendars };
}
