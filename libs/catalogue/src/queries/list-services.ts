import { scopeOf, type Actor } from '@desk/access';
import type { Page, ServiceItem } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Services } from '../services.js';

/** What can be chosen when a ticket is filed. */
@Injectable()
export class ListServices {
  constructor(
    private readonly database: Database,
    private readonly services: Services,
  ) {}

  async run(actor: Actor): Promise<Page<ServiceItem>> {
    const services = await this.database.read(scopeOf(actor), (tx) => this.services.active(tx));
    const items = services.map(({ key, name, description, escalationTemplate, escalationFields }) => ({
      key,
      name,
      description,
      escalationTemplate,
      escalationFields: [...escalationFields],
    }));
    return { items, nextCursor: null };
  }
}
