import type { IsoDate, PositionContent, PositionKind, PositionRow } from '@desk/contracts';
import { numberOf, typed } from '../../ui/typed-number.js';

/** What stands in the fields, as it was typed. */
export interface PositionDraft {
  readonly kind: PositionKind;
  readonly agencyKey: string;
  readonly name: string;
  readonly fte: string;
  readonly from: string;
  readonly to: string;
}

export const newDraft = (kind: PositionKind, agencyKey: string, today: IsoDate): PositionDraft => ({
  kind,
  agencyKey,
  name: '',
  fte: '',
  from: today,
  to: '',
});

export const draftOf = ({ kind, agency, name, fte, from, to }: PositionRow): PositionDraft => ({
  kind,
  agencyKey: agency?.key ?? '',
  name,
  fte: typed(fte),
  from,
  to: to ?? '',
});

/** Null while the number of FTE cannot be read. */
export function contentOf({ kind, agencyKey, name, fte, from, to }: PositionDraft): PositionContent | null {
  const value = numberOf(fte);
  if (value === null || Number.isNaN(value)) return null;
  return {
    kind,
    agencyKey: kind === 'left_behind' && agencyKey !== '' ? agencyKey : null,
    name: name.trim(),
    fte: value,
    from,
    to: to === '' ? null : to,
  };
}
