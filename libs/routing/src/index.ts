/** Teams, and the decision which of them a new ticket goes to. */
export { RoutingModule } from './routing.module.js';
export { Routing, type Route } from './routing.js';
export { Teams, type ServingTeam, type Team, type Worker } from './teams.js';
export { decideRoute, type RoutingFacts, type RoutingRule } from './domain/route.js';
