import { authoriseDesk, deskPolicy, type Actor } from '@desk/access';
import type { BaselineSheetRequest, PositionSheetResult } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readPositionSheet, type ReadPosition } from '../domain/position-sheet.js';
import { declarable, insertPosition, knownPositions, lockPositions, positionScope } from './position-rows.js';
import { changedBy, effectOf } from './read-position-effect.js';

/** Positions from a spreadsheet: all its new rows, or none and what is wrong with each. */
@Injectable()
export class TakePositionSheet {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { text, apply }: BaselineSheetRequest): Promise<PositionSheetResult> {
    authoriseDesk(actor, 'editPositions');
    return this.database.transaction(positionScope(actor), async (tx) => {
      await lockPositions(tx);
      const known = await knownPositions(tx);
      const agencies = await declarable(tx, actor);
      const { rows, faults } = readPositionSheet(text, agencies, known);
      const added = rows.filter(({ isSame }) => !isSame).map(({ content }) => changedBy(content, agencies));
      const isSound = faults.length === 0;
      const shows = isSound && added.length > 0 && deskPolicy.readReports(actor);
      const effect = shows ? await effectOf(tx, known, { without: null, added }) : null;
      const applied = apply && isSound;
      for (const { agencyId, ...content } of applied ? added : []) {
        await insertPosition(tx, newId(), agencyId, content);
      }
      return { rows: rows.map((row) => shown(row, agencies)), faults: [...faults], applied, effect };
    });
  }
}

function shown(
  { row, content, isSame }: ReadPosition,
  agencies: readonly { readonly key: string; readonly name: string }[],
): PositionSheetResult['rows'][number] {
  const { kind, agencyKey, ...figures } = content;
  const agency = agencies.find(({ key }) => key === agencyKey);
  return {
    row,
    kind,
    ...figures,
    agency: agency ? { key: agency.key, name: agency.name } : null,
    change: isSame ? 'same' : 'new',
  };
}
