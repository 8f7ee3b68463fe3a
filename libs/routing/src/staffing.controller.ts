import { CurrentActor, type Actor } from '@desk/access';
import type { Page, StaffingSettings, StaffMember, TeamItem, TeamStaffing } from '@desk/contracts';
import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SaveHelpers } from './commands/save-helpers.js';
import { SaveStaffing } from './commands/save-staffing.js';
import { SetCapacity } from './commands/set-capacity.js';
import { CapacityDto, HelpersDto, StaffingSettingsDto } from './dto/staffing.dto.js';
import { ReadStaffing } from './queries/read-staffing.js';

@ApiTags('staffing')
@Controller('teams/:key')
export class StaffingController {
  constructor(
    private readonly staffing: ReadStaffing,
    private readonly saving: SaveStaffing,
    private readonly capacity: SetCapacity,
    private readonly savingHelpers: SaveHelpers,
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

  @Patch('helpers')
  helpers(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() { helpers }: HelpersDto,
  ): Promise<Page<TeamItem>> {
    return this.savingHelpers.run(
      actor,
      key,
      helpers.map((helper) => helper.key),
    );
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
