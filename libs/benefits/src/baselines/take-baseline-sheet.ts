import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import type { BaselineRow, BaselineSheetRequest, BaselineSheetResult, SheetFault } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { readBaselineSheet, type SheetRow } from '../domain/baseline-sheet.js';
import { baselineScope, listRows, lockStored, refuseLocked, writeOpen } from './baseline-rows.js';

/** Zero points from a spreadsheet: all its rows, or none and what is wrong with each. */
@Injectable()
export class TakeBaselineSheet {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { text, apply }: BaselineSheetRequest): Promise<BaselineSheetResult> {
    authoriseDesk(actor, 'editBaselines');
    return this.database.transaction(baselineScope(actor), async (tx) => {
      const known = await listRows(tx, null);
      const today = Temporal.PlainDate.from(cityDate(tx.now));
      const agencies = known.map(({ agency, headCount }) => ({ ...agency, headCount }));
      const read = readBaselineSheet(text, agencies, today);
      const rows = read.rows.map((row) => shown(row, known));
      const faults = [...read.faults, ...lockedOnes(rows, known)].sort(byPlace);
      const applied = apply && faults.length === 0;
      for (const { agency, figures, change } of applied ? rows : []) {
        if (change === 'same') continue;
        const stored = await lockStored(tx, agency.key);
        refuseLocked(stored);
        await writeOpen(tx, actor.id, stored, figures);
      }
      return { rows, faults, applied };
    });
  }
}

function shown(
  { row, agencyKey, figures }: SheetRow,
  known: readonly BaselineRow[],
): BaselineSheetResult['rows'][number] {
  const stored = known.find(({ agency }) => agency.key === agencyKey);
  if (!stored) throw new Error(`the sheet was read for an agency that there is not: ${agencyKey}`);
  const same = stored.figures !== null && sameFigures(stored.figures, figures);
  return { row, agency: stored.agency, figures, change: stored.figures === null ? 'new' : same ? 'same' : 'changed' };
}

/** A locked zero point may stand in the sheet as it is. */
const lockedOnes = (rows: BaselineSheetResult['rows'], known: readonly BaselineRow[]): SheetFault[] =>
  rows
    .filter(({ agency: { key }, change }) => {
      const stored = known.find(({ agency }) => agency.key === key);
      return change !== 'same' && stored?.lockedAt != null;
    })
    .map(({ row, agency }) => ({ row, column: null, code: 'agency_locked', found: agency.name }));

const sameFigures = (a: object, b: object): boolean =>
  Object.entries(a).every(([name, value]: [string, unknown]) => {
    const other: unknown = (b as Record<string, unknown>)[name];
    return typeof value === 'object' && value !== null ? sameFigures(value, other as object) : value === other;
  });

const byPlace = (a: SheetFault, b: SheetFault): number =>
  a.row - b.row || letters(a).length - letters(b).length || letters(a).localeCompare(letters(b));
const letters = ({ column }: SheetFault): string => column?.letter ?? '';
