import { CurrentActor, type Actor } from '@desk/access';
import type { DeclarationComparison, DeclarationList, DeclarationView, PublicDeclaration } from '@desk/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompareDeclarationsDto } from './dto/draft.dto.js';
import { CompareDeclarations } from './queries/compare-declarations.js';
import { ListDeclarations } from './queries/list-declarations.js';
import { ReadDeclaration } from './queries/read-declaration.js';
import { ReadPublicDeclaration } from './queries/read-public-declaration.js';

/** What is promised: read by everybody who has signed in. */
@ApiTags('declaration')
@Controller()
export class DeclarationsController {
  constructor(
    private readonly inForce: ReadPublicDeclaration,
    private readonly declarations: ListDeclarations,
    private readonly version: ReadDeclaration,
    private readonly comparison: CompareDeclarations,
  ) {}

  @Get('declaration')
  read(@CurrentActor() actor: Actor): Promise<PublicDeclaration> {
    return this.inForce.run(actor);
  }

  @Get('declarations')
  list(@CurrentActor() actor: Actor): Promise<DeclarationList> {
    return this.declarations.run(actor);
  }

  @Get('declarations/compare')
  compare(@CurrentActor() actor: Actor, @Query() query: CompareDeclarationsDto): Promise<DeclarationComparison> {
    return this.comparison.run(actor, query);
  }

  @Get('declarations/:version')
  readVersion(@CurrentActor() actor: Actor, @Param('version') version: string): Promise<DeclarationView> {
    return this.version.run(actor, version);
  }
}
