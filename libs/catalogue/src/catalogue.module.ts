import { Global, Module } from '@nestjs/common';
import { ListServices } from './queries/list-services.js';
import { Services } from './services.js';
import { ServicesController } from './services.controller.js';

/** The services of the desk. */
@Global()
@Module({
  controllers: [ServicesController],
  providers: [Services, ListServices],
  exports: [Services],
})
export class CatalogueModule {}
