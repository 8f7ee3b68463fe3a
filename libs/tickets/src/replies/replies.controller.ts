import { CurrentActor, type Actor } from '@desk/access';
import type { FilledText } from '@desk/contracts';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UseCannedReply } from './use-canned-reply.js';

@ApiTags('prepared')
@Controller('tickets/:id/canned-replies')
export class RepliesController {
  constructor(private readonly replies: UseCannedReply) {}

  @Post(':reply')
  @HttpCode(200)
  use(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('reply') reply: string): Promise<FilledText> {
    return this.replies.run(actor, id, reply);
  }
}
