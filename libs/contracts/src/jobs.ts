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
  /** Works out the plans and back-tests of the staffing that were asked for. */
  'staffing.simulate': Record<string, never>;
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
  /** Publishes the open results, and measures what became of suggestions that are done. */
  'results.publish': Record<string, never>;
  /** Lays closed quarters beside the benefit plan, and asks for improvement where they are below it. */
  'benefits.review': Record<string, never>;
  /** Sends the mails that wait. */
  'mail.send': Record<string, never>;
  /** Closes the months whose time has come into what they cost each agency. */
  'showback.close': Record<string, never>;
  /** Draws the work of months that are over, for the interval of the gain. */
  'work.draw': Record<string, never>;
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
  'staffing.simulate': 'bulk',
  'metrics.close': 'bulk',
  'metrics.recount': 'bulk',
  'routing.try': 'bulk',
  'views.recount': 'timed',
  'tickets.bulk': 'bulk',
  'results.publish': 'bulk',
  'benefits.review': 'bulk',
  'mail.send': 'bulk',
  'showback.close': 'bulk',
  'work.draw': 'bulk',
  'housekeeping.purge': 'timed',
  'files.purge': 'bulk',
} as const satisfies Record<JobName, QueueName>;
