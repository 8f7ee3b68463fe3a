/** Teams, who works in them and when, and the decision which of them a new ticket goes to. */
export { RoutingModule } from './routing.module.js';
export { Routing, type Route } from './routing.js';
export { Teams, type ServingTeam, type Team, type Worker } from './teams.js';
export { Skills, type Skill } from './skills.js';
export { Forecasts, quarterOf, type Forecast, type Waiting } from './overflow.js';
export { isOffered } from './domain/forecast.js';
export { helpersOf } from './queries/read-staffing.js';
export { staffMember } from './staff.view.js';
export { tellOfStaffing } from './agents.js';
export { Staffing, type StaffFacts } from './staffing.js';
export { BEAT_MS, Presences } from './presences.js';
export { standingAt } from './domain/attendance.js';
export { chooseAgent, type Candidate, type Wanting } from './domain/choose-agent.js';
export { weightOf } from './domain/load.js';
export { decideRoute, type RoutingFacts, type RoutingRule } from './domain/route.js';
