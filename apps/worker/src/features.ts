import { AccessModule } from '@desk/access';
import { AgenciesModule } from '@desk/agencies';
import { BenefitsModule } from '@desk/benefits';
import { CatalogueModule } from '@desk/catalogue';
import { MetricsModule } from '@desk/metrics';
import { NoticesModule } from '@desk/notices';
import { RoutingModule } from '@desk/routing';
import { SlaModule } from '@desk/sla';
import { TicketBulkModule, TicketsModule, TicketViewsModule, TicketVisitsModule } from '@desk/tickets';
import { TicketNotesModule } from '@desk/tickets/agent';

/** The libraries whose handlers and jobs this program runs. */
export const features = [
  AccessModule,
  AgenciesModule,
  CatalogueModule,
  RoutingModule,
  SlaModule,
  TicketsModule,
  TicketViewsModule,
  TicketBulkModule,
  TicketVisitsModule,
  // Macros that were held write notes when they leave.
  TicketNotesModule,
  NoticesModule,
  MetricsModule,
  BenefitsModule,
];
