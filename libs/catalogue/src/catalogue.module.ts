import { Global, Module } from '@nestjs/common';
import { CannedReplies } from './canned-replies.js';
import { Macros } from './macros.js';
import { CannedRepliesController, MacrosController } from './prepared.controller.js';
import { SaveEscalationFields } from './commands/save-escalation-fields.js';
import { EscalationFieldsController } from './escalation-fields.controller.js';
import { ListServices } from './queries/list-services.js';
import { ReadEscalationFields } from './queries/read-escalation-fields.js';
import { Services } from './services.js';
import { ServicesController } from './services.controller.js';

/** The services of the desk, and what is prepared for answering about them. */
@Global()
@Module({
  controllers: [ServicesController, CannedRepliesController, MacrosController, EscalationFieldsController],
  providers: [Services, ListServices, CannedReplies, Macros, ReadEscalationFields, SaveEscalationFields],
  exports: [Services, CannedReplies, Macros],
})
export class CatalogueModule {}
