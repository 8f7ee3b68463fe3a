import { CurrentActor, type Actor } from '@desk/access';
import type { StaffingSettings, StaffMember, TeamStaffing } from '@desk/contracts';
import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SaveStaffing } from './commands/save-staffing.js';
import { SetCapacity } from './commands/set-capacity.js';
import { CapacityDto, StaffingSettingsDto } from './dto/staffing.dto.js';
import { ReadStaffing } from './queries/read-staffing.js';

@ApiTags('staffing')
@Controller('teams/:key')
export class StaffingController {
  constructor(
    private readonly staffing: ReadStaffing,
    private readonly saving: SaveStaffing,
    private readonly capacity: SetCapacity,
  ) {}

  @Get('staffing')
  read(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<TeamStaffing> {
    return this.staffing.run(actor, key);
  }

  @Patch('staffing')
  save(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: StaffingSettingsDto,
  ): Promise<StaffingSettings> {
    return this.saving.run(actor, key, body);
  }

  @Patch('members/:id')
  member(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('id') id: string,
    @Body() body: CapacityDto,
  ): Promise<StaffMember> {
    return this.capacity.run(actor, key, id, body);
  }
}
