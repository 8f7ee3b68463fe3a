/** Whoever is taken into the user council or out of it is told so. */
export const councilNotices = {
  id: 36,
  name: 'council-notices',
  sql: /* sql */ `
alter table notice
  add council_change_id uuid references user_council_change (id),
  drop constraint notice_about,
  add constraint notice_about
    check (num_nonnulls(ticket_id, suggestion_id, action_id, showback_message_id, council_change_id) = 1);
`,
};
