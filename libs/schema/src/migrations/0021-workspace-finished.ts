/** Files that go with a resolution, and when a visit was agreed before it was moved. */
export const workspaceFinished = {
  id: 21,
  name: 'workspace-finished',
  sql: /* sql */ `
alter table upload drop constraint upload_kind_check;
alter table upload add constraint upload_kind_check check (kind in ('message', 'resolution', 'note', 'new_ticket'));

-- when it was to begin before it was last moved; null: it never was
alter table visit add column moved_from timestamptz(3);
`,
};
