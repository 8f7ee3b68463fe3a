/**
 * What is written with every ticket and follows from it is checked once, on the ticket. Each further foreign key costs a
 * look-up and a lock on the same few rows of agencies, teams and services, which then carry the locks of many at once.
 */
export const fewerChecks = {
  id: 17,
  name: 'fewer-checks',
  sql: /* sql */ `
-- Short-lived; the agency is that of a ticket, a notice or a person, which is checked.
alter table outbox drop constraint outbox_agency_id_fkey;
alter table event_delivery drop constraint event_delivery_agency_id_fkey;
alter table queue_change drop constraint queue_change_agency_id_fkey;
-- Derived from the log, the ticket and its declaration, which are checked; the desk deletes no calendar, team or service.
alter table sla_clock
  drop constraint sla_clock_calendar_id_fkey,
  drop constraint sla_clock_team_id_fkey,
  drop constraint sla_clock_service_id_fkey;
revoke delete, truncate on agency, calendar, team, service from desk_app;
`,
};
