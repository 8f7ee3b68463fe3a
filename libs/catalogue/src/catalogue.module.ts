import { Global, Module } from '@nestjs/common';
import { SaveEscalationFields } from './commands/save-escalation-fields.js';
import { EscalationFieldsController } from './escalation-fields.controller.js';
import { ListServices } from './queries/list-services.js';
import { ReadEscalationFields } from './queries/read-escalation-fields.js';
import { Services } from './services.js';
import { ServicesController } from './services.controller.js';

/** The services of the desk. */
@Global()
@Module({
  controllers: [ServicesController, EscalationFieldsController],
  providers: [Services, ListServices, ReadEscalationFields, SaveEscalationFields],
  exports: [Services],
})
export class CatalogueModule {}
