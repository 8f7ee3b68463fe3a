/** Every code an error answer can carry, with its HTTP status and title (RFC 9457 `type` is `/problems/<code>`). */
export const PROBLEMS = {
  validation_failed: { status: 422, title: 'Some fields are not as they must be' },
  malformed_body: { status: 400, title: 'The body is not readable JSON' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is not of the kind that is asked for' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  foreign_origin: { status: 403, title: 'The request comes from another site' },
  not_found: { status: 404, title: 'Not found' },
  not_joined: { status: 403, title: 'The agency has not joined the desk yet' },
  move_not_allowed: { status: 409, title: 'The state of the ticket does not allow this' },
  stale_version: { status: 409, title: 'It has changed meanwhile' },
  own_ticket: { status: 403, title: 'Agents do not handle tickets they filed themselves' },
  visit_not_allowed: { status: 409, title: 'The visit does not stand so that this could be done' },
  nothing_to_take: { status: 404, title: 'No ticket waits in this queue' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  declaration_in_force: { status: 409, title: 'A published declaration does not change' },
  baseline_locked: { status: 409, title: 'A locked zero point does not change' },
  price_list_published: { status: 409, title: 'A published price list does not change' },
  suggestion_settled: { status: 409, title: 'The suggestion does not stand so that this could be done' },
  withdrawn: { status: 409, title: 'What was taken back does not change' },
  no_draft: { status: 404, title: 'There is no draft' },
  action_not_allowed: { status: 409, title: 'The action does not stand so that this could be done' },
  undo_over: { status: 409, title: 'It cannot be undone any more' },
  link_spent: { status: 410, title: 'The sign-in link is used or expired' },
  no_mail_server: { status: 409, title: 'The desk has no mail server' },
  storage_full: { status: 507, title: 'There is no room for the file' },
  unavailable: { status: 503, title: 'The desk cannot reach its database right now' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof PROBLEMS;

/**
 * What can be wrong with a field, for screens that say it in their own language. `values` of the error fill the sentence;
 * dates as `2026-12-24` and days as `mon` are said as people say them.
 */
export const FIELD_FAULTS = [
  'required',
  'not_a_date',
  /** With `time`. */
  'not_a_time',
  /** With `zone`. */
  'not_a_time_zone',
  'not_an_interval',
  /** With `other` and `day`. */
  'overlapping_hours',
  'never_open',
  /** With `earliest`. */
  'date_not_ahead',
  'date_taken',
  /** With `country`. */
  'unknown_country',
  'unknown_service',
  'unknown_agency',
  'unknown_calendar',
  'unknown_team',
  'unknown_person',
  'unknown_skill',
  /** With `most`, the longest. */
  'not_a_tag',
  'ends_before_it_begins',
  /** With `other`. */
  'overlapping',
  /** An order that goes by due times, in a view with resolved tickets, which have none. */
  'order_needs_open',
  /** With `teams`. */
  'help_in_a_circle',
  'key_taken',
  'not_a_key',
  /** With `priority`. */
  'priority_missing',
  'twice',
  /** With `least`. */
  'too_small',
  /** With `most`. */
  'too_large',
  /** With `most`. */
  'too_long',
  'not_whole',
  'not_ascending',
  'one_of_two',
  'other_line',
  /** With `points`. */
  'not_a_warning_point',
  'empty_file',
  /** With `most`, in megabytes. */
  'file_too_large',
  /** With `most`, in megabytes. */
  'ticket_files_full',
  'unknown_file',
  /** With `name` and `allowed`. */
  'unknown_variable',
  'open_braces',
  'not_an_agent_of_it',
  'shortcut_taken',
  'not_a_shortcut',
  'one_ending',
  'no_actions',
  'not_ahead',
  /** With `number` (of the ticket), `from` and `to`. */
  'overlapping_work',
  'still_ahead',
  /** With `days`. */
  'too_long_ago',
  'unknown_ticket',
  'lies_ahead',
  'not_of_this_model',
  'may_not_read',
  'no_address',
  /** With `most`: more decimals than those. */
  'too_fine',
  'agency_missing',
  'agency_not_central',
  /** With `year`. */
  'year_missing',
  'before_it_started',
] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

export interface FieldError {
  /** JSON pointer into the body, or `?name` for a query parameter. */
  pointer: string;
  message: string;
  code?: FieldFault;
  values?: Record<string, string | number>;
}

/** RFC 9457 body. */
export interface ProblemBody {
  type: string;
  code: ProblemCode;
  title: string;
  status: number;
  /** What to do about it, in one sentence. */
  detail: string;
  /** One entry per faulty field. */
  errors?: FieldError[];
  /** With `move_not_allowed`. */
  allowed?: string[];
  /**
   * With `stale_version`: the present version and what changed since the one named. Of a draft of the declaration: its
   * revision and, by place, what was sent and what stands.
   */
  current?: { version: number; changes: Record<string, [unknown, unknown]> };
  correlationId?: string;
}
