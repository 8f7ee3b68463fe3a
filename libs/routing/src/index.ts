/** Teams, who works in them and when, and the decision which of them a new ticket goes to. */
export { RoutingModule } from './routing.module.js';
export { Routing, type Route } from './routing.js';
export { RoutingRulesRepository } from './routing-rules.repository.js';
export { refuseFaultyRules } from './refuse-faulty-rules.js';
export { Teams, type ServingTeam, type Team, type Worker } from './teams.js';
export { compileRules, decideRoute, type CompiledRule, type RoutingFacts } from './domain/route.js';
export { routingWarnings } from './domain/routing-warnings.js';
export { isTag, normalisedTag, normalisedTags } from './domain/tags.js';
export { RoutingListDto } from './dto/routing-rules.dto.js';
export { Skills, type Skill } from './skills.js';
export { Staffing, type StaffFacts } from './staffing.js';
export { BEAT_MS, Presences, UNSEEN_MS } from './presences.js';
export { standingAt } from './domain/attendance.js';
export { chooseAgent, type Candidate, type Wanting } from './domain/choose-agent.js';
export { weightOf } from './domain/load.js';
