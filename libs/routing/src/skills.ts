import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

export interface Skill {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly active: boolean;
}

const KEPT_MS = 5_000;

/** What agents can and tickets need: few, and the same for everybody. */
@Injectable()
export class Skills {
  private readonly kept = new Kept(KEPT_MS, (tx: ReadTx) =>
    tx.query<Skill>('select id, key, name, active from skill order by name collate "nb-x-icu", key'),
  );

  all(tx: ReadTx): Promise<readonly Skill[]> {
    return this.kept.get(tx);
  }

  /** null when there is none of that key. */
  byKey(tx: ReadTx, key: string): Promise<Skill | null> {
    return this.pick(tx, (skill) => skill.key === key);
  }

  /** null when there is none of that id. */
  byId(tx: ReadTx, id: string): Promise<Skill | null> {
    return this.pick(tx, (skill) => skill.id === id);
  }

  clear(): void {
    this.kept.clear();
  }

  private async pick(tx: ReadTx, wanted: (skill: Skill) => boolean): Promise<Skill | null> {
    const skills = await this.kept.get(tx, (known) => known.some(wanted));
    return skills.find(wanted) ?? null;
  }
}
