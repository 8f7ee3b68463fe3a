import { Global, Module } from '@nestjs/common';
import { CreateDraft } from './commands/create-draft.js';
import { DeleteDraft } from './commands/delete-draft.js';
import { PublishDraft } from './commands/publish-draft.js';
import { SaveDraft } from './commands/save-draft.js';
import { SaveEscalationRules } from './commands/save-escalation-rules.js';
import { Declarations } from './declarations.js';
import { DeclarationsController } from './declarations.controller.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsRepository } from './drafts.repository.js';
import { EscalationController } from './escalation.controller.js';
import { EscalationRulesRepository } from './escalation-rules.repository.js';
import { Escalations } from './escalations.js';
import { CompareDeclarations } from './queries/compare-declarations.js';
import { ListDeclarations } from './queries/list-declarations.js';
import { ReadDeclaration } from './queries/read-declaration.js';
import { ReadDraft } from './queries/read-draft.js';
import { ReadEscalationRules } from './queries/read-escalation-rules.js';
import { ReadPublicDeclaration } from './queries/read-public-declaration.js';

/** Service declarations, and the clocks that follow from them. */
@Global()
@Module({
  controllers: [DeclarationsController, DraftsController, EscalationController],
  providers: [
    Declarations,
    DraftsRepository,
    ListDeclarations,
    ReadPublicDeclaration,
    ReadDeclaration,
    CompareDeclarations,
    ReadDraft,
    CreateDraft,
    SaveDraft,
    DeleteDraft,
    PublishDraft,
    Escalations,
    EscalationRulesRepository,
    ReadEscalationRules,
    SaveEscalationRules,
  ],
  exports: [Declarations, DraftsRepository, Escalations, ReadPublicDeclaration],
})
export class SlaModule {}
