import { CITY_TIME_ZONE, type ExportFormat, type RelativePeriod, type ReportKey } from '@desk/contracts';
import { newIdAt, toIso } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { TableRows } from '../bulk/insert-rows.js';
import type { DemoPeople } from './people.js';

const HOUR = 7;

/** Reports that the service owner has set up: one on Mondays, to the contact too, and one that rests. */
export function demoReportMails(people: DemoPeople, now: Temporal.Instant): readonly TableRows[] {
  const owner = people.byUsername('tjenesteeier');
  const contact = people.byUsername('kontakt');
  const schedule = (report: ReportKey, period: RelativePeriod, format: ExportFormat, isPaused: boolean) => ({
    id: newIdAt(now.epochMilliseconds),
    author_id: owner.id,
    report,
    parameters: {},
    period,
    rhythm: isPaused ? 'monthly' : 'weekly',
    weekday: isPaused ? null : 1,
    hour: HOUR,
    format,
    locale: 'nb',
    paused: isPaused,
    next_at: isPaused ? null : toIso(nextMonday(now)),
    created_at: toIso(now),
  });
  const [deadlines, gain] = [
    schedule('sla', 'last_week', 'pdf', false),
    schedule('gain', 'this_year', 'xlsx', true),
  ] as const;
  return [
    { table: 'report_schedule', rows: [deadlines, gain] },
    {
      table: 'report_recipient',
      rows: [
        { schedule_id: deadlines.id, person_id: owner.id },
        { schedule_id: deadlines.id, person_id: contact.id },
        { schedule_id: gain.id, person_id: owner.id },
      ],
    },
  ];
}

function nextMonday(now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  const monday = today.add({ days: 8 - today.dayOfWeek });
  return monday.toZonedDateTime({ timeZone: CITY_TIME_ZONE, plainTime: { hour: HOUR } }).toInstant();
}
