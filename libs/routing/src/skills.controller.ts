import { CurrentActor, type Actor } from '@desk/access';
import type { Page, SkillView } from '@desk/contracts';
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateSkill } from './commands/create-skill.js';
import { UpdateSkill } from './commands/update-skill.js';
import { NewSkillDto, SkillDto } from './dto/staffing.dto.js';
import { ListSkills } from './queries/list-skills.js';

@ApiTags('staffing')
@Controller('skills')
export class SkillsController {
  constructor(
    private readonly skills: ListSkills,
    private readonly creating: CreateSkill,
    private readonly updating: UpdateSkill,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<SkillView>> {
    return this.skills.run(actor);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: NewSkillDto): Promise<SkillView> {
    return this.creating.run(actor, body);
  }

  @Patch(':key')
  update(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: SkillDto): Promise<SkillView> {
    return this.updating.run(actor, key, body);
  }
}
