import type { Build } from '../../support/build.js';

/** The demo city brings its own calendars, declaration and teams; those that every test desk begins with make way. */
export async function clearGroundwork(build: Build): Promise<void> {
  for (const table of ['declaration_target', 'service_declaration', 'calendar_version', 'calendar', 'team']) {
    await build.sql(`delete from ${table}`);
  }
}
