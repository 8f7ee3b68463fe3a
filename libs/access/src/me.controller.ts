import type { Me } from '@desk/contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SetLocale } from './commands/set-locale.js';
import { SetLocaleDto } from './dto/set-locale.dto.js';
import { CurrentActor } from './guard/current-actor.js';
import type { Actor } from './policies/actor.js';
import { ReadMe } from './queries/read-me.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    private readonly me: ReadMe,
    private readonly locale: SetLocale,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor): Promise<Me> {
    return this.me.run(actor);
  }

  @Patch()
  async change(@CurrentActor() actor: Actor, @Body() body: SetLocaleDto): Promise<Me> {
    await this.locale.run(actor, body.locale);
    return this.me.run(actor);
  }
}
