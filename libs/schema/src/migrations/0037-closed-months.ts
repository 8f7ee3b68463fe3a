/** Contacts of an agency are told when the costs of a month are there. Months that were closed are never taken back. */
export const closedMonths = {
  id: 37,
  name: 'closed-months',
  sql: /* sql */ `
alter table notice
  -- the first day of it
  add closed_month date,
  drop constraint notice_about,
  add constraint notice_about
    check (num_nonnulls(ticket_id, suggestion_id, action_id, showback_message_id, council_change_id, closed_month) = 1);
`,
};
