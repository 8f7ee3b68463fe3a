/** Teams, and the decision which of them a new ticket goes to. */
export { RoutingModule } from './routing.module.js';
export { Routing, type Route } from './routing.js';
export { RoutingRulesRepository } from './routing-rules.repository.js';
export { refuseFaultyRules } from './refuse-faulty-rules.js';
export { Teams, type ServingTeam, type Team, type Worker } from './teams.js';
export { compileRules, decideRoute, type CompiledRule, type RoutingFacts } from './domain/route.js';
export { routingWarnings } from './domain/routing-warnings.js';
export { isTag, normalisedTag, normalisedTags } from './domain/tags.js';
export { RoutingListDto } from './dto/routing-rules.dto.js';
