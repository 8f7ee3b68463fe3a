import { Global, Module } from '@nestjs/common';
import { SaveRoutingRules } from './commands/save-routing-rules.js';
import { ListTeamMembers } from './queries/list-team-members.js';
import { ListTeams } from './queries/list-teams.js';
import { ReadRoutingRules } from './queries/read-routing-rules.js';
import { Routing } from './routing.js';
import { RoutingRulesController } from './routing-rules.controller.js';
import { RoutingRulesRepository } from './routing-rules.repository.js';
import { AbsencesRepository } from './absences.repository.js';
import { Agents } from './agents.js';
import { AgentsController } from './agents.controller.js';
import { AddAbsence } from './commands/add-absence.js';
import { AddPhoneDuty } from './commands/add-phone-duty.js';
import { CreateSkill } from './commands/create-skill.js';
import { DeleteAbsence } from './commands/delete-absence.js';
import { DeletePhoneDuty } from './commands/delete-phone-duty.js';
import { SaveHelpers } from './commands/save-helpers.js';
import { SaveStaffing } from './commands/save-staffing.js';
import { SetCapacity } from './commands/set-capacity.js';
import { SetPresence } from './commands/set-presence.js';
import { SetRota } from './commands/set-rota.js';
import { SetSkills } from './commands/set-skills.js';
import { UpdateAbsence } from './commands/update-absence.js';
import { UpdateSkill } from './commands/update-skill.js';
import { Forecasts } from './overflow.js';
import { Presences } from './presences.js';
import { ListSkills } from './queries/list-skills.js';
import { ReadPresence } from './queries/read-presence.js';
import { ReadStaffing } from './queries/read-staffing.js';
import { Skills } from './skills.js';
import { SkillsController } from './skills.controller.js';
import { Staffing } from './staffing.js';
import { StaffingController } from './staffing.controller.js';
import { Teams } from './teams.js';
import { TeamsController } from './teams.controller.js';

const commands = [
  SaveRoutingRules,
  CreateSkill,
  UpdateSkill,
  SaveStaffing,
  SaveHelpers,
  SetCapacity,
  SetSkills,
  SetRota,
  SetPresence,
  AddAbsence,
  UpdateAbsence,
  DeleteAbsence,
  AddPhoneDuty,
  DeletePhoneDuty,
];
const queries = [ReadRoutingRules, ListTeams, ListTeamMembers, ListSkills, ReadStaffing, ReadPresence];

/** The teams of the desk, who works in them and when, and which of them a new ticket goes to. */
@Global()
@Module({
  controllers: [TeamsController, RoutingRulesController, SkillsController, StaffingController, AgentsController],
  providers: [
    Teams,
    Routing,
    RoutingRulesRepository,
    Skills,
    Agents,
    AbsencesRepository,
    Staffing,
    Presences,
    Forecasts,
    ...commands,
    ...queries,
  ],
  exports: [Teams, Routing, RoutingRulesRepository, Skills, Staffing, Presences, Forecasts],
})
export class RoutingModule {}
