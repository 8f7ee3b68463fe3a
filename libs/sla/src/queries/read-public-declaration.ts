import { scopeOf, type Actor } from '@desk/access';
import type { PublicDeclaration } from '@desk/contracts';
import { Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readHeads, readVersion } from '../declaration.row.js';

interface Named {
  key: string;
  name: string;
}

/** The version in force, with the names of what it speaks of and the version that follows it. */
@Injectable()
export class ReadPublicDeclaration {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<PublicDeclaration> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const [version, heads] = await Promise.all([readVersion(tx, 'in_force'), readHeads(tx)]);
      if (!version) throw notFound('A declaration that is in force');
      const { promises } = version.content;
      const [services, calendars] = await Promise.all([
        named(tx, 'service', [...new Set(promises.flatMap(({ serviceKey }) => serviceKey ?? []))]),
        named(tx, 'calendar', [...new Set(promises.map(({ calendarKey }) => calendarKey))]),
      ]);
      const coming = heads.findLast(({ standing }) => standing === 'coming') ?? null;
      return { ...version.head, content: version.content, services, calendars, coming };
    });
  }
}

function named(tx: ReadTx, table: 'service' | 'calendar', keys: readonly string[]): Promise<Named[]> {
  return tx.query<Named>(
    `select key, name from ${table} where key = any($1::text[]) order by name collate "nb-x-icu", key`,
    [keys],
  );
}
