import type { AgencyKind, AgencyRef, IsoDate } from '@desk/contracts';
import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

export interface Agency extends AgencyRef {
  readonly id: string;
  readonly kind: AgencyKind;
  /** Employees, as a figure. */
  readonly headCount: number;
  /** null: planned without a date. May lie ahead. */
  readonly joinedOn: IsoDate | null;
  readonly waveNumber: number | null;
  /** Whom employees turn to until their agency joins. */
  readonly localContact: string | null;
}

const KEPT_MS = 5_000;

/** The agencies of the city: few, known to everybody, hardly ever changed; which of their rows one sees is another matter. */
@Injectable()
export class Agencies {
  private readonly kept = new Kept(KEPT_MS, async (tx: ReadTx) => {
    const rows = await tx.query<Agency>(
      `select id, key, name, kind, head_count as "headCount", joined_on::text as "joinedOn",
         wave_number as "waveNumber", local_contact as "localContact"
       from agency order by name collate "nb-x-icu", key`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  });

  /** All of them by id, in the order of their names; read again when one of `needed` is missing. */
  async all(tx: ReadTx, needed: readonly string[] = []): Promise<ReadonlyMap<string, Agency>> {
    return this.kept.get(tx, (known) => needed.every((id) => known.has(id)));
  }

  /** What views show of an agency; null when there is none of that id. */
  async ref(tx: ReadTx, id: string): Promise<AgencyRef | null> {
    const agency = (await this.kept.get(tx, (known) => known.has(id))).get(id);
    return agency ? { key: agency.key, name: agency.name } : null;
  }

  /** null when no agency has the key. */
  async byKey(tx: ReadTx, key: string): Promise<Agency | null> {
    const has = (known: ReadonlyMap<string, Agency>) => [...known.values()].find((agency) => agency.key === key);
    return has(await this.kept.get(tx, (known) => has(known) !== undefined)) ?? null;
  }

  clear(): void {
    this.kept.clear();
  }
}
