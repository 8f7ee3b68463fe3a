export { Clock } from './time/clock.js';
export { Database } from './database/database.js';
export type { ReadTx, Scope, Tx } from './database/tx.js';
export { isId, newId, newIdAt } from './database/ids.js';
export { instantColumn, toInstant, toIso } from './database/instant.js';
export { SnakeNaming } from './database/snake-naming.js';
export { Problem, notFound, type ProblemExtras } from './http/problem.js';
export { OnEvent, OnLiveEvent, subscriptionsOf, type EventSubscription } from './events/on-event.js';
