import { scopeOf, type Actor } from '@desk/access';
import type { DeclarationView } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readVersion } from '../declaration.row.js';
import { versionNumber } from '../version-number.js';

/** One version by its number. */
@Injectable()
export class ReadDeclaration {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, named: string): Promise<DeclarationView> {
    const number = versionNumber(named);
    const version = number === null ? null : await this.database.read(scopeOf(actor), (tx) => readVersion(tx, number));
    if (!version) throw notFound('This version of the declaration');
    return { ...version.head, content: version.content };
  }
}
