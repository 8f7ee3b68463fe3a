/** Files that go with a resolution, macros that are held, and when a visit was agreed before it was moved. */
export const workspaceFinished = {
  id: 21,
  name: 'workspace-finished',
  sql: /* sql */ `
alter table upload drop constraint upload_kind_check;
alter table upload add constraint upload_kind_check check (kind in ('message', 'resolution', 'note', 'new_ticket'));

alter table held_message
  -- {"id", "name", "note"}: it is written by this macro, which waits with all that it does; note as left by its author, or null
  add column macro jsonb,
  drop constraint held_message_stopped_check,
  add constraint held_message_stopped_check
    check (stopped in ('answered', 'resolved', 'ended', 'no_access') or (stopped = 'changed' and macro is not null));

-- when it was to begin before it was last moved; null: it never was
alter table visit add column moved_from timestamptz(3);
`,
};
