/** The tables in order, the roles that may touch them, and the PostgreSQL that comes with the desk. */
export { type Migration } from './migration.js';
export { OperatorError } from './operator-error.js';
export {
  ensureDatabase,
  ensureRoles,
  generatePasswords,
  grantConnect,
  roleUrls,
  withClient,
  type DatabaseUrls,
  type LoginRole,
  type RolePasswords,
} from './roles.js';
export { migrate, migrateJobs, schemaVersion } from './migrator.js';
export { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './embedded/server.js';
export { freePort, isPortFree } from './embedded/ports.js';
export { migrations } from './migrations/index.js';
