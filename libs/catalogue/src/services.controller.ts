import { CurrentActor, type Actor } from '@desk/access';
import type { Page, ServiceItem } from '@desk/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListServices } from './queries/list-services.js';

@ApiTags('services')
@Controller('services')
export class ServicesController {
  constructor(private readonly services: ListServices) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<Page<ServiceItem>> {
    return this.services.run(actor);
  }
}
