import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { GainAgency, GainInput } from '../domain/gain.js';
import { loadAgencies, loadPositions, loadSettings, type MeasuredAgency } from './gain-facts.js';

export interface PositionGain extends Omit<GainInput, 'period'> {
  readonly correlation: number;
}

/** What the headline gain by positions is measured from: without volumes, which only one way of saying it needs. */
export async function loadPositionGain(tx: ReadTx, joinedBy: string): Promise<PositionGain> {
  const agencies = await loadAgencies(tx, joinedBy);
  const { correlation } = await loadSettings(tx);
  return { agencies: agencies.map(withoutVolume), positions: await loadPositions(tx), monthShares: null, correlation };
}

function withoutVolume({ id, joinedOn, baseline, employees, headCount }: MeasuredAgency): GainAgency {
  return {
    agencyId: id,
    joinedOn: Temporal.PlainDate.from(joinedOn),
    lastDay: null,
    baseline,
    employees: employees === null ? null : { then: employees, now: headCount },
    volume: null,
  };
}
