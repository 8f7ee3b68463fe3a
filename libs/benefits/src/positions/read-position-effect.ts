import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type PositionContent, type PositionEffect, type PositionEffectRequest } from '@desk/contracts';
import { Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { firstDayOf, positionEffect } from '../domain/position-effect.js';
import { loadAgencies, loadSettings, withVolumes } from '../queries/gain-facts.js';
import { agencyFor, counted, knownPositions, refuseFaulty, type StoredPosition } from './position-rows.js';

/** What a change of positions would make of the gain, before anybody makes it. */
@Injectable()
export class ReadPositionEffect {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { id, content }: PositionEffectRequest): Promise<PositionEffect> {
    authoriseDesk(actor, 'readReports');
    return this.database.read(scopeOf(actor), async (tx) => {
      const known = await knownPositions(tx);
      const stored = id === null ? null : known.find((one) => one.id === id);
      if (stored === undefined || (stored === null && content === null)) throw notFound('The position');
      const wanted =
        content === null ? null : stored ? { ...content, kind: stored.kind, agencyKey: stored.agencyKey } : content;
      if (wanted !== null) refuseFaulty(wanted, known, { id });
      const added: Changed[] = [];
      if (wanted !== null)
        added.push({ ...wanted, agencyId: stored?.agencyId ?? (await agencyFor(tx, actor, wanted)) });
      return effectOf(tx, known, { without: stored?.id ?? null, added });
    });
  }
}

type Changed = PositionContent & { readonly agencyId: string };

/** Of positions that are added, and of one that is no more or is another. */
export async function effectOf(
  tx: ReadTx,
  known: readonly StoredPosition[],
  { without, added }: { without: string | null; added: readonly Changed[] },
): Promise<PositionEffect> {
  const today = Temporal.PlainDate.from(cityDate(tx.now));
  const changed = [...added, ...known.filter(({ id }) => id === without)];
  const on = firstDayOf(changed, today);
  const agencies = await loadAgencies(tx, on.toString());
  const { correlation } = await loadSettings(tx);
  const day = { from: on.toString(), to: on.toString() };
  return positionEffect({
    agencies: (await withVolumes(tx, agencies, day)).map((agency) => ({ ...agency, volume: null })),
    monthShares: null,
    before: counted(known),
    after: counted([...known.filter(({ id }) => id !== without), ...added]),
    on,
    correlation,
  });
}

/** A row of a sheet, by the agencies that it names. */
export function changedBy(
  content: PositionContent,
  agencies: readonly { readonly id: string; readonly key: string }[],
): Changed {
  const agencyId = agencies.find(({ key }) => key === content.agencyKey)?.id ?? CITY_AGENCY_ID;
  return { ...content, agencyId };
}
