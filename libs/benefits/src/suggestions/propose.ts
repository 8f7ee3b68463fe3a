import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import { Services } from '@desk/catalogue';
import { CITY_TIME_ZONE, type ProposeRequest, type SuggestionView } from '@desk/contracts';
import { Database, newId, Problem, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { refuseBlank } from '../refuse-blank.js';
import { readSuggestion } from './suggestion-rows.js';

/** So many a person and day: who has more to say has time to think about it until tomorrow. */
export const MOST_A_DAY = 5;

@Injectable()
export class Propose {
  constructor(
    private readonly database: Database,
    private readonly services: Services,
  ) {}

  async run(actor: Actor, { title, bother, help, serviceKey }: ProposeRequest): Promise<SuggestionView> {
    authoriseDesk(actor, 'propose');
    refuseBlank({ title, bother, help });
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const service = serviceKey === null ? null : await this.services.byKey(tx, serviceKey);
      if (serviceKey !== null && service === null) throw NO_SERVICE;
      await refuseTooMany(tx, actor);
      const id = newId();
      await tx.query(
        `insert into suggestion (id, proposer_id, proposer_agency_id, service_id, title, bother, help, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
        [id, actor.id, actor.homeAgencyId, service?.id ?? null, title, bother, help, toIso(tx.now)],
      );
      await addStep(tx, actor, { id, status: 'received', reason: null });
      return readSuggestion(tx, actor, id);
    });
  }
}

export async function addStep(
  tx: Tx,
  actor: Actor,
  step: { id: string; status: string; reason: string | null },
): Promise<void> {
  await tx.query(
    'insert into suggestion_step (id, suggestion_id, status, reason, at, by_id) values ($1, $2, $3, $4, $5, $6)',
    [newId(), step.id, step.status, step.reason, toIso(tx.now), actor.id],
  );
}

/** Locks the person, so that two at once do not both pass as the last one. */
async function refuseTooMany(tx: Tx, actor: Actor): Promise<void> {
  await tx.query('select from person where id = $1 for no key update', [actor.id]);
  const today = Temporal.PlainDate.from(cityDate(tx.now));
  const [since, until] = [today, today.add({ days: 1 })].map((day) => day.toZonedDateTime(CITY_TIME_ZONE).toInstant());
  const mine = await tx.query('select from suggestion where proposer_id = $1 and created_at >= $2', [
    actor.id,
    since?.toString(),
  ]);
  if (mine.length < MOST_A_DAY) return;
  throw new Problem('too_many_requests', `Propose no more than ${MOST_A_DAY} things a day; go on tomorrow.`, {
    retryAfterSeconds: Math.ceil(until ? tx.now.until(until).total('seconds') : 0),
  });
}

const NO_SERVICE = new Problem('validation_failed', 'Choose a service that there is, or none.', {
  errors: [{ pointer: '/serviceKey', message: 'is not the key of a service', code: 'unknown_service' }],
});
