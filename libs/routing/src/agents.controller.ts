import { CurrentActor, type Actor } from '@desk/access';
import type { AbsenceView, Page, PhoneDutyView, PresenceView, RotaHours, SkillAtLevel } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddAbsence } from './commands/add-absence.js';
import { AddPhoneDuty } from './commands/add-phone-duty.js';
import { DeleteAbsence } from './commands/delete-absence.js';
import { DeletePhoneDuty } from './commands/delete-phone-duty.js';
import { SetPresence } from './commands/set-presence.js';
import { SetRota } from './commands/set-rota.js';
import { SetSkills } from './commands/set-skills.js';
import { UpdateAbsence } from './commands/update-absence.js';
import { AbsenceDto, PersonSkillsDto, PhoneDutyDto, PresenceDto, RotaDto } from './dto/staffing.dto.js';
import { ReadPresence } from './queries/read-presence.js';

/** What is said of one agent. `:id` is their id or username, or that of an absence or a turn on the phones. */
@ApiTags('staffing')
@Controller()
export class AgentsController {
  constructor(
    private readonly presence: ReadPresence,
    private readonly settingPresence: SetPresence,
    private readonly settingSkills: SetSkills,
    private readonly settingRota: SetRota,
    private readonly addingAbsence: AddAbsence,
    private readonly updatingAbsence: UpdateAbsence,
    private readonly deletingAbsence: DeleteAbsence,
    private readonly addingDuty: AddPhoneDuty,
    private readonly deletingDuty: DeletePhoneDuty,
  ) {}

  @Get('agents/:id/presence')
  readPresence(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PresenceView> {
    return this.presence.run(actor, id);
  }

  @Patch('agents/:id/presence')
  setPresence(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: PresenceDto): Promise<PresenceView> {
    return this.settingPresence.run(actor, id, body.presence);
  }

  @Patch('agents/:id/skills')
  setSkills(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PersonSkillsDto,
  ): Promise<Page<SkillAtLevel>> {
    return this.settingSkills.run(actor, id, body.skills);
  }

  @Patch('agents/:id/rota')
  setRota(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RotaDto,
  ): Promise<{ hours: RotaHours | null }> {
    return this.settingRota.run(actor, id, body.hours);
  }

  @Post('agents/:id/absences')
  addAbsence(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AbsenceDto): Promise<AbsenceView> {
    return this.addingAbsence.run(actor, id, body);
  }

  @Patch('absences/:id')
  updateAbsence(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AbsenceDto): Promise<AbsenceView> {
    return this.updatingAbsence.run(actor, id, body);
  }

  @Delete('absences/:id')
  @HttpCode(204)
  deleteAbsence(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deletingAbsence.run(actor, id);
  }

  @Post('agents/:id/phone-duties')
  addPhoneDuty(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PhoneDutyDto,
  ): Promise<PhoneDutyView> {
    return this.addingDuty.run(actor, id, body);
  }

  @Delete('phone-duties/:id')
  @HttpCode(204)
  deletePhoneDuty(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.deletingDuty.run(actor, id);
  }
}
