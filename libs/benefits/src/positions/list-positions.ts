import { authoriseDesk, cityDate, deskPolicy, type Actor } from '@desk/access';
import { POSITION_KINDS, type IsoDate, type PositionChoice, type PositionList } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { declarable, listPositions, positionScope, readable } from './position-rows.js';

/** First-line positions as they stand on a day, or all that ever did and will. */
@Injectable()
export class ListPositions {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { on?: IsoDate; show?: PositionChoice }): Promise<PositionList> {
    authoriseDesk(actor, 'readPositions');
    return this.database.read(positionScope(actor), async (tx) => {
      const on = query.on ?? cityDate(tx.now);
      const items = await listPositions(tx, actor, {
        agencyIds: readable(actor),
        on: query.show === 'all' ? null : on,
        id: null,
      });
      const standing = items.filter(({ from, to }) => from <= on && (to === null || to >= on));
      const declareFor = await declarable(tx, actor);
      return {
        on,
        items,
        sums: POSITION_KINDS.map((kind) => ({ kind, fte: summed(standing.filter((one) => one.kind === kind)) })),
        abilities: {
          addCentral: deskPolicy.editPositions(actor),
          declareFor: declareFor.map(({ key, name }) => ({ key, name })),
        },
      };
    });
  }
}

/** In thousandths, as they are stated. */
const summed = (positions: readonly { fte: number }[]): number =>
  positions.reduce((sum, { fte }) => sum + Math.round(fte * 1000), 0) / 1000;
