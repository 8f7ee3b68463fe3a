import { AccessModule } from '@desk/access';
import { AgenciesModule } from '@desk/agencies';
import { CatalogueModule } from '@desk/catalogue';

/** The libraries whose handlers and jobs this program runs. */
export const features = [AccessModule, AgenciesModule, CatalogueModule];
