export const QUEUES = ['fast', 'bulk', 'timed'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The closed catalogue of jobs: imperative, `room.verb`. Every job has exactly one owner. */
export interface JobPayloads {
  /** Hands events to one handler. */
  'events.deliver': { handler: string; eventIds: string[]; agencyIds: string[] };
  /** Re-adds deliveries that no job carries any more. */
  'events.redeliver': Record<string, never>;
  /** Computes anew what is due by calendars that have changed. */
  'sla.reschedule': Record<string, never>;
  /** Replays tickets under the drafts for which a preview was asked. */
  'sla.preview': Record<string, never>;
  /** Freezes the figures of the months that are over. */
  'metrics.close': Record<string, never>;
  /** Counts anew, for the reports that ask for it, what was known on a day. */
  'metrics.recount': Record<string, never>;
  /** Sends past tickets through lists of routing rules that are being tried. */
  'routing.try': Record<string, never>;
  /** Counts the queues anew, and puts right what their kept counters do not say. */
  'views.recount': Record<string, never>;
  /** Goes on with the bulk changes that wait. */
  'tickets.bulk': Record<string, never>;
  /** Sends the mails that wait. */
  'mail.send': Record<string, never>;
  'housekeeping.purge': Record<string, never>;
  /** Throws away old drafts, and files that belong to nothing. */
  'files.purge': Record<string, never>;
}
export type JobName = keyof JobPayloads;

export const JOB_QUEUE = {
  'events.deliver': 'fast',
  'events.redeliver': 'timed',
  'sla.reschedule': 'bulk',
  'sla.preview': 'bulk',
  'metrics.close': 'bulk',
  'metrics.recount': 'bulk',
  'routing.try': 'bulk',
  'views.recount': 'timed',
  'tickets.bulk': 'bulk',
  'mail.send': 'bulk',
  'housekeeping.purge': 'timed',
  'files.purge': 'bulk',
} as const satisfies Record<JobName, QueueName>;
