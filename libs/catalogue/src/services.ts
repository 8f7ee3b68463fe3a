import type { ServiceItem, ServiceRef } from '@desk/contracts';
import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

export interface Service extends ServiceItem {
  readonly id: string;
  /** Where first line hands its tickets on to, unless it says otherwise. */
  readonly secondLineTeamId: string | null;
  /** Only active services can be chosen; tickets keep the one they have. */
  readonly active: boolean;
}

const KEPT_MS = 5_000;

/** The services that tickets are about. */
@Injectable()
export class Services {
  private readonly kept = new Kept(KEPT_MS, (tx: ReadTx) =>
    tx.query<Service>(
      `select id, key, name, description, escalation_template as "escalationTemplate",
         escalation_fields as "escalationFields", second_line_team_id as "secondLineTeamId", active
       from service order by position, name collate "nb-x-icu", key`,
    ),
  );

  /** Those that can be chosen, in the order in which they are offered. */
  async active(tx: ReadTx): Promise<readonly Service[]> {
    return (await this.kept.get(tx)).filter((service) => service.active);
  }

  /** An active service; null when there is none of that key. */
  async byKey(tx: ReadTx, key: string): Promise<Service | null> {
    const pick = (services: readonly Service[]) => services.find((service) => service.key === key && service.active);
    return pick(await this.kept.get(tx, (services) => pick(services) !== undefined)) ?? null;
  }

  /** Any service, active or not; null when there is none of that id. */
  async byId(tx: ReadTx, id: string): Promise<Service | null> {
    const pick = (services: readonly Service[]) => services.find((service) => service.id === id);
    return pick(await this.kept.get(tx, (services) => pick(services) !== undefined)) ?? null;
  }

  /** What views show of a service, active or not; null when there is none of that id. */
  async ref(tx: ReadTx, id: string): Promise<ServiceRef | null> {
    const service = await this.byId(tx, id);
    return service && { key: service.key, name: service.name };
  }

  clear(): void {
    this.kept.clear();
  }
}
